import type { DayNumber } from '../../../persona/calendar';
import type { ElectrocardiogramResult } from '../../../persona/heart-checks';
import type { Instant } from '../../../world/clock';
import {
  drawWaveform,
  SAMPLES_PER_SECOND,
  STEPS_PER_MILLIVOLT,
} from '../../resources/heart/electrocardiogram-list';
import { createAlertWindows } from '../../resources/heart/irregular-rhythm';
import type { AccountState } from '../../route';
import { formatTimestamp, formatUtcOffset, toCivilDateTime, toCivilInterval } from '../time-format';
import { createTrackerSource, type DataPoint, type DataType, FILTER_MEMBERS } from './data-type';

const FIRMWARE_VERSION = '1.2.3';

const RESULT_CLASSIFICATIONS: Readonly<Record<ElectrocardiogramResult, string>> = {
  'Normal Sinus Rhythm': 'NORMAL_SINUS_RHYTHM',
  'Inconclusive: High heart rate': 'INCONCLUSIVE_HIGH_HEART_RATE',
};

/** Heart recordings. The interval begins and ends at the moment of the recording. */
export const electrocardiogram: DataType = {
  id: 'electrocardiogram',
  scope: 'googlehealth.ecg.readonly',
  filterMembers: FILTER_MEMBERS.heartCheck,
  isNotReconciled: true,
  listPoints: (account, day) =>
    account.persona
      .electrocardiograms()
      .filter(({ at }) => isListed(account, day, { at, knownAt: at }))
      .map(({ at, heartRate, result }) =>
        createPoint(account, at, () => ({
          interval: toCivilInterval(account.persona.calendar, { start: at, end: at }),
          resultClassification: RESULT_CLASSIFICATIONS[result],
          beatsPerMinuteAvg: String(heartRate),
          waveformSamples: drawWaveform(heartRate),
          samplingFrequencyHertz: SAMPLES_PER_SECOND,
          millivoltsScalingFactor: STEPS_PER_MILLIVOLT,
          leadNumber: 1,
          medicalDeviceInfo: {
            deviceModel: account.persona.devices.watch,
            firmwareVersion: FIRMWARE_VERSION,
          },
        })),
      ),
};

/** Rhythm alerts, from the moment of their notification. */
export const irregularRhythmNotification: DataType = {
  id: 'irregular-rhythm-notification',
  scope: 'googlehealth.irn.readonly',
  filterMembers: FILTER_MEMBERS.heartCheck,
  isNotReconciled: true,
  listPoints: (account, day) =>
    account.persona
      .rhythmAlerts()
      .filter(({ detectedAt, notifiedAt }) => isListed(account, day, { at: detectedAt, knownAt: notifiedAt }))
      .map(({ detectedAt }) =>
        createPoint(account, detectedAt, () => ({
          interval: toCivilInterval(account.persona.calendar, { start: detectedAt, end: detectedAt }),
          alertWindows: createAlertWindows(detectedAt).map((window) => describeWindow(account, window)),
          medicalDeviceInfo: {
            deviceModel: account.persona.devices.watch,
            algorithmVersion: '1.6',
            serviceVersion: '2.2',
          },
        })),
      ),
};

function isListed(
  { persona, now }: AccountState,
  day: DayNumber,
  { at, knownAt }: { at: Instant; knownAt: Instant },
): boolean {
  return knownAt <= now && persona.calendar.dayOf(at) === day;
}

function createPoint(account: AccountState, at: Instant, toJson: () => object): DataPoint {
  const source = { ...createTrackerSource(account), recordingMethod: 'ACTIVELY_MEASURED' as const };
  return { start: at, end: at, source, toJson };
}

function describeWindow(
  { persona: { calendar } }: AccountState,
  { start, end, beats }: ReturnType<typeof createAlertWindows>[number],
): object {
  return {
    ...toCivilInterval(calendar, { start, end }),
    positive: true,
    heartBeats: beats.map(({ at, rate }) => ({
      physicalTime: formatTimestamp(at),
      utcOffset: formatUtcOffset(calendar, at),
      civilTime: toCivilDateTime(calendar, at),
      beatsPerMinute: rate,
    })),
  };
}
