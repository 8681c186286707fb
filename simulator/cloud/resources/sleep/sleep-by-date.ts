import { readDateParameter } from '../../date-parameters';
import type { ReadRoute } from '../../route';
import { listSyncedSleeps } from '../../tracker-sync';
import { describeSleeps } from './describe-sleep';

/** `GET /1.2/user/-/sleep/date/{date}.json`: the sleeps that ended on the date. */
export const sleepByDateRoute: ReadRoute = {
  method: 'GET',
  path: '/1.2/user/{user}/sleep/date/{date}.json',
  scopes: ['sleep'],
  handle(call) {
    const { persona, now } = call;
    const day = readDateParameter(call, 'date');
    const logs = listSyncedSleeps(persona, day, now);
    const sum = (key: 'minutesAsleep' | 'timeInBed') => logs.reduce((total, log) => total + log[key], 0);
    const stages = logs.find((log) => log.isMain && log.kind === 'stages')?.totals;
    return {
      sleep: describeSleeps(persona, day, now),
      summary: {
        ...(stages
          ? { stages: Object.fromEntries(stages.map(({ level, minutes }) => [level, minutes])) }
          : {}),
        totalMinutesAsleep: sum('minutesAsleep'),
        totalSleepRecords: logs.length,
        totalTimeInBed: sum('timeInBed'),
      },
    };
  },
};
