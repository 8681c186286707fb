import type { Instant } from '../world/clock';
import type { PersonaContext } from './persona-context';
import type { RngFor } from './rng';

/** An invented person whom the persona knows. */
export interface Friend {
  id: string;
  name: string;
  /** Steps on a usual day. */
  usualSteps: number;
}

/** Invented, some of them long or beyond ASCII. */
const NAMES = [
  'Mia',
  'Jonas',
  'Zoë',
  'Łukasz',
  'Maximiliane',
  'Ines',
  'Tom',
  'Oluwaseun',
  'Ana María',
  'Yuki',
  'Bo',
  'Friedrich-Karl',
  'Leïla',
  'Hanna',
  'Viktor',
  'Priya',
];
const ID_LETTERS = '23456789BCDFGHJKLMNPQRSTVWXYZ';
/** Chance that a friend does not wear the watch for a week. */
const INACTIVE_CHANCE = 0.12;
/** The leaderboard covers today and the six days before. */
const LEADERBOARD_DAYS = 7;

/** `count` friends, at most as many as there are names. */
export function createFriends(count: number, rngFor: RngFor): Friend[] {
  const rng = rngFor('friends', 0);
  const names = [...NAMES];
  return Array.from({ length: Math.min(count, NAMES.length) }, () => {
    const [name = ''] = names.splice(rng.integer(0, names.length - 1), 1);
    const id = Array.from({ length: 6 }, () => ID_LETTERS.charAt(rng.integer(0, ID_LETTERS.length - 1)));
    return { id: id.join(''), name, usualSteps: rng.between(4200, 13_500) };
  });
}

/** Steps in the last seven days up to `t`; undefined where the friend did not wear a watch. */
export function sumFriendSteps(
  friend: Friend,
  { calendar, rngFor }: PersonaContext,
  t: Instant,
): number | undefined {
  const today = calendar.dayOf(t);
  if (rngFor(`${friend.id} away`, Math.floor(today / LEADERBOARD_DAYS)).chance(INACTIVE_CHANCE))
    return undefined;
  const { start, end } = calendar.spanOfDay(today);
  const dayShare = (t - start) / (end - start);
  let sum = 0;
  for (let n = 0; n < LEADERBOARD_DAYS; n++) {
    const steps = friend.usualSteps * rngFor(`${friend.id} steps`, today - n).near(1, 0.6);
    sum += n === 0 ? steps * shareOfStepsDone(dayShare) : steps;
  }
  return Math.round(sum);
}

/** The share of a day's steps that is done when `dayShare` of the day has passed. */
function shareOfStepsDone(dayShare: number): number {
  return (1 - Math.cos(Math.PI * dayShare)) / 2;
}
