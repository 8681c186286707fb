import type { DayNumber } from '../../../persona/calendar';
import type { Weighing } from '../../../persona/weighing';
import { syncedWeighings } from '../../resources/body/weight-log';
import type { AccountState } from '../../route';
import { toSampleTime } from '../time-format';
import { type DataSource, FILTER_MEMBERS, MANUAL_SOURCE } from './data-type';
import { createLogType, type LogEntry } from './log-type';

const SCOPE = 'googlehealth.health_metrics_and_measurements.readonly';

/** In grams. */
export const weight = createLogType<number>({
  id: 'weight',
  scope: SCOPE,
  filterMembers: FILTER_MEMBERS.sample,
  listEntries: (account, day) =>
    listMeasurements(account, day, ({ kilograms }) => Math.round(kilograms * 1000)),
  toJson: (weightGrams, at, calendar) => ({ weightGrams, sampleTime: toSampleTime(calendar, at) }),
  sum: (values) => ({ weightGramsAvg: mean(values) }),
});

/** In per cent; only where the scale measures it. */
export const bodyFat = createLogType<number>({
  id: 'body-fat',
  scope: SCOPE,
  filterMembers: FILTER_MEMBERS.sample,
  listEntries: (account, day) => listMeasurements(account, day, ({ fatPercent }) => fatPercent),
  toJson: (percentage, at, calendar) => ({ percentage, sampleTime: toSampleTime(calendar, at) }),
  sum: (values) => ({ bodyFatPercentageAvg: mean(values) }),
});

function listMeasurements(
  account: AccountState,
  day: DayNumber,
  read: (weighing: Weighing) => number | undefined,
): LogEntry<number>[] {
  return syncedWeighings(account, day).flatMap((weighing) => {
    const value = read(weighing);
    return value === undefined
      ? []
      : [{ id: String(weighing.at), at: weighing.at, source: sourceOf(account, weighing), value }];
  });
}

function sourceOf({ persona }: AccountState, { isFromScale }: Weighing): DataSource {
  const { scale } = persona.devices;
  if (!isFromScale || scale === undefined) return MANUAL_SOURCE;
  const device = { displayName: scale, formFactor: 'SCALE', manufacturer: 'Fitbit' } as const;
  return { recordingMethod: 'ACTIVELY_MEASURED', device, platform: 'FITBIT' };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
