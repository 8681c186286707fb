import type { Calendar, DayNumber } from '../../../persona/calendar';
import type { Instant } from '../../../world/clock';
import type { AccountState } from '../../route';
import type { DataPoint, DataSource, DataType } from './data-type';

/** Something that was logged or weighed at a time. */
export interface LogEntry<T> {
  id: string;
  at: Instant;
  source: DataSource;
  value: T;
}

interface LogTypeDefinition<T> extends Pick<DataType, 'id' | 'scope' | 'filterMembers'> {
  /** The entries of a day that have reached the service. */
  listEntries(account: AccountState, day: DayNumber): LogEntry<T>[];
  /** An entry in the service's own shape. */
  toJson(value: T, at: Instant, calendar: Calendar): object;
  /** The sum of at least one entry. */
  sum(values: readonly T[]): object;
}

/** A kind of data with single entries. A window without any has no sum. */
export function createLogType<T>({ listEntries, toJson, sum, ...type }: LogTypeDefinition<T>): DataType {
  return {
    ...type,
    hasPointNames: true,
    listPoints: (account, day) =>
      listEntries(account, day)
        .sort((a, b) => a.at - b.at)
        .map(
          ({ id, at, source, value }): DataPoint => ({
            id,
            start: at,
            end: at,
            source,
            toJson: () => toJson(value, at, account.persona.calendar),
          }),
        ),
    rollUp: {
      maxDays: 90,
      sum(account, { start, end }, { includesManual }) {
        const { calendar } = account.persona;
        const values: T[] = [];
        for (let day = calendar.dayOf(start); day <= calendar.dayOf(end - 1); day++) {
          for (const { at, source, value } of listEntries(account, day)) {
            const isIncluded = includesManual || source.recordingMethod !== 'MANUAL';
            if (at >= start && at < end && isIncluded) values.push(value);
          }
        }
        return values.length > 0 ? sum(values) : undefined;
      },
    },
  };
}
