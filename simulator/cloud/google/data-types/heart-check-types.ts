import type { DayNumber } from '../../../persona/calendar';
import type { Instant } from '../../../world/clock';
import {
  drawWaveform,
  SAMPLES_PER_SECOND,
  STEPS_PER_MILLIVOLT,
} from '../../resources/heart/electrocardiogram-list';
import { createAlertWindows } from '../../resources/heart/irregular-rhythm';
import type { AccountState } from '../../route';
import { civilIntervalObject, civilObject, offsetText, timestamp } from '../time-text';
import { type DataPoint, type DataType, MEMBERS, trackerSource } from './data-type';

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
          waveformSamples: drawWaveform(heartRate),
          samplingFrequencyHertz: SAMPLES_PER_SECOND,
          millivoltsScalingFactor: STEPS_PER_MILLIVOLT,
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
          alertWindows: createAlertWindows(detectedAt).map((window) => describeWindow(account, window)),
          medicalDeviceInfo: {
            deviceModel: account.persona.devices.watch,
            algorithmVersion: '1.6',
            serviceVersion: '2.2',
          },
        })),
      ),
};

function isOf({ persona, now }: AccountState, day: DayNumber, at: Instant, known: Instant): boolean {
  return known <= now && persona.calendar.dayOf(at) === day;
}

function check(account: AccountState, at: Instant, value: () => object): DataPoint {
  const source = { ...trackerSource(account), recordingMethod: 'ACTIVELY_MEASURED' as const };
  return { start: at, end: at, source, value };
}

function describeWindow(
  { persona: { calendar } }: AccountState,
  { start, end, beats }: ReturnType<typeof createAlertWindows>[number],
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
