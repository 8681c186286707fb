import type { DayNumber } from '../../../persona/calendar';
import type { AccountState } from '../../route';
import { syncedRestingHeartRate, syncedVitals } from '../../tracker-sync';
import { toDateObject } from '../time-format';
import { createDerivedSource, type DataType, FILTER_MEMBERS } from './data-type';

/** The value of a day without its date; undefined where there is none. */
type ReadDay = (account: AccountState, day: DayNumber) => object | undefined;

const METRICS = 'googlehealth.health_metrics_and_measurements.readonly';
const ACTIVITY = 'googlehealth.activity_and_fitness.readonly';

/** Kinds of data with one point a day. The service lists them and does not add them up. */
const DAILY_TYPES: readonly [id: string, scope: DataType['scope'], readDay: ReadDay][] = [
  ['daily-resting-heart-rate', METRICS, readRestingHeartRate],
  ['daily-heart-rate-variability', METRICS, readHeartRateVariability],
  ['daily-respiratory-rate', METRICS, readBreathingRate],
  ['daily-oxygen-saturation', METRICS, readOxygenSaturation],
  ['daily-sleep-temperature-derivations', METRICS, readSkinTemperature],
  ['daily-vo2-max', ACTIVITY, readCardioFitness],
];

/** The daily kinds of data. */
export const dailyTypes: readonly DataType[] = DAILY_TYPES.map(([id, scope, readDay]) => ({
  id,
  scope,
  filterMembers: FILTER_MEMBERS.daily,
  listPoints(account, day) {
    const value = readDay(account, day);
    if (!value) return [];
    const toJson = () => ({ date: toDateObject(day), ...value });
    return [{ ...account.persona.calendar.spanOfDay(day), source: createDerivedSource(account), toJson }];
  },
}));

function readRestingHeartRate({ persona, now }: AccountState, day: DayNumber): object | undefined {
  const beats = syncedRestingHeartRate(persona, day, now);
  if (beats === undefined) return undefined;
  const dailyRestingHeartRateMetadata = { calculationMethod: 'WITH_SLEEP' };
  return { beatsPerMinute: String(beats), dailyRestingHeartRateMetadata };
}

function readHeartRateVariability({ persona, now }: AccountState, day: DayNumber): object | undefined {
  const { hrv } = syncedVitals(persona, day, now);
  return (
    hrv && {
      averageHeartRateVariabilityMilliseconds: hrv.all,
      deepSleepRootMeanSquareOfSuccessiveDifferencesMilliseconds: hrv.deep,
    }
  );
}

function readBreathingRate({ persona, now }: AccountState, day: DayNumber): object | undefined {
  const { breathing } = syncedVitals(persona, day, now);
  return breathing && { breathsPerMinute: breathing.full };
}

function readOxygenSaturation({ persona, now }: AccountState, day: DayNumber): object | undefined {
  const { oxygen } = syncedVitals(persona, day, now);
  return (
    oxygen && {
      averagePercentage: oxygen.average,
      lowerBoundPercentage: oxygen.lowest,
      upperBoundPercentage: oxygen.highest,
    }
  );
}

/** The baseline of the skin temperature in °C, which changes over the year. */
const BASELINE = { middle: 33.4, swing: 0.3, periodDays: 365 };

/** The service gives both temperatures; the persona has the difference. */
function readSkinTemperature({ persona, now }: AccountState, day: DayNumber): object | undefined {
  const { skin } = syncedVitals(persona, day, now);
  if (skin === undefined) return undefined;
  const { middle, swing, periodDays } = BASELINE;
  const baseline = roundToHundredths(middle + swing * Math.sin((2 * Math.PI * day) / periodDays));
  return {
    nightlyTemperatureCelsius: roundToHundredths(baseline + skin),
    baselineTemperatureCelsius: baseline,
  };
}

/** The middle of the range, marked where it is an estimate. */
function readCardioFitness({ persona, now }: AccountState, day: DayNumber): object | undefined {
  const fitness = persona.cardioFitness(day);
  if (!fitness || syncedRestingHeartRate(persona, day, now) === undefined) return undefined;
  const { low, high } = fitness;
  return { vo2Max: (low + high) / 2, ...(low === high ? {} : { estimated: true }) };
}

function roundToHundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
