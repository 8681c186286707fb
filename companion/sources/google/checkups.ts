import { dayOf, minuteOf } from '../../dates';
import { type Decoder, field, map, object, optionalField, string } from '../../decode';
import type { CardioFitness, Ecg } from '../health-source';
import { beatsPerMinute, vo2Max } from '../ranges';
import { dataPointsOf } from './pages';
import { dailyValues } from './series';
import { boundaryOf, type ZoneOffset } from './time';

const dailyVo2Max = dailyValues('dailyVo2Max', field('vo2Max?', vo2Max));

/** One value a day, also for an estimate. */
export const cardioFitness: Decoder<CardioFitness[]> = (body) =>
  dailyVo2Max(body).map(({ date, value }) => ({ date, low: value, high: value }));

/** NORMAL_SINUS_RHYTHM to Normal Sinus Rhythm. */
const toTitleCase = (constant: string): string =>
  constant.replace(/_/g, ' ').replace(/\B\w+/g, (rest) => rest.toLowerCase());

export const ecg = (zone: ZoneOffset): Decoder<Ecg[]> => {
  const start = boundaryOf('start', zone);
  return dataPointsOf(
    'electrocardiogram',
    object<Ecg>({
      date: map(start, dayOf),
      minute: map(start, minuteOf),
      result: map(field('resultClassification', string), toTitleCase),
      bpm: optionalField('beatsPerMinuteAvg?', beatsPerMinute),
    }),
  );
};
