import type { DayNumber } from '../../../persona/calendar';
import { dateParameter } from '../../date-parameters';
import type { ReadRoute, ResourceCall } from '../../route';

interface KnownWater {
  logId: number;
  millilitres: number;
}

/** `GET /1/user/-/foods/log/water/date/{date}.json` */
export const waterLog: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/foods/log/water/date/{date}.json',
  scopes: ['nutrition'],
  answer(call) {
    const logs = knownWater(call, dateParameter(call, 'date'));
    const sum = logs.reduce((total, { millilitres }) => total + millilitres, 0);
    return {
      summary: { water: call.units.volume(sum) },
      water: logs.map(({ logId, millilitres }) => ({ amount: call.units.volume(millilitres), logId })),
    };
  },
};

/** `GET /1/user/-/foods/log/water/goal.json` */
export const waterGoal: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/foods/log/water/goal.json',
  scopes: ['nutrition'],
  answer: ({ persona, units }) => ({
    goal: { goal: units.volume(persona.goals.water), startDate: persona.account.memberSince },
  }),
};

/** What the persona has drunk by now, and what apps have noted, without what they have deleted. */
export function knownWater({ persona, written, now }: ResourceCall, day: DayNumber): KnownWater[] {
  const own = persona
    .diary(day)
    .drunk.filter(({ at }) => at <= now)
    .map(({ millilitres }, i) => ({ logId: ownLogId(day, i), millilitres }));
  return [...own, ...written.waters.filter((water) => water.day === day)].filter(
    ({ logId }) => !written.deletedWaters.has(logId),
  );
}

/** The persona's own logs are numbered by day. */
const FIRST_LOG = 400_000_000;
const LOGS_A_DAY = 20;

function ownLogId(day: DayNumber, i: number): number {
  return FIRST_LOG + day * LOGS_A_DAY + i;
}

/** The day whose log has the number, if it is one of the persona's own. */
export function dayOfOwnLog(logId: number): DayNumber {
  return Math.floor((logId - FIRST_LOG) / LOGS_A_DAY);
}
