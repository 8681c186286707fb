import { HOUR_MS } from '../../../common/time';
import { testKilledSync } from './killed-sync';

describe.each([
  ['ten hours behind, so that the service says first that the token is over', -10 * HOUR_MS],
  ['ten hours ahead', 10 * HOUR_MS],
])('a sync with a clock %s, killed before and after everything it does', (_, error) =>
  testKilledSync((phone) => {
    phone.clockError = error;
  }),
);
