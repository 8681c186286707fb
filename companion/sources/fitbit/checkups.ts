import type { Alarm } from '../../../common/settings-keys';
import {
  array,
  boolean,
  type Decoder,
  date,
  field,
  map,
  minuteOfDay,
  objects,
  optionalField,
  partial,
  string,
} from '../../decode';
import type { CardioFitness, Ecg, IrnProfile } from '../health-source';
import { lastOfEachDay } from '../last-of-each-day';
import { beatsPerMinute, vo2Max } from '../ranges';

const bound = map(vo2Max, (value) => value);

/** The service gives a range ("42-46"), a number or the text of one. */
const rangeBounds = (value: unknown): string[] => String(value).split(/[-–—]/);

/** Body of /1/user/-/cardioscore/date/{date}/{date}.json. */
export const cardioFitness: Decoder<CardioFitness[]> = map(
  objects('cardioScore', {
    date: field('dateTime', date),
    low: field('value.vo2Max', (value) => bound(rangeBounds(value)[0])),
    high: field('value.vo2Max', (value) => bound(rangeBounds(value).pop())),
  }),
  lastOfEachDay,
);

/** Body of /1/user/-/ecg/list.json. */
export const ecg: Decoder<Ecg[]> = objects('ecgReadings', {
  date: field('startTime', date),
  minute: field('startTime', minuteOfDay),
  result: field('resultClassification', string),
  bpm: optionalField('averageHeartRate?', beatsPerMinute),
});

/** Body of /1/user/-/irn/profile.json. */
export const irnProfile: Decoder<IrnProfile> = partial({
  onboarded: field('onboarded', boolean),
  enrolled: field('enrolled', boolean),
});

/** Body of /1/user/-/devices/tracker/{id}/alarms.json. */
export const alarms: Decoder<Alarm[]> = objects('trackerAlarms', {
  enabled: field('enabled', boolean),
  deleted: optionalField('deleted?', boolean),
  // With the offset of the device's clock: 07:15-08:00.
  minute: field('time', minuteOfDay),
  weekDays: optionalField('weekDays?', array(string)),
});
