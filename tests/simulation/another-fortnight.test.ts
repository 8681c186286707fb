import { liveThroughTrouble } from './weeks';

test('14 days of other trouble end signed in', () => liveThroughTrouble({ seed: 14, days: 14 }));
