import { formatIsoDate } from '../../../persona/calendar';
import { MINUTE_MS } from '../../../world/duration';
import { invalidParameter, readDateOrToday } from '../../date-parameters';
import type { ReadRoute, ResourceCall } from '../../route';
import type { UnitSystem } from '../../units';
import { DETAIL_MINUTES, detailParameter } from '../detail-level';
import { classifyEffort } from './active-time';
import { FLOOR_M, SyncedActivity } from './synced-activity';

/** Totals of some minutes, or of the whole day. */
interface MinuteTotals {
  steps: number;
  distance: number;
  calories: number;
  floors: number;
}

const SERIES: Readonly<Record<string, (added: MinuteTotals, units: UnitSystem) => number>> = {
  steps: (added) => added.steps,
  distance: (added, units) => units.distance(added.distance),
  calories: (added) => added.calories,
  floors: (added) => added.floors,
  elevation: (added, units) => units.elevation(added.floors * FLOOR_M),
};

/**
 * `GET /1/user/-/activities/{resource}/date/{date}/1d/{detail}.json`, for personal apps. The day's value is a
 * string, as in every series; the intraday values are numbers. Minutes that are not yet synced are missing.
 */
export const activityIntradayRoute: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/activities/{resource}/date/{date}/1d/{detail}.json',
  scopes: ['activity'],
  isPersonalOnly: true,
  handle(call) {
    const resource = call.pathParameter('resource');
    const read = Object.hasOwn(SERIES, resource) ? SERIES[resource] : undefined;
    if (!read) {
      throw invalidParameter('resource path', `Invalid time series resource path: /activities/${resource}`);
    }
    const step = detailParameter(call, DETAIL_MINUTES);
    const day = readDateOrToday(call, 'date');
    const activity = new SyncedActivity(call.persona, day, call.now);
    return {
      [`activities-${resource}`]: [
        { dateTime: formatIsoDate(day), value: String(read(activity, call.units)) },
      ],
      [`activities-${resource}-intraday`]: {
        dataset: buildDataset(call, activity, step).map(({ time, added, minutes }) => ({
          ...(resource === 'calories' ? describeEffort(activity, added.calories / minutes) : {}),
          time,
          value: read(added, call.units),
        })),
        datasetInterval: step,
        datasetType: 'minute',
      },
    };
  },
};

/** Sums by wall time: when the clocks go back, the repeated hour is added to the first. */
function buildDataset(
  call: ResourceCall,
  { minutes, until }: SyncedActivity,
  step: number,
): { time: string; added: MinuteTotals; minutes: number }[] {
  const rows = new Map<string, { added: MinuteTotals; minutes: number }>();
  for (let i = 0; i < until; i += step) {
    const end = Math.min(i + step, until);
    const time = call.persona.calendar.formatWallTime(minutes.start + i * MINUTE_MS).slice(11, 19);
    const before = rows.get(time);
    const sum = (quantity: keyof MinuteTotals) =>
      minutes.totalUntil(quantity, end) - minutes.totalUntil(quantity, i) + (before?.added[quantity] ?? 0);
    rows.set(time, {
      added: {
        steps: sum('steps'),
        distance: sum('distance'),
        calories: sum('calories'),
        floors: sum('floors'),
      },
      minutes: end - i + (before?.minutes ?? 0),
    });
  }
  return [...rows].map(([time, row]) => ({ time, ...row }));
}

/** Only calories come with the level of effort and ten times its metabolic equivalent. */
function describeEffort(activity: SyncedActivity, calories: number): { level: number; mets: number } {
  const equivalent = calories / activity.restingEnergy;
  return { level: classifyEffort(equivalent), mets: Math.round(10 * equivalent) };
}
