import type { Schema, Specification } from '../../scripts/specification';
import { type CheckExchange, exchangeChecker } from './check-exchange';
import { fitbitContract } from './fitbit-exchange';
import { googleContract } from './google-exchange';
import { readTable } from './table/contract-table';
import { readFitbitContract } from './table/fitbit-contract';
import { readGoogleContract } from './table/google-contract';
import { type Member, parseMembers } from './table/notation';
import { type Exchange, fitbitTraffic, googleTraffic } from './traffic';
import { findWitnesses, type Witness, type Witnesses, witnessOf } from './witnesses';

const table = readTable();

/** A member of a row, and where it is seen. */
interface Fact {
  row: string;
  member: Member;
  seen: Witness;
}

type Rows = Readonly<Record<string, string>>;

const members = (rows: Rows) =>
  Object.entries(rows).flatMap(([row, text]) => parseMembers(text).map((member) => ({ row, member })));

function facts(rows: Rows, witnesses: Witnesses): Fact[] {
  return members(rows).flatMap(({ row, member }) => {
    const seen = witnessOf(witnesses, row, member.name);
    return seen ? [{ row, member, seen }] : [];
  });
}

const nameOf = ({ row, member }: Pick<Fact, 'row' | 'member'>) => `${row}: ${member.name}`;

/** The exchange with the value at the pointer replaced; undefined takes the key away. */
function spoiled({ exchange, in: place, pointer }: Witness, value: unknown): Exchange {
  const { request, response } = exchange;
  const body = JSON.parse((place === 'request' ? request.body : response.body) ?? '');
  const owner = pointer.slice(0, -1).reduce((inner, key) => inner[key], body);
  const key = pointer.at(-1) ?? '';
  if (value === undefined) delete owner[key];
  else owner[key] = Array.isArray(owner[key]) && !Array.isArray(value) ? [value] : value;
  const text = JSON.stringify(body);
  return place === 'request'
    ? { request: { ...request, body: text }, response }
    : { request, response: { ...response, body: text } };
}

/** A value of the right type that is not of this kind: a fraction for an integer, a word for a date. */
function wrongValue(schema: Schema): unknown {
  const { type, items, anyOf, $ref } = schema;
  if (items) return wrongValue(items);
  if ($ref) return 'no message';
  if (anyOf?.some((choice) => choice.type === 'integer')) return 12.5;
  if (type === 'integer') return 12.5;
  return type === 'string' ? 'almost!' : 'none';
}

/** What of `all` the check accepts although it is spoiled. */
function accepted(check: CheckExchange, all: readonly Fact[], spoil: (fact: Fact) => Exchange): string[] {
  return all
    .filter((fact) => {
      const { request, response } = spoil(fact);
      return check(request, response).length === 0;
    })
    .map(nameOf);
}

describe.each([
  {
    service: 'Fitbit',
    messages: { ...table.fitbit.messages },
    traffic: fitbitTraffic,
    specification: readFitbitContract(),
    contract: fitbitContract,
  },
  {
    service: 'Google',
    messages: { ...table.google.messages },
    traffic: googleTraffic,
    specification: readGoogleContract(),
    contract: googleContract,
  },
])('the table of $service', ({ messages, traffic, specification, contract }) => {
  const check = exchangeChecker(contract(specification));
  let witnesses: Witnesses;
  beforeAll(async () => {
    witnesses = findWitnesses(specification, await traffic());
  });

  test('lets all that passes pass', async () => {
    const refused = (await traffic()).flatMap(({ request, response }) => check(request, response));
    expect(refused).toEqual([]);
  });

  test('has no row that nothing uses', () => {
    const unused = members(messages).filter(({ row, member }) => !witnessOf(witnesses, row, member.name));
    expect(unused.map(nameOf)).toEqual([]);
  });

  test('refuses a body without any of the keys that must be there', () => {
    const required = facts(messages, witnesses).filter(({ member }) => member.required);
    expect(required.length).toBeGreaterThan(40);
    expect(accepted(check, required, ({ seen }) => spoiled(seen, undefined))).toEqual([]);
  });

  test('refuses any value that is of another kind', () => {
    const kinds = facts(messages, witnesses).filter(({ member }) => isNarrow(member.schema));
    expect(kinds.length).toBeGreaterThan(40);
    expect(
      accepted(check, kinds, ({ member, seen }) => spoiled(seen, wrongValue(member.schema ?? {}))),
    ).toEqual([]);
  });

  test('refuses a key more wherever a key is known', () => {
    const all = facts(messages, witnesses).filter(({ member }) => !member.name.endsWith('*'));
    const beside = ({ seen }: Fact) =>
      spoiled({ ...seen, pointer: [...seen.pointer.slice(0, -1), 'karma'] }, 1);
    expect(accepted(check, all, beside)).toEqual([]);
  });

  /** Any text is a text. */
  const isNarrow = (schema: Schema | undefined) =>
    schema !== undefined && !(schema.type === 'string' && isOpen(schema));
});

function isOpen({ enum: words, format, pattern }: Schema): boolean {
  return words === undefined && format === undefined && pattern === undefined;
}

describe('the addresses of Fitbit', () => {
  const specification: Specification = readFitbitContract();
  const check = exchangeChecker(fitbitContract(specification));

  test('are each used, and none takes another kind of value', async () => {
    const rows = table.fitbit.addresses;
    const witnesses = findWitnesses(specification, await fitbitTraffic());
    const used = facts(rows, witnesses);
    expect(members(rows).map(nameOf)).toEqual(used.map(nameOf));
    expect(accepted(check, used, withWrongParameter)).toEqual([]);
  });

  function withWrongParameter({ row, member, seen }: Fact): Exchange {
    const { request, response } = seen.exchange;
    const url = new URL(request.url);
    if (url.searchParams.has(member.name)) url.searchParams.set(member.name, 'never');
    else url.pathname = replaced(url.pathname, row.split(' ')[1] ?? '', member.name);
    return { request: { ...request, url: url.href }, response };
  }

  /** The path with `never` in the place of one of its parameters. */
  function replaced(pathname: string, path: string, name: string): string {
    const parts = path.split('/');
    return pathname
      .split('/')
      .map((part, i) => (parts[i]?.includes(`{${name}}`) ? parts[i]?.replace(`{${name}}`, 'never') : part))
      .join('/');
  }
});

describe('the addresses of Google', () => {
  const { addresses, kinds } = table.google;
  const specification = readGoogleContract();
  const check = exchangeChecker(googleContract(specification));

  test('are each used, with all their parameters, and take no others', async () => {
    const witnesses = findWitnesses(specification, await googleTraffic());
    const seen = [...witnesses.keys()];
    for (const [address, { query = '' }] of Object.entries(addresses)) {
      const names = parseMembers(query).map(({ name }) => name);
      expect({ address, names }).toEqual({
        address,
        names: names.filter((name) => seen.includes(`${address}.${name}`)),
      });
      expect(seen.some((name) => name.startsWith(`${address}.`))).toBe(true);
    }
    for (const { request, response } of await googleTraffic()) {
      const url = new URL(request.url);
      url.searchParams.set('colour', 'red');
      expect(check({ ...request, url: url.href }, response)).not.toEqual([]);
    }
  });

  test('lead to one kind of data a point', async () => {
    const witnesses = findWitnesses(specification, await googleTraffic());
    const used = facts(kinds, witnesses);
    expect(members(kinds).map(nameOf)).toEqual(used.map(nameOf));
    expect(accepted(check, used, ({ seen }) => spoiled(seen, undefined))).toEqual([]);
    const twice = ({ row, member, seen }: Fact) => {
      const other = used.find((fact) => fact.row === row && fact.member.name !== member.name);
      if (!other) throw new Error(`${row} has one kind of data only`);
      const { response } = spoiled(seen, valueAt(seen));
      const body = JSON.parse(response.body);
      const point = seen.pointer.slice(0, -1).reduce((inner, key) => inner[key], body);
      point[other.member.name] = valueAt(other.seen);
      return { request: seen.exchange.request, response: { ...response, body: JSON.stringify(body) } };
    };
    expect(accepted(check, used, twice)).toEqual([]);
  });

  function valueAt({ exchange, pointer }: Witness): unknown {
    return pointer.reduce((inner, key) => inner[key], JSON.parse(exchange.response.body));
  }
});
