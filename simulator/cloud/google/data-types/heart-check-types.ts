import type { DayNumber } from '../../../persona/calendar';
import type { Instant } from '../../../world/clock';
import { SAMPLES_A_SECOND, SCALE, wave } from '../../resources/heart/electrocardiogram-list';
import { alertWindows } from '../../resources/heart/irregular-rhythm';
import type { Account } from '../../route';
import { civilIntervalObject, civilObject, offsetText, timestamp } from '../time-text';
import { byWatch, type DataPoint, type DataType, MEMBERS } from './data-type';

const FIRMWARE = '1.2.3';

const RESULTS = {
  'Normal Sinus Rhythm': 'NORMAL_SINUS_RHYTHM',
  'Inconclusive: High heart rate': 'INCONCLUSIVE_HIGH_HEART_RATE',
} as const;

/** Heart recordings: the interval is the moment at which one was made. */
export const electrocardiogram: DataType = {
  id: 'electrocardiogram',
  scope: 'googlehealth.ecg.readonly',
  members: MEMBERS.heartCheck,
  unreconciled: true,
  points: (account, day) =>
    account.persona
      .electrocardiograms()
      .filter(({ at }) => isOf(account, day, at, at))
      .map(({ at, heartRate, result }) =>
        check(account, at, () => ({
          interval: civilIntervalObject(account.persona.calendar, at, at),
          resultClassification: RESULTS[result],
          beatsPerMinuteAvg: String(heartRate),
          waveformSamples: wave(heartRate),
          samplingFrequencyHertz: SAMPLES_A_SECOND,
          millivoltsScalingFactor: SCALE,
          leadNumber: 1,
          medicalDeviceInfo: { deviceModel: account.persona.devices.watch, firmwareVersion: FIRMWARE },
        })),
      ),
};

/** Rhythm alerts, once the person has been told. */
export const irregularRhythmNotification: DataType = {
  id: 'irregular-rhythm-notification',
  scope: 'googlehealth.irn.readonly',
  members: MEMBERS.heartCheck,
  unreconciled: true,
  points: (account, day) =>
    account.persona
      .rhythmAlerts()
      .filter(({ detectedAt, notifiedAt }) => isOf(account, day, detectedAt, notifiedAt))
      .map(({ detectedAt }) =>
        check(account, detectedAt, () => ({
          interval: civilIntervalObject(account.persona.calendar, detectedAt, detectedAt),
          alertWindows: alertWindows(detectedAt).map((window) => describeWindow(account, window)),
          medicalDeviceInfo: {
            deviceModel: account.persona.devices.watch,
            algorithmVersion: '1.6',
            serviceVersion: '2.2',
          },
        })),
      ),
};

function isOf({ persona, now }: Account, day: DayNumber, at: Instant, known: Instant): boolean {
  return known <= now && persona.calendar.dayOf(at) === day;
}

function check(account: Account, at: Instant, value: () => object): DataPoint {
  const source = { ...byWatch(account), recordingMethod: 'ACTIVELY_MEASURED' as const };
  return { start: at, end: at, source, value };
}

function describeWindow(
  { persona: { calendar } }: Account,
  { start, end, beats }: ReturnType<typeof alertWindows>[number],
): object {
  return {
    ...civilIntervalObject(calendar, start, end),
    positive: true,
    heartBeats: beats.map(({ at, rate }) => ({
      physicalTime: timestamp(at),
      utcOffset: offsetText(calendar, at),
      civilTime: civilObject(calendar, at),
      beatsPerMinute: rate,
    })),
  };
}
