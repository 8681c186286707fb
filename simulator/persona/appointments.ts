import type { Appointment } from '../world/daily-life';
import { DAY_MINUTES, MINUTE_MS } from '../world/duration';
import {
  type DayNumber,
  FRIDAY,
  formatIsoDate,
  SATURDAY,
  type WallMinute,
  type WallSpan,
  weekdayOf,
} from './calendar';
import type { Friend } from './friends';
import type { PersonaContext } from './persona-context';
import type { Rng } from './rng';
import type { TimedBout } from './simulate-day';

/** What a day's appointments have to agree with. */
interface DayOfLife {
  bouts: readonly TimedBout[];
  gotUpAt: number;
  friends: readonly Friend[];
}

type Entry = Pick<Appointment, 'calendar' | 'title'> & Partial<Appointment>;

const MEETING_TITLES = ['Planning', 'Review', 'One to one', 'Budget', 'Interview', 'Workshop'];
/** Meetings begin on the half hour. */
const MEETING_GRID_MINUTES = 30;
const MEETING_CHANCE = 0.55;
const STAND_UP_MINUTES = 15;
/** About every eight months. */
const DENTIST_CHANCE = 1 / 170;
const DINNER_CHANCE = 0.22;
const YEAR_DAYS = 365;

/**
 * The entries of the phone's calendars that begin on a day, in order. Nobody meets a person in the middle of a sleep.
 */
export function planAppointments(context: PersonaContext, day: DayNumber, life: DayOfLife): Appointment[] {
  const agenda = new Agenda(context, day);
  const rng = context.rngFor('appointments', day);
  addWork(agenda, context, life, rng);
  addSport(agenda, life);
  addPrivate(agenda, context, life, rng);
  addBirthdays(agenda, life.friends);
  return agenda.entries.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** A page of the calendar. */
class Agenda {
  readonly entries: Appointment[] = [];

  constructor(
    readonly context: PersonaContext,
    readonly day: DayNumber,
  ) {}

  add(span: WallSpan, entry: Entry): void {
    const { calendar } = this.context;
    const { start, end } = calendar.toSpan(this.day, span);
    this.entries.push({
      id: `${formatIsoDate(this.day)}-${this.entries.length + 1}`,
      location: undefined,
      start,
      end,
      isAllDay: false,
      attendees: [],
      alarmMinutes: 10,
      recurrenceRule: undefined,
      ...entry,
    });
  }

  isFree({ from, to }: WallSpan): boolean {
    const { start, end } = this.context.calendar.toSpan(this.day, { from, to });
    return this.entries.every((entry) => entry.isAllDay || entry.end <= start || entry.start >= end);
  }
}

function addWork(agenda: Agenda, { definition }: PersonaContext, { friends }: DayOfLife, rng: Rng): void {
  const work = definition.planWork(agenda.day);
  if (work?.shift)
    agenda.add(work.shift, { calendar: 'work', title: 'Night shift', location: 'Ward 4 West' });
  work?.meetings.forEach(({ from, to }, half) => {
    let free = from;
    if (half === 0) {
      free = from + MEETING_GRID_MINUTES;
      agenda.add(
        { from, to: from + STAND_UP_MINUTES },
        {
          calendar: 'work',
          title: 'Stand-up',
          location: 'Room 2.04',
          attendees: friends.slice(0, 3).map(({ name }) => name),
          recurrenceRule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
        },
      );
    }
    if (!rng.chance(MEETING_CHANCE)) return;
    const slots = Math.floor((to - free) / MEETING_GRID_MINUTES) - 1;
    const start = free + MEETING_GRID_MINUTES * rng.integer(0, slots - 1);
    agenda.add(
      { from: start, to: start + MEETING_GRID_MINUTES * rng.integer(1, 2) },
      {
        calendar: 'work',
        title: MEETING_TITLES[rng.integer(0, MEETING_TITLES.length - 1)] ?? 'Meeting',
        location: rng.chance(0.5) ? 'Room 3.11' : undefined,
        attendees: friends.slice(1, 1 + rng.integer(1, 3)).map(({ name }) => name),
      },
    );
  });
}

/** The day's training, rounded to what one would write. */
function addSport(agenda: Agenda, { bouts }: DayOfLife): void {
  for (const { workout, start, end } of bouts) {
    if (!workout) continue;
    const toWall = (t: number): WallMinute =>
      5 * Math.round((t - agenda.context.calendar.toInstant(agenda.day, 0)) / MINUTE_MS / 5);
    agenda.add({ from: toWall(start), to: toWall(end) }, { calendar: 'private', title: workout.name });
  }
}

function addPrivate(
  agenda: Agenda,
  { calendar, definition }: PersonaContext,
  { gotUpAt, friends }: DayOfLife,
  rng: Rng,
): void {
  const isAwakeFor = ({ from }: WallSpan) => calendar.toInstant(agenda.day, from) > gotUpAt + 30 * MINUTE_MS;
  const workday = definition.planWork(agenda.day);
  const dentist = { from: 17 * 60 + 30, to: 18 * 60 + 10 };
  if (rng.chance(DENTIST_CHANCE) && !workday?.shift && isAwakeFor(dentist) && agenda.isFree(dentist))
    agenda.add(dentist, { calendar: 'private', title: 'Dentist', alarmMinutes: 60 });
  const dinner = { from: 19 * 60 + 30, to: 21 * 60 + 30 };
  const isEvening = weekdayOf(agenda.day) === FRIDAY || weekdayOf(agenda.day) === SATURDAY;
  const [guest] = friends;
  if (
    isEvening &&
    !workday?.shift &&
    rng.chance(DINNER_CHANCE) &&
    isAwakeFor(dinner) &&
    agenda.isFree(dinner)
  )
    agenda.add(dinner, { calendar: 'private', title: guest ? `Dinner with ${guest.name}` : 'Dinner' });
}

/** Each friend has a birthday somewhere in the year. */
function addBirthdays(agenda: Agenda, friends: readonly Friend[]): void {
  const dayOfYear = Math.floor((agenda.day % 365.2425) + 0.5) % YEAR_DAYS;
  friends.forEach(({ name }, i) => {
    const birthday = agenda.context.rngFor('birthday', i).integer(0, YEAR_DAYS - 1);
    if (birthday !== dayOfYear) return;
    agenda.add(
      { from: 0, to: DAY_MINUTES },
      {
        calendar: 'birthdays',
        title: `${name}’s birthday`,
        isAllDay: true,
        alarmMinutes: undefined,
        recurrenceRule: 'FREQ=YEARLY',
      },
    );
  });
}
