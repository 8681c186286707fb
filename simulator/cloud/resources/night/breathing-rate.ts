import { type DayNumber, formatIsoDate } from '../../../persona/calendar';
import type { Breathing } from '../../../persona/night-vitals';
import { dateOrTodayParameter, intervalParameter } from '../../date-parameters';
import type { ReadRoute, ResourceCall } from '../../route';
import { knownVitals } from '../../sync';

const LONGEST_RANGE = 30;
/** What stands for a stage in which nothing could be measured. */
const NO_VALUE = -1;

/** `GET /1/user/-/br/date/{date}.json` */
export const breathingByDate: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/br/date/{date}.json',
  scopes: ['respiratory_rate'],
  answer: (call) => body(call, [dateOrTodayParameter(call, 'date')], ofNight),
};

/** `GET /1/user/-/br/date/{from}/{to}.json` */
export const breathingByInterval: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/br/date/{from}/{to}.json',
  scopes: ['respiratory_rate'],
  answer: (call) => body(call, intervalParameter(call, LONGEST_RANGE), ofNight),
};

/** `GET /1/user/-/br/date/{date}/all.json`: by stage of sleep, for personal apps. */
export const breathingByStage: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/br/date/{date}/all.json',
  scopes: ['respiratory_rate'],
  personal: true,
  answer: (call) => body(call, [dateOrTodayParameter(call, 'date')], ofStages),
};

/** `GET /1/user/-/br/date/{from}/{to}/all.json` */
export const breathingByStageAndInterval: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/br/date/{from}/{to}/all.json',
  scopes: ['respiratory_rate'],
  personal: true,
  answer: (call) => body(call, intervalParameter(call, LONGEST_RANGE), ofStages),
};

/** Nights without a measurement are left out. */
function body(
  { persona, now }: ResourceCall,
  days: readonly DayNumber[],
  tell: (breathing: Breathing) => unknown,
): unknown {
  return {
    br: days.flatMap((day) => {
      const { breathing } = knownVitals(persona, day, now);
      return breathing ? [{ value: tell(breathing), dateTime: formatIsoDate(day) }] : [];
    }),
  };
}

function ofNight({ full }: Breathing): unknown {
  return { breathingRate: full };
}

function ofStages({ full, light, deep, rem }: Breathing): unknown {
  const summary = (breathingRate = NO_VALUE) => ({ breathingRate });
  return {
    deepSleepSummary: summary(deep),
    remSleepSummary: summary(rem),
    fullSleepSummary: summary(full),
    lightSleepSummary: summary(light),
  };
}
