import type { Snapshot } from '../../../common/snapshot';
import type { Invariant } from '../invariant';
import { onPageSeen } from '../seen-pages';
import { snapshotsOf } from '../snapshots';

/** What the face would write of a value that is none. */
const NO_VALUE = /NaN|undefined|null|\[object|Infinity|-\d/;

type Range = readonly [low: number, high: number];
/** What a body can do, in the units of the snapshot. */
const RANGES: Readonly<Record<string, Range>> = {
  'sleep.bed': [0, 1439],
  'sleep.rise': [0, 1439],
  'sleep.asleep': [1, 1440],
  'recovery.restingHeartRate': [20, 250],
  'recovery.hrv': [10, 5000],
  'recovery.breathing': [30, 600],
  'recovery.oxygen': [300, 1000],
  'recovery.skin': [-300, 300],
  'week.goal': [1, 999_999],
  'week.dailySteps': [0, 999_999],
  'week.asleep': [1, 1440],
  'body.weight': [50, 15_000],
  'body.change': [-15_000, 15_000],
  'body.water': [0, 10_000],
  'body.waterGoal': [1, 10_000],
  'body.eaten': [-5, 999_999],
  'body.burned': [0, 999_999],
  'friends.rank': [1, 100_000],
  'friends.gap': [0, 10_000_000],
};

/** Looks at every snapshot that the phone sends, and at every page that somebody sees. */
export const absentStaysAbsent: Invariant = {
  name: 'absent-stays-absent',
  rule: 'No number stands for what is absent or beyond anything human, and no page writes what is no value.',
  except: '',
  watch(run, report) {
    const { world } = run;
    snapshotsOf(run).onSent.add((snapshot) => {
      for (const [path, range] of Object.entries(RANGES)) {
        const bad = valuesAt(snapshot, path).find((value) => !isWithin(value, range));
        if (bad !== undefined) report(`${path} of snapshot ${snapshot.seq} is ${String(bad)}`);
      }
    });
    onPageSeen(world, (texts) => {
      for (const [id, text] of texts) if (NO_VALUE.test(text)) report(`the watch writes "${text}" as ${id}`);
    });
    return {};
  },
};

/** The numbers of a field; none where it is absent. A null is a day without data. */
function valuesAt(snapshot: Snapshot, path: string): unknown[] {
  const [section = '', field = ''] = path.split('.');
  // A section has fields, of which the path names one.
  const fields = snapshot[section as keyof Snapshot] as unknown as Record<string, unknown> | undefined;
  const value = fields?.[field];
  if (value === undefined) return [];
  return Array.isArray(value) ? value.filter((each) => each !== null) : [value];
}

function isWithin(value: unknown, [low, high]: Range): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= low && value <= high;
}
