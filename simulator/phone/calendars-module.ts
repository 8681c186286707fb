import type { Realm } from '../realm/realm';
import type { Clock, Instant } from '../world/clock';
import { type Appointment, CALENDARS, type CalendarName, type DailyLife } from '../world/daily-life';
import { DAY_MS } from '../world/duration';
import type { WarnUnlessGranted } from '../world/warn-unless-granted';

/** iOS looks at the first four years of a longer span. */
const MAX_SPAN_MS = 4 * 366 * DAY_MS;
const SOURCE_ID = '1';
const CALENDAR_IDS: Readonly<Record<CalendarName, string>> = { work: '1', private: '2', birthdays: '3' };
const CALENDAR_TITLES: Readonly<Record<CalendarName, string>> = {
  work: 'Work',
  private: 'Private',
  birthdays: 'Birthdays',
};
const ENUMERATIONS = {
  AttendeeStatus: {
    Unknown: 'unknown',
    Pending: 'pending',
    Tentative: 'tentative',
    Accepted: 'accepted',
    Declined: 'declined',
    Delegated: 'delegated',
  },
  EventStatus: { Unknown: 'unknown', Confirmed: 'confirmed', Tentative: 'tentative', Canceled: 'canceled' },
};

interface CalendarsModuleOptions {
  realm: Realm;
  clock: Clock;
  /** Undefined: the phone has no calendars. */
  dailyLife: DailyLife | undefined;
  warnUnlessGranted: WarnUnlessGranted;
}

/**
 * `calendars`: the wearer's appointments. Each search rejects with a TypeError without access_calendar, and
 * `searchEvents` where a date is missing.
 */
export function createCalendarsModule(options: CalendarsModuleOptions): Record<string, unknown> {
  const { realm, clock, dailyLife } = options;
  /** A search whose result comes in a later task. `find` may throw. */
  const search = (appQuery: unknown, find: (query: Record<string, unknown>) => unknown): unknown => {
    const { promise, resolve, reject } = realm.createPromise();
    const settle = prepare(
      () => {
        if (!options.warnUnlessGranted('calendars', 'access_calendar'))
          throw new TypeError('The app has no permission to read the calendars');
        const query = realm.fromRealm(appQuery ?? {});
        const found = realm.toRealm(find(typeof query === 'object' ? { ...query } : {}));
        return () => resolve(found);
      },
      (error) => () => reject(realm.toRealm(error)),
    );
    clock.after(0, settle);
    return promise;
  };
  const calendars = realm.createObject({
    searchSources: () =>
      search({}, () => (dailyLife ? [{ id: SOURCE_ID, title: dailyLife.account.address }] : [])),
    searchCalendars: (appQuery?: unknown) =>
      search(appQuery, (query) => {
        const sourceIds = readIds(query, 'sourceIds');
        if (!dailyLife || sourceIds?.includes(SOURCE_ID) === false) return [];
        return CALENDARS.map((name) => ({
          id: CALENDAR_IDS[name],
          sourceId: SOURCE_ID,
          title: CALENDAR_TITLES[name],
        }));
      }),
    searchEvents: (appQuery?: unknown) =>
      search(appQuery, (query) => {
        const [start, end] = [readDate(query, 'startDate'), readDate(query, 'endDate')];
        const calendarIds = readIds(query, 'calendarIds');
        return (dailyLife?.appointments(start, Math.min(end, start + MAX_SPAN_MS)) ?? [])
          .filter(({ calendar }) => calendarIds?.includes(CALENDAR_IDS[calendar]) !== false)
          .map((appointment) => describeAppointment(appointment, dailyLife?.account.name ?? ''));
      }),
  });
  return realm.createModule({ default: calendars, calendars, ...createEnumerations(realm) });
}

function createEnumerations(realm: Realm): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(ENUMERATIONS).map(([name, values]) => [name, realm.toRealm(values)]),
  );
}

function describeAppointment(appointment: Appointment, owner: string): Record<string, unknown> {
  const [inviter] = appointment.attendees;
  const accepted = (name: string) => ({ name, status: 'accepted' });
  return {
    id: appointment.id,
    sourceId: SOURCE_ID,
    calendarId: CALENDAR_IDS[appointment.calendar],
    title: appointment.title,
    location: appointment.location,
    description: undefined,
    startDate: new Date(appointment.start),
    endDate: new Date(appointment.end),
    isAllDay: appointment.isAllDay,
    status: 'confirmed',
    userStatus: 'accepted',
    organizer: inviter === undefined ? undefined : accepted(inviter),
    attendees: inviter === undefined ? [] : [...appointment.attendees, owner].map(accepted),
    alarms:
      appointment.alarmMinutes === undefined
        ? []
        : [{ type: 'alert', trigger: { offset: -appointment.alarmMinutes, related: 'start' } }],
    recurrenceRule: appointment.recurrenceRule,
  };
}

/** The moment of a Date of the query. Throws a TypeError for other values. */
function readDate(query: Record<string, unknown>, name: string): Instant {
  const value = query[name];
  const time = value instanceof Date ? value.getTime() : Number.NaN;
  if (Number.isNaN(time)) throw new TypeError(`searchEvents needs the Date "${name}"`);
  return time;
}

/** What `work` returns, or what `handleError` makes of its error. */
function prepare<T>(work: () => T, handleError: (error: unknown) => T): T {
  try {
    return work();
  } catch (error) {
    return handleError(error);
  }
}

/** Undefined where the app does not limit the search. */
function readIds(query: Record<string, unknown>, name: string): string[] | undefined {
  const ids = query[name];
  return Array.isArray(ids) ? ids.map(String) : undefined;
}
