import type { Invariant } from '../invariant';
import { absentStaysAbsent } from './absent-stays-absent';
import { accountsStayApart } from './accounts-stay-apart';
import { agesAreTrue } from './ages-are-true';
import { darkWatchRests } from './dark-watch-rests';
import { dataComesBack } from './data-comes-back';
import { daysAreTrue } from './days-are-true';
import { holdsAreNamed } from './holds-are-named';
import { newestSnapshotStays } from './newest-snapshot-stays';
import { nightIsTrue } from './night-is-true';
import { nothingGrows } from './nothing-grows';
import { nothingHangs } from './nothing-hangs';
import { nothingThrows } from './nothing-throws';
import { oneRefresh } from './one-refresh';
import { refusedToken } from './refused-token';
import { requestLimits } from './request-limits';
import { secretsKept } from './secrets-kept';
import { sessionKept } from './session-kept';
import { signOutFinal } from './sign-out-final';
import { troubleIsSaid } from './trouble-is-said';
import { watchShowsWhatItHas } from './watch-shows-what-it-has';
import { weekIsTrue } from './week-is-true';

/** Everything that is true of every run; docs/reliability.md has the list. */
export const INVARIANTS: readonly Invariant[] = [
  sessionKept,
  oneRefresh,
  refusedToken,
  requestLimits,
  newestSnapshotStays,
  agesAreTrue,
  accountsStayApart,
  daysAreTrue,
  absentStaysAbsent,
  nightIsTrue,
  weekIsTrue,
  watchShowsWhatItHas,
  dataComesBack,
  holdsAreNamed,
  troubleIsSaid,
  nothingThrows,
  nothingHangs,
  nothingGrows,
  darkWatchRests,
  secretsKept,
  signOutFinal,
];
