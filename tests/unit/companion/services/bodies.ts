import type { DataSet } from '../../../../companion/sources/health-source';

/** A list of values by day. */
export interface SeriesCase {
  dataSet: DataSet;
  body(rows: unknown[]): unknown;
  /** The row of a day of July 2026 with a small figure in the place of its value; a wrong day, or none. */
  row(day: unknown, figure: unknown): unknown;
}

/** Whatever is no number stays as it is. */
const around = (base: number, figure: unknown): unknown =>
  typeof figure === 'number' ? base + figure : figure;

const isoDay = (day: unknown): unknown => (typeof day === 'number' ? `2026-07-${day}` : day);

const fitbitSeries = (
  dataSet: DataSet,
  body: SeriesCase['body'],
  base: number,
  value: (figure: unknown) => object,
): SeriesCase => ({
  dataSet,
  body,
  row: (day, figure) => ({ dateTime: isoDay(day), ...value(around(base, figure)) }),
});

export const FITBIT_SERIES: SeriesCase[] = [
  fitbitSeries(
    'restingHeartRate',
    (rows) => ({ 'activities-heart': rows }),
    57,
    (restingHeartRate) => ({ value: { restingHeartRate } }),
  ),
  fitbitSeries(
    'hrv',
    (hrv) => ({ hrv }),
    38,
    (dailyRmssd) => ({ value: { dailyRmssd, deepRmssd: 31.5 } }),
  ),
  fitbitSeries(
    'breathing',
    (br) => ({ br }),
    14,
    (breathingRate) => ({ value: { breathingRate } }),
  ),
  fitbitSeries(
    'oxygen',
    (rows) => rows,
    94,
    (avg) => ({ value: { avg, min: 91, max: 98 } }),
  ),
  fitbitSeries(
    'skin',
    (tempSkin) => ({ tempSkin }),
    0,
    (nightlyRelative) => ({ value: { nightlyRelative }, logType: 'dedicated_temp_sensor' }),
  ),
  fitbitSeries(
    'dailySteps',
    (rows) => ({ 'activities-steps': rows }),
    8000,
    (value) => ({ value }),
  ),
  fitbitSeries(
    'cardioFitness',
    (cardioScore) => ({ cardioScore }),
    44,
    (vo2Max) => ({ value: { vo2Max } }),
  ),
  {
    dataSet: 'weight',
    body: (weight) => ({ weight }),
    row: (day, figure) => ({
      date: isoDay(day),
      time: '07:10:00',
      bmi: 22.1,
      logId: 1,
      weight: around(67, figure),
    }),
  },
];

const googleDaily = (dataSet: DataSet, type: string, base: number, value: string): SeriesCase => ({
  dataSet,
  body: (dataPoints) => ({ dataPoints }),
  row: (day, figure) => ({
    name: `users/me/dataTypes/${type}/dataPoints/1`,
    [type]: { date: { year: 2026, month: 7, day }, [value]: around(base, figure) },
  }),
});

export const GOOGLE_DAILY: SeriesCase[] = [
  googleDaily('restingHeartRate', 'dailyRestingHeartRate', 57, 'beatsPerMinute'),
  googleDaily('hrv', 'dailyHeartRateVariability', 38, 'averageHeartRateVariabilityMilliseconds'),
  googleDaily('breathing', 'dailyRespiratoryRate', 14, 'breathsPerMinute'),
  googleDaily('oxygen', 'dailyOxygenSaturation', 94, 'averagePercentage'),
  googleDaily('cardioFitness', 'dailyVo2Max', 44, 'vo2Max'),
  {
    dataSet: 'skin',
    body: (dataPoints) => ({ dataPoints }),
    row: (day, figure) => ({
      dailySleepTemperatureDerivations: {
        date: { year: 2026, month: 7, day },
        nightlyTemperatureCelsius: around(33, figure),
        baselineTemperatureCelsius: 33.4,
      },
    }),
  },
  {
    dataSet: 'weight',
    body: (dataPoints) => ({ dataPoints }),
    row: (day, figure) => ({
      weight: {
        weightGrams: around(67_000, figure),
        sampleTime: {
          physicalTime: typeof day === 'number' ? `2026-07-${day}T05:10:00Z` : day,
          utcOffset: '7200s',
        },
      },
    }),
  },
  {
    dataSet: 'dailySteps',
    body: (rollupDataPoints) => ({ rollupDataPoints }),
    row: (day, figure) => ({
      civilStartTime: { date: { year: 2026, month: 7, day }, time: {} },
      steps: { countSum: around(8000, figure) },
    }),
  },
];
