import { readTable } from './table/contract-table';
import { parseMembers, printMembers } from './table/notation';

const { fitbit, google } = readTable();
const queries = Object.values(google.addresses).flatMap(({ query }) => query ?? []);
const rows = [fitbit.addresses, fitbit.messages, google.messages, google.kinds].flatMap(
  Object.values<string>,
);

test('every row of the table is written as it is read', () => {
  for (const row of [...rows, ...queries]) expect(printMembers(parseMembers(row))).toBe(row);
  expect(rows.length).toBeGreaterThan(150);
});

test('a member may be optional, of two kinds, a message, a list, or one of some words', () => {
  expect(parseMembers('name age?:integer/digits stages:Stage[] sort?=ASC|DESC')).toEqual([
    { name: 'name', required: true, schema: undefined },
    {
      name: 'age',
      required: false,
      schema: { anyOf: [{ type: 'integer' }, { type: 'string', pattern: '^\\d+$' }] },
    },
    {
      name: 'stages',
      required: true,
      schema: { type: 'array', items: { $ref: '#/components/schemas/Stage' } },
    },
    { name: 'sort', required: false, schema: { type: 'string', enum: ['ASC', 'DESC'] } },
  ]);
});

test('what is no member is refused', () => {
  for (const row of [':integer', 'a:', 'a=', 'a[b]']) expect(() => parseMembers(row)).toThrow('is no member');
});
