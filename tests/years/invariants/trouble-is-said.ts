import type { AccountState, Snapshot } from '../../../common/snapshot';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../simulator/world/duration';
import type { Invariant } from '../invariant';
import { onPageSeen } from '../seen-pages';
import { snapshotsOf } from '../snapshots';

/** The words of home in the states that the wearer has to end. */
const STATE_WORDS: Readonly<Partial<Record<AccountState, string>>> = {
  notSetUp: 'Connect on phone',
  finishSignIn: 'Finish on phone',
  reconnect: 'Sign in on phone',
  gone: 'Live data only',
};

/** Age from which home says how old the data is, ms. */
const OLD_MS = 3 * HOUR_MS;
/** Longest time since the face drew, ms. */
const DRAWN_WITHIN_MS = 70 * SECOND_MS;

/** Looks at home whenever somebody turns away from it. */
export const troubleIsSaid: Invariant = {
  name: 'trouble-is-said',
  rule: 'While the account needs its owner, or the data is older than three hours, home says so, with the true age.',
  except: '',
  watch(run, report) {
    const { world } = run;
    const snapshots = snapshotsOf(run);
    onPageSeen(world, (texts) => {
      const line = texts.get('line');
      if (line === undefined || !snapshots.kept) return;
      const now = world.clock.now();
      const expected = [now - DRAWN_WITHIN_MS, now].map((t) => expectedLine(snapshots.kept, t));
      const isSaid = expected.some((each) => (each === undefined ? !isAge(line) : line.startsWith(each)));
      if (!isSaid) report(`home says "${line}" in place of "${expected[1] ?? 'no age'}"`);
    });
    return {};
  },
};

function isAge(line: string): boolean {
  return line.startsWith('Synced ');
}

/** How the line begins; undefined where nothing is wrong that home would say. */
function expectedLine(kept: Snapshot | undefined, now: number): string | undefined {
  if (!kept) return undefined;
  const { state, until = 0 } = kept.account;
  const words = STATE_WORDS[state];
  if (words) return words;
  const age = now - newestCheck(kept) * SECOND_MS;
  const isOffline = now - kept.at * SECOND_MS >= DAY_MS;
  if (state === 'ok' && until * SECOND_MS > now && !isOffline) return 'Sign in by ';
  return newestCheck(kept) > 0 && age >= OLD_MS ? `Synced ${describeAge(age)}` : undefined;
}

function newestCheck(kept: Snapshot): number {
  return Math.max(0, ...Object.values(kept).map((section) => Number(Object(section).at) || 0));
}

function describeAge(ms: number): string {
  if (ms < HOUR_MS) return `${Math.floor(ms / MINUTE_MS)} min ago`;
  if (ms < DAY_MS) return `${Math.floor(ms / HOUR_MS)} h ago`;
  return ms < 2 * DAY_MS ? 'yesterday' : `${Math.floor(ms / DAY_MS)} days ago`;
}
