import { liveThroughTrouble } from './weeks';

test('14 days of trouble end signed in', () => liveThroughTrouble({ seed: 12, days: 14 }));
