import { liveThroughTrouble } from './weeks';

test('7 days of trouble on a phone that unloads what idles end signed in', () =>
  liveThroughTrouble({ seed: 11, days: 7, savesBattery: true }));
