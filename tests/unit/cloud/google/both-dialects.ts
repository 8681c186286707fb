import { formatIsoDate, parseIsoDate } from '../../../../simulator/persona/calendar';
import { DAY_MINUTES, SECOND_MS } from '../../../../simulator/world/duration';
import { createSignedInClient, FitbitTestClient } from '../fitbit-test-client';
import { sharedPersona } from '../shared-persona';
import { GoogleTestClient, readBody, SignedInGoogleClient } from './google-test-client';

const DAYS = 14;
export const FIRST_DAY = parseIsoDate('2025-11-20') ?? 0;
/** A moment in every fortnight of a year, each at another time of the day. */
const moments = Array.from({ length: 27 }, (_, i) => ({
  day: FIRST_DAY + i * DAYS,
  minute: (i * 397 + 30) % DAY_MINUTES,
}));

export type ByDate<T = unknown> = Map<string, T>;
type CivilDate = { year: number; month: number; day: number };
type Point = Record<string, unknown>;

/** The last fourteen days at one moment, in both dialects of one cloud. */
export class BothDialects {
  readonly calendar;
  readonly today: string;
  readonly dates: string[];
  /** First and last day as in Fitbit's paths. */
  readonly range: string;
  readonly google: SignedInGoogleClient;
  private readonly fitbit;
  private readonly tomorrow: string;

  constructor(name: string, { day, minute }: { day: number; minute: number }) {
    this.calendar = sharedPersona(name).calendar;
    const fitbit = new FitbitTestClient(name, 'PRS123');
    const google = new GoogleTestClient(name, 'desktopverified', fitbit.cloud);
    fitbit.now = this.calendar.toInstant(day, minute);
    google.now = fitbit.now;
    this.fitbit = createSignedInClient(fitbit);
    this.google = new SignedInGoogleClient(google);
    this.today = formatIsoDate(day);
    this.tomorrow = formatIsoDate(day + 1);
    this.dates = Array.from({ length: DAYS }, (_, i) => formatIsoDate(day - DAYS + 1 + i));
    this.range = `${this.dates[0]}/${this.today}`;
  }

  /** The parsed body of a Fitbit response. */
  readFitbit(path: string) {
    return this.fitbit.body(path);
  }

  /** Google's sums by date, the first day first. */
  readSums<V, T>(type: string, read: (value: V) => T): ByDate<T> {
    const body = readBody(this.google.daily(type, this.dates[0] ?? '', this.tomorrow));
    const points: (Point & { civilStartTime: { date: CivilDate } })[] = body.rollupDataPoints ?? [];
    // The test says which value it expects of the type.
    return new Map(
      points
        .reverse()
        .map((point): [string, T] => [
          dateOf(point.civilStartTime.date),
          read(point[toCamelCase(type)] as V),
        ]),
    );
  }

  /** Google's daily figures by date, the first day first. */
  readDailyFigures<V extends object, T>(type: string, read: (value: V) => T): ByDate<T> {
    const points = this.readPoints<V & { date: CivilDate }>(type, 'date');
    return new Map(points.map((value): [string, T] => [dateOf(value.date), read(value)]));
  }

  /** Google's points since the first day by `member`, the earliest first. */
  readPoints<V>(type: string, member: string): V[] {
    const filter = `${type.replaceAll('-', '_')}.${member} >= "${this.dates[0]}"`;
    const { dataPoints = [] }: { dataPoints?: Point[] } = readBody(this.google.list(type, filter));
    // The test says which value it expects of the type.
    return dataPoints.reverse().map((point) => point[toCamelCase(type)] as V);
  }
}

const dialectsByName = new Map<string, BothDialects[]>();

/** Expects both dialects to have the same figures at every moment. */
export function expectAgreement(
  name: string,
  work: (both: BothDialects) => { fitbit: unknown; google: unknown },
): void {
  const all = dialectsByName.get(name) ?? moments.map((moment) => new BothDialects(name, moment));
  dialectsByName.set(name, all);
  all.forEach((both, i) => {
    const { fitbit, google } = work(both);
    expect({ moment: moments[i], figures: google }).toEqual({ moment: moments[i], figures: fitbit });
  });
}

/** A Fitbit series by date. */
export function seriesByDate<T>(rows: { dateTime: string; value: T }[]): ByDate<T> {
  return new Map(rows.map(({ dateTime, value }) => [dateTime, value]));
}

/** The wall clock's time of an instant, by its UTC offset. */
export function toWallTime(time: string, offset: string): string {
  return new Date(Date.parse(time) + Number.parseInt(offset, 10) * SECOND_MS).toISOString().slice(0, 23);
}

function toCamelCase(type: string): string {
  return type.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function dateOf({ year, month, day }: CivilDate): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}
