import type { RealmEventTarget } from '../../realm/realm';
import { zoneOffsets } from '../../realm/zone-offsets';
import type { Activity, MinuteRecord } from '../../world/senses';
import { addMembers, liveObject } from '../add-members';
import type { Launch } from '../launch';
import { poll, SLOWLY } from '../poll';

/** How far back the watch remembers. A Versa 2 was seen to know 6 days; of minutes, an hour is what apps ask for. */
const MAX_DAYS = 6;
const MAX_MINUTES = 60;

const ZONES = ['total', 'fatBurn', 'cardio', 'peak'] as const;
const COUNTS = ['steps', 'distance', 'calories', 'elevationGain'] as const;

/**
 * `user-activity`. Needs access_activity; the histories' heart rates need access_heart_rate too. What is not
 * known is undefined, and so is each goal the wearer has not set: those of the single zones cannot be.
 */
export function createUserActivityModule(launch: Launch): Record<string, unknown> {
  const { realm, clock, senses } = launch;
  const today = () => senses.today(clock.now());
  const goals = () => senses.goals(clock.now());
  const activity = (read: () => Activity, zones: readonly (typeof ZONES)[number][] = ZONES) => {
    const activeZoneMinutes = liveObject(realm, zones, () => read().activeZoneMinutes);
    return addMembers(realm, liveObject(realm, COUNTS, read), { activeZoneMinutes });
  };
  const weekOf = (read: () => number) =>
    liveObject(realm, ['activeZoneMinutes'], () => ({ activeZoneMinutes: read() }));
  return realm.module({
    today: realm.object({ adjusted: activity(today), local: activity(today) }),
    goals: withEvents(createGoalEvents(launch, today, goals), activity(goals, ['total'])),
    primaryGoal: 'steps',
    week: realm.object({ adjusted: weekOf(() => thisWeek(launch)), local: weekOf(() => thisWeek(launch)) }),
    weekGoals: withEvents(
      realm.eventTarget(),
      weekOf(() => 7 * goals().activeZoneMinutes.total),
    ),
    dayHistory: createHistory(launch, MAX_DAYS, (limit) => senses.days(clock.now(), limit)),
    minuteHistory: createHistory(launch, MAX_MINUTES, (limit) => senses.minutes(clock.now(), limit)),
  });
}

/** One object that has the values and tells the events. */
function withEvents(events: RealmEventTarget, values: Record<string, unknown>): unknown {
  return Object.defineProperties(events.target, Object.getOwnPropertyDescriptors(values));
}

/** An event target that tells `reachgoal` while somebody listens. */
function createGoalEvents(launch: Launch, today: () => Activity, goals: () => Activity): RealmEventTarget {
  const events = launch.realm.eventTarget();
  let before: string[] | undefined;
  poll(launch, SLOWLY, () => {
    const reached = events.has('reachgoal') ? reachedGoals(today(), goals()) : undefined;
    const fresh = before && reached?.some((name) => !before?.includes(name));
    before = reached;
    if (fresh) events.dispatch('reachgoal');
  });
  return events;
}

function reachedGoals(today: Activity, goals: Activity): string[] {
  const reached: string[] = COUNTS.filter((name) => today[name] >= goals[name]);
  if (today.activeZoneMinutes.total >= goals.activeZoneMinutes.total) reached.push('activeZoneMinutes');
  return reached;
}

/** Active zone minutes since the week began, today's included. */
function thisWeek({ clock, zone, senses, preferences }: Launch): number {
  const now = clock.now();
  const weekday = new Date(now + zoneOffsets(zone()).at(now)).getUTCDay();
  const days = senses.days(now, (weekday - preferences.firstDayOfWeek + 7) % 7);
  return days.reduce(
    (sum, day) => sum + day.activeZoneMinutes.total,
    senses.today(now).activeZoneMinutes.total,
  );
}

type HistoryRecord = Omit<MinuteRecord, 'at'>;

/**
 * The last whole days or minutes before this one, the newest first, as the reference's example counts them
 * ("1 day(s) ago" for the first); without `limit` as many as are remembered.
 */
function createHistory(launch: Launch, max: number, fetch: (limit: number) => HistoryRecord[]): unknown {
  const query = (options?: unknown) => {
    const { limit } = (options ?? {}) as { limit?: unknown };
    const count = typeof limit === 'number' && limit >= 0 ? Math.min(Math.floor(limit), max) : max;
    const heart = (value = 0) => (launch.granted('access_heart_rate') && value > 0 ? value : undefined);
    const records = fetch(count).map(({ steps, distance, calories, elevationGain, ...rest }) => ({
      steps,
      distance,
      calories,
      elevationGain,
      averageHeartRate: heart(rest.averageHeartRate),
      restingHeartRate: heart(rest.restingHeartRate),
    }));
    return launch.realm.toRealm(records);
  };
  return launch.realm.object({ maxRecordCount: max, query });
}
