import type { Calendar, DayNumber } from '../../../persona/calendar';
import type { Instant } from '../../../world/clock';
import type { AccountState } from '../../route';
import type { DataPoint, DataSource, DataType } from './data-type';

/** Something that was noted or weighed at a time. */
export interface LogEntry<T> {
  id: string;
  at: Instant;
  source: DataSource;
  what: T;
}

interface LogTypeDefinition<T> extends Pick<DataType, 'id' | 'scope' | 'members'> {
  /** The entries of a day, as far as they are known. */
  entries(account: AccountState, day: DayNumber): LogEntry<T>[];
  /** One of them in the service's own shape. */
  tell(what: T, at: Instant, calendar: Calendar): object;
  /** At least one of them, added up. */
  sum(all: readonly T[]): object;
}

/** A kind of data that is noted one by one; windows without any have no sum. */
export function createLogType<T>({ entries, tell, sum, ...type }: LogTypeDefinition<T>): DataType {
  return {
    ...type,
    identified: true,
    points: (account, day) =>
      entries(account, day)
        .sort((a, b) => a.at - b.at)
        .map(
          ({ id, at, source, what }): DataPoint => ({
            id,
            start: at,
            end: at,
            source,
            value: () => tell(what, at, account.persona.calendar),
          }),
        ),
    rollUp: {
      longest: 90,
      sum(account, from, to, byHand) {
        const { calendar } = account.persona;
        const counted: T[] = [];
        for (let day = calendar.dayOf(from); day <= calendar.dayOf(to - 1); day++) {
          for (const { at, source, what } of entries(account, day)) {
            const isTold = byHand || source.recordingMethod !== 'MANUAL';
            if (at >= from && at < to && isTold) counted.push(what);
          }
        }
        return counted.length > 0 ? sum(counted) : undefined;
      },
    },
  };
}
