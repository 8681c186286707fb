import type { DayNumber } from '../../../persona/calendar';
import type { AccountState } from '../../route';
import { syncedRestingHeartRate, syncedVitals } from '../../tracker-sync';
import { dateObject } from '../time-text';
import { type DataType, derivedSource, MEMBERS } from './data-type';

/** What is told of a day, beside its date; undefined where there is nothing. */
type Tell = (account: AccountState, day: DayNumber) => object | undefined;

const METRICS = 'googlehealth.health_metrics_and_measurements.readonly';
const ACTIVITY = 'googlehealth.activity_and_fitness.readonly';

/** A figure a day: the service lists them and adds nothing up. */
const table: readonly [id: string, scope: DataType['scope'], tell: Tell][] = [
  ['daily-resting-heart-rate', METRICS, restingHeartRate],
  ['daily-heart-rate-variability', METRICS, variability],
  ['daily-respiratory-rate', METRICS, breathing],
  ['daily-oxygen-saturation', METRICS, oxygen],
  ['daily-sleep-temperature-derivations', METRICS, temperature],
  ['daily-vo2-max', ACTIVITY, cardioFitness],
];

export const dailyTypes: readonly DataType[] = table.map(([id, scope, tell]) => ({
  id,
  scope,
  members: MEMBERS.daily,
  points(account, day) {
    const { calendar } = account.persona;
    const told = tell(account, day);
    if (!told) return [];
    const [start, end] = [calendar.toInstant(day, 0), calendar.toInstant(day + 1, 0)];
    return [
      { start, end, source: derivedSource(account), value: () => ({ date: dateObject(day), ...told }) },
    ];
  },
}));

function restingHeartRate({ persona, now }: AccountState, day: DayNumber): object | undefined {
  const beats = syncedRestingHeartRate(persona, day, now);
  if (beats === undefined) return undefined;
  const dailyRestingHeartRateMetadata = { calculationMethod: 'WITH_SLEEP' };
  return { beatsPerMinute: String(beats), dailyRestingHeartRateMetadata };
}

function variability({ persona, now }: AccountState, day: DayNumber): object | undefined {
  const known = syncedVitals(persona, day, now).hrv;
  return (
    known && {
      averageHeartRateVariabilityMilliseconds: known.all,
      deepSleepRootMeanSquareOfSuccessiveDifferencesMilliseconds: known.deep,
    }
  );
}

function breathing({ persona, now }: AccountState, day: DayNumber): object | undefined {
  const known = syncedVitals(persona, day, now).breathing;
  return known && { breathsPerMinute: known.full };
}

function oxygen({ persona, now }: AccountState, day: DayNumber): object | undefined {
  const known = syncedVitals(persona, day, now).oxygen;
  return (
    known && {
      averagePercentage: known.average,
      lowerBoundPercentage: known.lowest,
      upperBoundPercentage: known.highest,
    }
  );
}

/** °C: nobody's skin is as warm in summer as in winter. */
const BASELINE = { middle: 33.4, swing: 0.3, days: 365 };

/** Both absolute; what the night is above the baseline is the persona's own figure. */
function temperature({ persona, now }: AccountState, day: DayNumber): object | undefined {
  const { skin } = syncedVitals(persona, day, now);
  if (skin === undefined) return undefined;
  const { middle, swing, days } = BASELINE;
  const baseline = hundredths(middle + swing * Math.sin((2 * Math.PI * day) / days));
  return {
    nightlyTemperatureCelsius: hundredths(baseline + skin),
    baselineTemperatureCelsius: baseline,
  };
}

/** One figure, the middle of what is known: it is marked where it is an estimate. */
function cardioFitness({ persona, now }: AccountState, day: DayNumber): object | undefined {
  const fitness = persona.cardioFitness(day);
  if (!fitness || syncedRestingHeartRate(persona, day, now) === undefined) return undefined;
  const { low, high } = fitness;
  return { vo2Max: (low + high) / 2, ...(low === high ? {} : { estimated: true }) };
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
