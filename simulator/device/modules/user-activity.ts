import type { RealmEventTarget } from '../../realm/realm';
import { zoneOffsets } from '../../realm/zone-offsets';
import { optionsOf } from '../../world/options-of';
import {
  ACTIVITY_COUNTS,
  ACTIVITY_ZONES,
  type ActivityTotals,
  type ActivityZone,
  type MinuteRecord,
} from '../../world/sensors';
import { addMembers, createLiveObject } from '../add-members';
import type { AppContext } from '../app-context';
import { guardHeartRates } from '../heart-rates';
import { poll, SLOW_POLL_MS } from '../poll';

/** The length of the histories: six days as seen on a Versa 2, and the hour of minutes that apps use. */
const MAX_DAYS = 6;
const MAX_MINUTES = 60;

/**
 * `user-activity`. Needs access_activity; the histories' heart rates need access_heart_rate too. Unknown values
 * are undefined. So are the goals of the single zones, which cannot be set.
 */
export function createUserActivityModule(context: AppContext): Record<string, unknown> {
  const { realm, clock, sensors } = context;
  const today = () => sensors.today(clock.now());
  const goals = () => sensors.goals(clock.now());
  // Faces of older SDKs read it, as Fitbit's sdk-moment does, and show 0 minutes.
  const reportActiveMinutes = (): void =>
    context.warn(
      'user-activity: activeMinutes is undefined here; activeZoneMinutes.total has taken its place',
    );
  const readActiveMinutes = realm.createFunction(reportActiveMinutes, 'activeMinutes');
  const createActivity = (read: () => ActivityTotals, zones: readonly ActivityZone[] = ACTIVITY_ZONES) => {
    const activeZoneMinutes = createLiveObject(realm, zones, () => read().activeZoneMinutes);
    const activity = addMembers(realm, createLiveObject(realm, ACTIVITY_COUNTS, read), { activeZoneMinutes });
    return Object.defineProperty(activity, 'activeMinutes', { get: readActiveMinutes });
  };
  const createWeek = (read: () => number) =>
    createLiveObject(realm, ['activeZoneMinutes'], () => ({ activeZoneMinutes: read() }));
  const readWeekGoal = () => 7 * goals().activeZoneMinutes.total;
  return realm.createModule({
    today: realm.createObject({ adjusted: createActivity(today), local: createActivity(today) }),
    goals: withEvents(
      createGoalEvents(context, () => findReachedGoals(today(), goals())),
      createActivity(goals, ['total']),
    ),
    primaryGoal: 'steps',
    week: realm.createObject({
      adjusted: createWeek(() => sumZoneMinutesOfWeek(context)),
      local: createWeek(() => sumZoneMinutesOfWeek(context)),
    }),
    weekGoals: withEvents(
      createGoalEvents(context, () =>
        sumZoneMinutesOfWeek(context) >= readWeekGoal() ? ['activeZoneMinutes'] : [],
      ),
      createWeek(readWeekGoal),
    ),
    dayHistory: createHistory(context, MAX_DAYS, (limit) => sensors.dayHistory(clock.now(), limit)),
    minuteHistory: createHistory(context, sensors.minuteHistoryLength ?? MAX_MINUTES, (limit) =>
      sensors.minuteHistory(clock.now(), limit),
    ),
  });
}

/** Adds `values` to an event target. */
function withEvents(events: RealmEventTarget, values: Record<string, unknown>): unknown {
  return Object.defineProperties(events.target, Object.getOwnPropertyDescriptors(values));
}

/** An event target that dispatches `reachgoal` while the app listens. */
function createGoalEvents(context: AppContext, findReached: () => string[]): RealmEventTarget {
  const events = context.realm.createEventTarget({ name: 'goals', types: ['reachgoal'] });
  let lastReached: string[] | undefined;
  poll(context, SLOW_POLL_MS, () => {
    const reached = events.hasListener('reachgoal') ? findReached() : undefined;
    const hasNewGoal = lastReached && reached?.some((name) => !lastReached?.includes(name));
    lastReached = reached;
    if (hasNewGoal) events.dispatch('reachgoal');
  });
  return events;
}

function findReachedGoals(today: ActivityTotals, goals: ActivityTotals): string[] {
  const reached: string[] = ACTIVITY_COUNTS.filter((name) => today[name] >= goals[name]);
  if (today.activeZoneMinutes.total >= goals.activeZoneMinutes.total) reached.push('activeZoneMinutes');
  return reached;
}

/** Active zone minutes since the week began, today's included. */
function sumZoneMinutesOfWeek({ clock, zone, sensors, preferences }: AppContext): number {
  const now = clock.now();
  const weekday = new Date(now + zoneOffsets(zone()).offsetAt(now)).getUTCDay();
  const days = sensors.dayHistory(now, (weekday - preferences.firstDayOfWeek + 7) % 7);
  return days.reduce(
    (sum, day) => sum + day.activeZoneMinutes.total,
    sensors.today(now).activeZoneMinutes.total,
  );
}

type HistoryRecord = Omit<MinuteRecord, 'at'>;

/**
 * The last whole days or minutes before this one, newest first, as in the reference's example ("1 day(s) ago"
 * for the first); without `limit` all.
 */
function createHistory(context: AppContext, max: number, read: (limit: number) => HistoryRecord[]): unknown {
  const query = (options?: unknown) => {
    const { limit } = optionsOf(options);
    const count = typeof limit === 'number' && limit >= 0 ? Math.min(Math.floor(limit), max) : max;
    const visibleHeartRate = (value = 0) =>
      context.isGranted('access_heart_rate') && value > 0 ? value : undefined;
    const records = read(count).map(({ steps, distance, calories, elevationGain, ...rest }) => ({
      steps,
      distance,
      calories,
      elevationGain,
      averageHeartRate: visibleHeartRate(rest.averageHeartRate),
      restingHeartRate: visibleHeartRate(rest.restingHeartRate),
    }));
    // The copy of a list of objects is one.
    const list = context.realm.toRealm(records) as object[];
    for (const record of list)
      guardHeartRates(context, record, {
        module: 'user-activity',
        names: ['averageHeartRate', 'restingHeartRate'],
      });
    return list;
  };
  return context.realm.createObject({ maxRecordCount: max, query });
}
