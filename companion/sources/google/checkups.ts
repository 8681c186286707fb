import { type Decoder, field, map, numberInRange, object, string } from '../../decode';
import type { CardioFitness, Ecg } from '../health-source';
import { pointsOf } from './pages';
import { daily } from './series';
import { borderOf, dayOf, minuteOf, type Zone } from './time';

const fitness = daily('dailyVo2Max', field('vo2Max?', numberInRange(5, 120)));

/** One figure a day, also where it is an estimate. */
export const cardioFitness: Decoder<CardioFitness[]> = (body) =>
  fitness(body).map(({ date, value }) => ({ date, low: value, high: value }));

/** NORMAL_SINUS_RHYTHM as people write: Normal Sinus Rhythm. */
const inWords = (constant: string): string =>
  constant.replace(/_/g, ' ').replace(/\B\w+/g, (rest) => rest.toLowerCase());

export const ecg = (zone: Zone): Decoder<Ecg[]> => {
  const start = borderOf('start', zone);
  return pointsOf(
    'electrocardiogram',
    object<Ecg>({
      date: map(start, dayOf),
      minute: map(start, minuteOf),
      result: map(field('resultClassification', string), inWords),
      bpm: field('beatsPerMinuteAvg?', numberInRange(20, 250)),
    }),
  );
};
