import type { DayNumber } from '../../../persona/calendar';
import type { Weighing } from '../../../persona/weighing';
import { syncedWeighings } from '../../resources/body/weight-log';
import type { AccountState } from '../../route';
import { sampleTimeObject } from '../time-text';
import { type DataSource, MANUAL_SOURCE, MEMBERS } from './data-type';
import { createLogType, type LogEntry } from './log-type';

const SCOPE = 'googlehealth.health_metrics_and_measurements.readonly';

export const weight = createLogType<number>({
  id: 'weight',
  scope: SCOPE,
  members: MEMBERS.sample,
  entries: (account, day) => entriesOf(account, day, ({ kilograms }) => Math.round(kilograms * 1000)),
  tell: (weightGrams, at, calendar) => ({ weightGrams, sampleTime: sampleTimeObject(calendar, at) }),
  sum: (all) => ({ weightGramsAvg: mean(all) }),
});

export const bodyFat = createLogType<number>({
  id: 'body-fat',
  scope: SCOPE,
  members: MEMBERS.sample,
  entries: (account, day) => entriesOf(account, day, ({ fatPercent }) => fatPercent),
  tell: (percentage, at, calendar) => ({ percentage, sampleTime: sampleTimeObject(calendar, at) }),
  sum: (all) => ({ bodyFatPercentageAvg: mean(all) }),
});

function entriesOf(
  account: AccountState,
  day: DayNumber,
  read: (weighing: Weighing) => number | undefined,
): LogEntry<number>[] {
  return syncedWeighings(account, day).flatMap((weighing) => {
    const what = read(weighing);
    return what === undefined
      ? []
      : [{ id: String(weighing.at), at: weighing.at, source: sourceOf(account, weighing), what }];
  });
}

function sourceOf({ persona }: AccountState, { isFromScale }: Weighing): DataSource {
  const { scale } = persona.devices;
  if (!isFromScale || scale === undefined) return MANUAL_SOURCE;
  const device = { displayName: scale, formFactor: 'SCALE', manufacturer: 'Fitbit' } as const;
  return { recordingMethod: 'ACTIVELY_MEASURED', device, platform: 'FITBIT' };
}

function mean(all: readonly number[]): number {
  return all.reduce((sum, one) => sum + one, 0) / all.length;
}
