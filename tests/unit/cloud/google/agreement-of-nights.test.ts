import { Calendar } from '../../../../simulator/persona/calendar';
import { PERSONA_NAMES } from '../../../../simulator/persona/persona-names';
import { sharedPersona } from '../shared-persona';
import { expectAgreement, FIRST_DAY, seriesByDate, toWallTime } from './both-dialects';

type Figures = Record<string, number>;

/** Google's name of each Fitbit level. */
const levelName = (level: string) => (level === 'wake' ? 'AWAKE' : level.toUpperCase());

interface FitbitLog {
  dateOfSleep: string;
  startTime: string;
  endTime: string;
  type: string;
  isMainSleep: boolean;
  minutesAsleep: number;
  timeInBed: number;
  levels?: {
    data: { dateTime: string; level: string; seconds: number }[];
    summary: Record<string, { minutes: number }>;
  };
}

interface GoogleSleep {
  interval: Record<'startTime' | 'startUtcOffset' | 'endTime' | 'endUtcOffset', string>;
  type: string;
  stages?: Record<'startTime' | 'startUtcOffset' | 'endTime' | 'type', string>[];
  metadata?: { processed?: boolean; mainSleep?: boolean };
  summary: {
    minutesAsleep: string;
    minutesInSleepPeriod: string;
    stagesSummary?: Record<'type' | 'minutes', string>[];
  };
}

describe.each(PERSONA_NAMES)('both dialects have the same figures of %s’s nights', (name) => {
  test('resting heart rate', () => {
    expectAgreement(name, (both) => {
      const rows = seriesByDate<{ restingHeartRate?: number }>(
        both.readFitbit(`/1/user/-/activities/heart/date/${both.range}.json`)['activities-heart'],
      );
      return {
        fitbit: [...rows].flatMap(([date, { restingHeartRate }]) =>
          restingHeartRate === undefined ? [] : [[date, String(restingHeartRate)]],
        ),
        google: [
          ...both.readDailyFigures(
            'daily-resting-heart-rate',
            (day: { beatsPerMinute: string }) => day.beatsPerMinute,
          ),
        ],
      };
    });
  });

  test.each([
    [
      'heart rate variability',
      'hrv',
      'daily-heart-rate-variability',
      (night: Figures) => ({
        dailyRmssd: night.averageHeartRateVariabilityMilliseconds,
        deepRmssd: night.deepSleepRootMeanSquareOfSuccessiveDifferencesMilliseconds,
      }),
    ],
    [
      'breathing',
      'br',
      'daily-respiratory-rate',
      (night: Figures) => ({ breathingRate: night.breathsPerMinute }),
    ],
    [
      'oxygen saturation',
      'spo2',
      'daily-oxygen-saturation',
      (night: Figures) => ({
        avg: night.averagePercentage,
        min: night.lowerBoundPercentage,
        max: night.upperBoundPercentage,
      }),
    ],
    [
      'skin temperature, as a difference',
      'temp/skin',
      'daily-sleep-temperature-derivations',
      ({ nightlyTemperatureCelsius = 0, baselineTemperatureCelsius = 0 }: Figures) => ({
        nightlyRelative: Number((nightlyTemperatureCelsius - baselineTemperatureCelsius).toFixed(2)),
      }),
    ],
  ])('%s', (_, path, type, read) => {
    expectAgreement(name, (both) => {
      const body = both.readFitbit(`/1/user/-/${path}/date/${both.range}.json`);
      const rows = Array.isArray(body) ? body : body[path === 'temp/skin' ? 'tempSkin' : path];
      return {
        fitbit: [...seriesByDate(rows)],
        google: [...both.readDailyFigures<Figures, unknown>(type, read)],
      };
    });
  });

  test('cardio fitness, in the middle of its range', () => {
    expectAgreement(name, (both) => {
      const body = both.readFitbit(`/1/user/-/cardioscore/date/${both.range}.json`);
      return {
        fitbit: [...seriesByDate<{ vo2Max: string }>(body.cardioScore)].map(([date, { vo2Max }]) => {
          const [low = 0, high = low] = vo2Max.split('-').map(Number);
          return [date, [(low + high) / 2, low !== high]];
        }),
        google: [
          ...both.readDailyFigures('daily-vo2-max', (day: { vo2Max: number; estimated?: boolean }) => [
            day.vo2Max,
            day.estimated === true,
          ]),
        ],
      };
    });
  });

  test('sleep, once it is processed', () => {
    expectAgreement(name, (both) => ({
      fitbit: both
        .readFitbit(`/1.2/user/-/sleep/date/${both.range}.json`)
        .sleep.reverse()
        .map((log: FitbitLog) => ({
          date: log.dateOfSleep,
          bed: log.startTime,
          rise: log.endTime,
          kind: log.type.toUpperCase(),
          main: log.isMainSleep,
          minutes: [log.minutesAsleep, log.timeInBed],
          stages: log.levels?.data.map((one) => [one.dateTime, one.seconds, levelName(one.level)]),
          summary:
            log.levels &&
            Object.entries(log.levels.summary).map(([level, { minutes }]) => [levelName(level), minutes]),
        })),
      google: both
        .readPoints<GoogleSleep>('sleep', 'interval.civil_end_time')
        .filter(({ metadata }) => metadata?.processed)
        .map(({ interval, type, stages, metadata, summary }) => ({
          date: toWallTime(interval.endTime, interval.endUtcOffset).slice(0, 10),
          bed: toWallTime(interval.startTime, interval.startUtcOffset),
          rise: toWallTime(interval.endTime, interval.endUtcOffset),
          kind: type,
          main: metadata?.mainSleep === true,
          minutes: [Number(summary.minutesAsleep), Number(summary.minutesInSleepPeriod)],
          stages: stages?.map((one) => [
            toWallTime(one.startTime, one.startUtcOffset),
            (Date.parse(one.endTime) - Date.parse(one.startTime)) / 1000,
            one.type,
          ]),
          summary: summary.stagesSummary?.map((one) => [one.type, Number(one.minutes)]),
        })),
    }));
  });

  test.each([
    ['weight', 'weight', 'weightGrams', 1000],
    ['fat', 'body-fat', 'percentage', 1],
  ])('%s, by the scale in the morning', (kind, type, key, scale) => {
    type Sample = Record<string, unknown> & { sampleTime: { physicalTime: string; utcOffset: string } };
    expectAgreement(name, (both) => ({
      fitbit: both
        .readFitbit(`/1/user/-/body/log/${kind}/date/${both.range}.json`)
        [kind].map((log: Record<string, string>) => [`${log.date}T${log.time}`, log[kind]]),
      google: both
        .readPoints<Sample>(type, 'sample_time.civil_time')
        .map((sample) => [
          toWallTime(sample.sampleTime.physicalTime, sample.sampleTime.utcOffset).slice(0, 19),
          Number(sample[key]) / scale,
        ]),
    }));
  });
});

test.each(PERSONA_NAMES)('%s’s sleeps, meals and weighings happen on the day they belong to', (name) => {
  const persona = sharedPersona(name);
  const calendar = new Calendar(persona.zone);
  for (let day = FIRST_DAY; day < FIRST_DAY + 365; day++) {
    const { food, water } = persona.intake(day);
    const times = [
      ...persona.sleeps(day).map(({ end }) => end),
      ...[...persona.weighings(day), ...food, ...water].map(({ at }) => at),
    ];
    expect(times.map((at) => calendar.dayOf(at))).toEqual(times.map(() => day));
  }
});
