import type { Snapshot } from '../../../common/snapshot';
import type { DataSet } from '../../../companion/sources/health-source';
import { MINUTE_MS, SECOND_MS } from '../../../simulator/world/duration';
import { type DataResponses, dataResponsesOf } from '../data-responses';
import type { Invariant } from '../invariant';
import { phoneClock } from '../phone-clock';
import { snapshotsOf } from '../snapshots';

/** Longest time between two requests of a data set, ms. Such a data set has the age of the last of them. */
const SLACK_MS = 2 * MINUTE_MS;

/** The data sets of a section. It is as old as the oldest of the first ones; the others count without them. */
export const PARTS = {
  sleep: [['sleep']],
  recovery: [[], ['restingHeartRate', 'hrv', 'breathing', 'oxygen', 'skin']],
  week: [['activitySummary', 'dailySteps'], ['sleep']],
  body: [['weight', 'food', 'water']],
  friends: [['friends']],
  devices: [['devices']],
  intradaySteps: [['intradaySteps']],
} as const satisfies Partial<Record<keyof Snapshot, readonly (readonly DataSet[])[]>>;

type SectionName = keyof typeof PARTS;
export const SECTIONS = Object.keys(PARTS) as SectionName[];

/** Looks at every snapshot that the phone sends. */
export const agesAreTrue: Invariant = {
  name: 'ages-are-true',
  rule: 'The age of a section is that of a response with its data, and of none newer than its oldest part.',
  except:
    'Responses from before, or from the instant in which, the phone’s clock was set, or that a fault has changed.',
  watch(run, report) {
    const responses = dataResponsesOf(run);
    const clock = phoneClock(run);
    snapshotsOf(run).onSent.add((snapshot) => {
      for (const name of SECTIONS) {
        const at = snapshot[name]?.at;
        if (at === undefined) continue;
        const problem = checkAge(responses, name, at * SECOND_MS, clock.lastAt());
        if (problem) report(`${name} of snapshot ${snapshot.seq}: ${problem}`);
      }
    });
    return {};
  },
};

function checkAge(
  responses: DataResponses,
  name: SectionName,
  at: number,
  clockSetAt: number,
): string | undefined {
  const [oldestOf, others = []]: readonly (readonly DataSet[])[] = PARTS[name];
  const parts: readonly DataSet[] = [...(oldestOf ?? []), ...others];
  const response = parts
    .flatMap((part) => responses.list(part, at - SLACK_MS))
    .find(({ phoneAt }) => phoneAt < at + SECOND_MS);
  if (!response) return `nothing was delivered at ${new Date(at).toISOString()}`;
  // Ages from before the clock was set cannot be compared.
  if (response.deliveredAt <= clockSetAt) return undefined;
  for (const part of oldestOf ?? []) {
    const last = responses.last(part);
    // A response that a fault has changed may have had no data.
    if (!last?.isWhole || last.deliveredAt <= clockSetAt) continue;
    if (last.origin === response.origin && at > last.phoneAt + SLACK_MS)
      return `it is dated ${new Date(at).toISOString()}, and ${part} was delivered ${new Date(last.phoneAt).toISOString()}`;
  }
  return undefined;
}
