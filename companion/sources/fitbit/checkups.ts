import type { Alarm } from '../../../common/settings-keys';
import {
  at,
  type Decoder,
  day,
  figure,
  flag,
  list,
  minuteOfDay,
  record,
  rows,
  text,
  turned,
} from '../../decode';
import type { CardioFitness, Ecg, IrnProfile } from '../health-source';

const bound = turned(figure(5, 120), (value) => value);

/** The service gives a range ("42-46"), a number or the text of one. */
const bounds = (value: unknown): number[] => String(value).split('-').map(bound);

/** Body of /1/user/-/cardioscore/date/{date}/{date}.json. */
export const cardioFitness: Decoder<CardioFitness[]> = at(
  'cardioScore',
  list((item) => {
    const vo2Max = at('value.vo2Max', bounds)(item);
    return { date: at('dateTime', day)(item), low: vo2Max[0], high: vo2Max[vo2Max.length - 1] };
  }),
);

/** Body of /1/user/-/ecg/list.json. */
export const ecg: Decoder<Ecg[]> = rows('ecgReadings', {
  date: at('startTime', day),
  minute: at('startTime', minuteOfDay),
  result: at('resultClassification', text),
  bpm: at('averageHeartRate', figure(20, 250)),
});

/** Body of /1/user/-/irn/profile.json. */
export const irnProfile: Decoder<IrnProfile> = record({
  onboarded: at('onboarded', flag),
  enrolled: at('enrolled', flag),
});

/** Body of /1/user/-/devices/tracker/{id}/alarms.json. */
export const alarms: Decoder<Alarm[]> = rows('trackerAlarms', {
  enabled: at('enabled', flag),
  deleted: at('deleted?', flag),
  // With an offset (07:15-08:00), which is that of the device's clock.
  minute: at('time', minuteOfDay),
  weekDays: at('weekDays?', list(text)),
});
