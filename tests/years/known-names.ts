import { createPersona } from '../../simulator/persona/create-persona';
import { PERSONA_NAMES } from '../../simulator/persona/persona-names';
import type { World } from '../../simulator/run/world';

/** The names of people, and what finds them in a text. */
export interface KnownNames {
  findAny(text: string): string | undefined;
  /** Finds the name of somebody who wears the watch. */
  findOwn(text: string): string | undefined;
  /** Finds the name of anybody else. */
  findOthers(text: string): string | undefined;
}

/** Everybody that the world may know: those with an account, and their friends. */
export function collectNames({ seed }: World): KnownNames {
  const people = PERSONA_NAMES.map((name) => createPersona(name, seed));
  const own = people.flatMap(({ account }) => [account.firstName, account.lastName]);
  const others = people.flatMap(({ friends }) => friends.map(({ name }) => name));
  return { findAny: finder([...own, ...others]), findOwn: finder(own), findOthers: finder(others) };
}

/** Finds whole words only: a name may be short. */
function finder(names: readonly string[]): (text: string) => string | undefined {
  const pattern = new RegExp(`(?<![\\p{L}\\d])(?:${[...new Set(names)].join('|')})(?![\\p{L}\\d])`, 'u');
  return (text) => pattern.exec(text)?.[0];
}
