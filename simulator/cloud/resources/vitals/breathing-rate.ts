import { type DayNumber, formatIsoDate } from '../../../persona/calendar';
import type { Breathing } from '../../../persona/night-vitals';
import { readDateOrToday, readIntervalParameter } from '../../date-parameters';
import type { ReadRoute, ResourceCall } from '../../route';
import { syncedVitals } from '../../tracker-sync';

const MAX_RANGE_DAYS = 30;
/** The value of a stage without a measurement. */
const NO_VALUE = -1;

/** `GET /1/user/-/br/date/{date}.json` */
export const breathingRateByDateRoute: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/br/date/{date}.json',
  scopes: ['respiratory_rate'],
  handle: (call) => buildBody(call, [readDateOrToday(call, 'date')], describeFullSleep),
};

/** `GET /1/user/-/br/date/{from}/{to}.json` */
export const breathingRateByIntervalRoute: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/br/date/{from}/{to}.json',
  scopes: ['respiratory_rate'],
  handle: (call) => buildBody(call, readIntervalParameter(call, MAX_RANGE_DAYS), describeFullSleep),
};

/** `GET /1/user/-/br/date/{date}/all.json`: by stage of sleep, for personal apps. */
export const breathingRateByStageRoute: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/br/date/{date}/all.json',
  scopes: ['respiratory_rate'],
  isPersonalOnly: true,
  handle: (call) => buildBody(call, [readDateOrToday(call, 'date')], describeStages),
};

/** `GET /1/user/-/br/date/{from}/{to}/all.json` */
export const breathingRateByStageAndIntervalRoute: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/br/date/{from}/{to}/all.json',
  scopes: ['respiratory_rate'],
  isPersonalOnly: true,
  handle: (call) => buildBody(call, readIntervalParameter(call, MAX_RANGE_DAYS), describeStages),
};

/** Nights without a measurement are missing. */
function buildBody(
  { persona, now }: ResourceCall,
  days: readonly DayNumber[],
  describeNight: (breathing: Breathing) => unknown,
): unknown {
  return {
    br: days.flatMap((day) => {
      const { breathing } = syncedVitals(persona, day, now);
      return breathing ? [{ value: describeNight(breathing), dateTime: formatIsoDate(day) }] : [];
    }),
  };
}

function describeFullSleep({ full }: Breathing): unknown {
  return { breathingRate: full };
}

function describeStages({ full, light, deep, rem }: Breathing): unknown {
  const summary = (breathingRate = NO_VALUE) => ({ breathingRate });
  return {
    deepSleepSummary: summary(deep),
    remSleepSummary: summary(rem),
    fullSleepSummary: summary(full),
    lightSleepSummary: summary(light),
  };
}
