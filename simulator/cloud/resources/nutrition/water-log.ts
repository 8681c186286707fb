import type { DayNumber } from '../../../persona/calendar';
import type { Instant } from '../../../world/clock';
import { HOUR_MINUTES } from '../../../world/duration';
import { readDateParameter } from '../../date-parameters';
import type { AccountState, ReadRoute } from '../../route';

/** Water that the persona drank or an app logged. */
export interface WaterLog {
  logId: number;
  at: Instant;
  millilitres: number;
}

/** `GET /1/user/-/foods/log/water/date/{date}.json` */
export const waterLogRoute: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/foods/log/water/date/{date}.json',
  scopes: ['nutrition'],
  handle(call) {
    const logs = listWaterLogs(call, readDateParameter(call, 'date'));
    const sum = logs.reduce((total, { millilitres }) => total + millilitres, 0);
    return {
      summary: { water: call.units.volume(sum) },
      water: logs.map(({ logId, millilitres }) => ({ amount: call.units.volume(millilitres), logId })),
    };
  },
};

/** `GET /1/user/-/foods/log/water/goal.json` */
export const waterGoalRoute: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/foods/log/water/goal.json',
  scopes: ['nutrition'],
  handle: ({ persona, units }) => ({
    goal: { goal: units.volume(persona.goals.water), startDate: persona.account.memberSince },
  }),
};

/** The day's water logs so far, the persona's own and those of apps, without deleted ones. */
export function listWaterLogs({ persona, edits, now }: AccountState, day: DayNumber): WaterLog[] {
  const own = persona
    .intake(day)
    .water.filter(({ at }) => at <= now)
    .map(({ at, millilitres }, i) => ({ logId: ownLogId(day, i), at, millilitres }));
  // Apps log water for a day, without a time.
  const noon = persona.calendar.toInstant(day, 12 * HOUR_MINUTES);
  const logged = edits.loggedWater
    .filter((water) => water.day === day)
    .map(({ logId, millilitres }) => ({ logId, at: Math.min(noon, now), millilitres }));
  return [...own, ...logged].filter(({ logId }) => !edits.deletedWaterLogIds.has(logId));
}

/** The ids of the persona's own logs are made from the day. */
const FIRST_LOG_ID = 400_000_000;
const LOGS_PER_DAY = 20;

function ownLogId(day: DayNumber, i: number): number {
  return FIRST_LOG_ID + day * LOGS_PER_DAY + i;
}

/** The day of one of the persona's own logs. */
export function dayOfOwnLog(logId: number): DayNumber {
  return Math.floor((logId - FIRST_LOG_ID) / LOGS_PER_DAY);
}
