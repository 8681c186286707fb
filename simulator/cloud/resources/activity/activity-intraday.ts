import { formatIsoDate } from '../../../persona/calendar';
import { dateOrTodayParameter, invalid } from '../../date-parameters';
import type { ReadRoute, ResourceCall } from '../../route';
import type { UnitSystem } from '../../units';
import { effortLevel } from './active-time';
import { DayReading, FLOOR } from './day-reading';

const MINUTE = 60_000;
const DETAILS: Readonly<Record<string, number>> = { '1min': 1, '5min': 5, '15min': 15 };

/** What a span of minutes added, or a whole day. */
interface Added {
  steps: number;
  distance: number;
  calories: number;
  floors: number;
}

const series: Readonly<Record<string, (added: Added, units: UnitSystem) => number>> = {
  steps: (added) => added.steps,
  distance: (added, units) => units.distance(added.distance),
  calories: (added) => added.calories,
  floors: (added) => added.floors,
  elevation: (added, units) => units.elevation(added.floors * FLOOR),
};

/**
 * `GET /1/user/-/activities/{resource}/date/{date}/1d/{detail}.json`, for personal apps. The day's value is
 * a string as in every series, the others are numbers. What is not known yet is left out.
 */
export const activityIntraday: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/activities/{resource}/date/{date}/1d/{detail}.json',
  scopes: ['activity'],
  personal: true,
  answer(call) {
    const resource = call.param('resource');
    const read = Object.hasOwn(series, resource) ? series[resource] : undefined;
    const step = DETAILS[call.param('detail')];
    if (!read) {
      throw invalid('resource path', `Invalid time series resource path: /activities/${resource}`);
    }
    if (!step) throw invalid('detail-level', `Invalid detail level: ${call.param('detail')}`);
    const day = dateOrTodayParameter(call, 'date');
    const reading = new DayReading(call.persona, day, call.now);
    return {
      [`activities-${resource}`]: [
        { dateTime: formatIsoDate(day), value: String(read(reading, call.units)) },
      ],
      [`activities-${resource}-intraday`]: {
        dataset: dataset(call, reading, step).map(({ time, added, minutes }) => ({
          ...(resource === 'calories' ? effort(reading, added.calories / minutes) : {}),
          time,
          value: read(added, call.units),
        })),
        datasetInterval: step,
        datasetType: 'minute',
      },
    };
  },
};

/** By the wall clock: an hour that occurs twice is one entry, with the sum of both. */
function dataset(
  call: ResourceCall,
  { minutes, until }: DayReading,
  step: number,
): { time: string; added: Added; minutes: number }[] {
  const rows = new Map<string, { added: Added; minutes: number }>();
  for (let i = 0; i < until; i += step) {
    const end = Math.min(i + step, until);
    const time = call.persona.calendar.formatWallTime(minutes.start + i * MINUTE).slice(11, 19);
    const before = rows.get(time);
    const sum = (quantity: keyof Added) =>
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

/** Only calories are told with the level of effort and ten times its metabolic equivalent. */
function effort(reading: DayReading, calories: number): { level: number; mets: number } {
  const equivalent = calories / reading.restingEnergy;
  return { level: effortLevel(equivalent), mets: Math.round(10 * equivalent) };
}
