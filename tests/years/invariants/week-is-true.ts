import type { WeekSection } from '../../../common/snapshot';
import { SyncedActivity } from '../../../simulator/cloud/resources/activity/synced-activity';
import { listSyncedSleeps } from '../../../simulator/cloud/tracker-sync';
import { MINUTE_MS, SECOND_MS } from '../../../simulator/world/duration';
import { type DataResponse, type DataResponses, dataResponsesOf } from '../data-responses';
import type { Invariant, Run } from '../invariant';
import { snapshotsOf } from '../snapshots';

const DAYS = 7;
const STEP_SETS = ['activitySummary', 'dailySteps'] as const;
/** See ages-are-true.ts. */
const SLACK_MS = 2 * MINUTE_MS;

/** Steps only grow, so they lie between what was true at the age of the section and what is true now. */
export const weekIsTrue: Invariant = {
  name: 'week-is-true',
  rule: 'Steps and sleep of each of the last seven days are those of the person, as far as they were delivered whole.',
  except:
    'As for the night; anybody who has travelled in this world; nights on pages that the budget or a failure cut off.',
  watch(run, report) {
    const { world } = run;
    const responses = dataResponsesOf(run);
    let hasTravelled = world.zone() !== world.persona.zone;
    world.trace.listen((entry) => {
      hasTravelled ||= entry.kind === 'fault' && entry.name === 'zone';
    });
    snapshotsOf(run).onSent.add(({ week, sleep, seq }) => {
      // Somebody who has travelled may have requested the days of another date.
      if (!week || hasTravelled || world.phoneSystem.clockOffsetMs !== 0) return;
      const problem = checkSteps(world, responses, week) ?? checkSleep(responses, week, sleep?.at);
      if (problem) report(`week of snapshot ${seq}: ${problem}`);
    });
    return {};
  },
};

function checkSteps(
  { clock }: Run['world'],
  responses: DataResponses,
  week: WeekSection,
): string | undefined {
  const at = week.at * SECOND_MS;
  const received = STEP_SETS.flatMap((dataSet) => responses.list(dataSet, at - SLACK_MS));
  const [first] = received;
  const { persona } = first ?? {};
  if (!persona || !received.every((each) => isComparable(each) && each.persona === persona)) return undefined;
  const oldest = Math.min(...received.map(({ handledAt }) => handledAt));
  const lastDaily = responses.last('dailySteps');
  for (let i = 0; i < DAYS; i++) {
    const day = week.date - (DAYS - 1) + i;
    const steps = week.dailySteps[i];
    const atLeast = new SyncedActivity(persona, day, oldest).steps;
    const atMost = new SyncedActivity(persona, day, clock.now()).steps;
    if (steps == null) {
      const isRequested =
        lastDaily && day > persona.calendar.dayOf(lastDaily.handledAt) - DAYS && lastDaily.deliveredAt >= at;
      const wasDelivered = isRequested && day <= persona.calendar.dayOf(oldest);
      if (wasDelivered && atLeast > 0) return `no steps on day ${day}, where ${atLeast} were delivered`;
    } else if (steps < Math.floor(atLeast) || steps > Math.ceil(atMost))
      return `${steps} steps on day ${day}, not ${atLeast} … ${atMost}`;
  }
  return undefined;
}

/** A phone whose clock is wrong requests other days. */
function isComparable({ isWhole, wasClockRight }: DataResponse): boolean {
  return isWhole && wasClockRight;
}

function checkSleep(
  responses: DataResponses,
  week: WeekSection,
  sleepAt: number | undefined,
): string | undefined {
  if (!week.asleep || sleepAt === undefined) return undefined;
  const response = responses.at('sleep', sleepAt);
  const { persona } = response ?? {};
  if (!response || !persona || !isComparable(response)) return undefined;
  const deliveredOn = persona.calendar.dayOf(response.handledAt);
  for (let i = 0; i < DAYS; i++) {
    const day = week.date - (DAYS - 1) + i;
    const asleep = week.asleep[i];
    const logs = listSyncedSleeps(persona, day, response.handledAt).filter(({ isMain }) => isMain);
    const [main] = logs;
    // On a day without a main sleep the longest nap stands for it.
    if (!main) continue;
    if (asleep == null) {
      if (day > deliveredOn - DAYS && !response.hasMore)
        return `no sleep on day ${day}, where ${main.minutesAsleep} minutes were delivered`;
    } else if (!logs.some(({ minutesAsleep }) => minutesAsleep === asleep))
      return `${asleep} minutes of sleep on day ${day}, not ${logs.map((log) => log.minutesAsleep).join(' or ')}`;
  }
  return undefined;
}
