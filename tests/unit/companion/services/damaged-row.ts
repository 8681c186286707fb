import type { ServiceName } from '../../../../common/services';
import type { DataSet } from '../../../../companion/sources/health-source';
import { fixture } from '../../../fixtures/fixtures';

/** A list in a recorded body, and which members of its rows matter to what. */
export interface RowList {
  service: ServiceName;
  dataSet: DataSet;
  file: string;
  /** Where the rows are; empty for a body that is the list, undefined for a body that is one row. */
  path: string[] | undefined;
  /** The members without which there is no row: its time, and its one figure. */
  essential: string[];
  /** The parts of the record that are made from a member, by its name. Other parts are made from other members. */
  makes: { [member: string]: string[] };
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

export const readFixture = ({ service, file }: RowList): unknown => JSON.parse(fixture(service, file));

export function rowsOf(body: unknown, path: string[] | undefined): unknown[] {
  if (path === undefined) return [body];
  const list = path.reduce<unknown>((value, name) => (isObject(value) ? value[name] : undefined), body);
  if (!Array.isArray(list)) throw new Error(`no list at ${path.join('.')}`);
  return list;
}

/** `body` with another list of rows. */
export function withRows(body: unknown, path: string[] | undefined, rows: unknown[]): unknown {
  if (path === undefined) return rows[0];
  const [name, ...rest] = path;
  if (name === undefined) return rows;
  if (!isObject(body)) throw new Error(`no ${name}`);
  return { ...body, [name]: withRows(body[name], rest, rows) };
}

/** The paths of all members of a row, also of those inside others. */
export function memberPaths(row: unknown): string[] {
  if (!isObject(row)) return [];
  return Object.entries(row).flatMap(([name, value]) => [
    name,
    ...memberPaths(value).map((inner) => `${name}.${inner}`),
  ]);
}

export const REMOVED = Symbol('removed');

/** What may stand in the place of `value`: what it can never mean. */
export function damagesOf(value: unknown): unknown[] {
  const always = [REMOVED, null, 'NaN', 'Infinity', '-Infinity', '', '--', 'text', [], [1], {}, true];
  if (typeof value === 'boolean') return always.filter((damage) => damage !== true).concat('yes', 7);
  if (typeof value === 'number' || (typeof value === 'string' && Number.isFinite(Number(value)))) {
    return [...always, -1, '-1', 1e300];
  }
  return [...always, 7, -1];
}

export const valueAt = (row: unknown, member: string): unknown =>
  member.split('.').reduce<unknown>((value, name) => (isObject(value) ? value[name] : undefined), row);

/** `row` with something else at `member`. */
export function damage(row: unknown, member: string, value: unknown): unknown {
  const copy = structuredClone(row);
  const names = member.split('.');
  const last = names.pop() ?? '';
  const owner = names.reduce<unknown>((inner, name) => (isObject(inner) ? inner[name] : undefined), copy);
  if (!isObject(owner)) throw new Error(`no ${member}`);
  if (value === REMOVED) {
    if (Array.isArray(owner)) owner.splice(Number(last), 1);
    else delete owner[last];
  } else owner[last] = value;
  return copy;
}

/** Whether a damage at `member` reaches `other`: it is the same, inside it, or around it. */
export const reaches = (member: string, other: string): boolean =>
  member === other || other.startsWith(`${member}.`) || member.startsWith(`${other}.`);
