import fc from 'fast-check';
import {
  damage,
  damagesOf,
  isObject,
  memberPaths,
  REMOVED,
  type RowList,
  reaches,
  readFixture,
  rowsOf,
  valueAt,
  withRows,
} from './damaged-row';
import { recordOf } from './read-body';
import { ROW_LISTS } from './row-lists';

/** The same row some days earlier, so that no row is alone. */
const earlier = (row: unknown): unknown =>
  JSON.parse(
    JSON.stringify(row)
      .replace(/(2026-\d\d-)(\d\d)/g, (_, month, day) => month + String(Number(day) - 4).padStart(2, '0'))
      .replace(/"day":(\d+)/g, (_, day) => `"day":${Number(day) - 4}`),
  );

/** The rows of a recorded body, and what becomes of any others in their place. */
function open(list: RowList): { rows: unknown[]; read: (rows: unknown[]) => Promise<unknown> } {
  const body = readFixture(list);
  const recorded = rowsOf(body, list.path);
  const rows =
    list.path === undefined || recorded.length > 1 ? recorded : [...recorded, ...recorded.map(earlier)];
  return { rows, read: (others) => recordOf(list.service, list.dataSet, withRows(body, list.path, others)) };
}

/** A record as rows that differ from each other. */
function partsOf(record: unknown): Record<string, unknown>[] {
  if (record === 'error:shape') return [];
  if (Array.isArray(record)) return record;
  if (!isObject(record)) throw new Error(String(record));
  const { quarterHours } = record;
  if (!Array.isArray(quarterHours)) return [record];
  return quarterHours.map((steps, quarter) => ({ quarter, steps })).filter(({ steps }) => steps);
}

/** Those of `parts` that are not among the others. */
const minus = (parts: unknown[], others: unknown[]): unknown[] => {
  const texts = others.map((part) => JSON.stringify(part));
  return parts.filter((part) => {
    const i = texts.indexOf(JSON.stringify(part));
    if (i >= 0) texts.splice(i, 1);
    return i < 0;
  });
};

/** `part` without the members that are made from the damaged one. */
function independentOf(part: unknown, list: RowList, member: string): unknown {
  const made = Object.entries(list.makes)
    .filter(([name]) => reaches(member, name))
    .flatMap(([, parts]) => parts);
  return isObject(part)
    ? Object.fromEntries(Object.entries(part).filter(([name]) => !made.includes(name)))
    : part;
}

/** Every damage of a value in the first row; in each later row one of them, another from member to member. */
function damagesIn(row: number, place: number, value: unknown): unknown[] {
  const damages = damagesOf(value);
  return row === 0 ? damages : [damages[(row + place) % damages.length]];
}

interface Expectation {
  list: RowList;
  /** What the record has of all rows, and of all but the damaged one. */
  whole: unknown[];
  without: unknown[];
}

function expectOthersStand({ list, whole, without }: Expectation, member: string, record: unknown): void {
  const parts = partsOf(record);
  const [own] = minus(whole, without);
  const others = minus(whole, own === undefined ? [] : [own]);
  const left = minus(parts, others);
  const isEssential = list.essential.some((name) => reaches(member, name));
  if (isEssential) {
    // Either the row is not there, or it is there with another figure.
    expect(minus(others, parts).length === 0 || JSON.stringify(parts) === JSON.stringify(without)).toBe(true);
    return;
  }
  expect(minus(others, parts)).toEqual([]);
  expect(left.map((part) => independentOf(part, list, member))).toEqual(
    own === undefined ? [] : [independentOf(own, list, member)],
  );
}

const named = ROW_LISTS.map((list): [string, RowList] => [
  `${list.service} ${list.dataSet} of ${list.file}${list.path?.length ? ` at ${list.path.join('.')}` : ''}`,
  list,
]);

describe.each(named)('%s', (_, list) => {
  const { rows, read } = open(list);

  it('any one member of any one row costs nothing but what is made from it', async () => {
    const whole = partsOf(await read(rows));
    expect(whole).not.toEqual([]);
    for (const [i, row] of rows.entries()) {
      const others = rows.filter((_, index) => index !== i);
      const without = list.path === undefined ? [] : partsOf(await read(others));
      for (const [place, member] of memberPaths(row).entries()) {
        for (const value of damagesIn(i, place, valueAt(row, member))) {
          const damaged = rows.map((each) => (each === row ? damage(row, member, value) : each));
          const shown = value === REMOVED ? 'removed' : JSON.stringify(value);
          const record = await read(damaged);
          try {
            expectOthersStand({ list, whole, without }, member, record);
          } catch (error) {
            throw new Error(`row ${i}, ${member} ${shown}: ${error}`);
          }
        }
      }
    }
  });

  it('any value in the place of a row costs that row alone', async () => {
    if (list.path === undefined) return;
    await fc.assert(
      fc.asyncProperty(fc.nat(rows.length - 1), fc.jsonValue(), async (i, value) => {
        const others = await read(rows.filter((_, index) => index !== i));
        const replaced = rows.map((row, index) => (index === i ? value : row));
        const record = await read(replaced);
        // Where the day's own sum is the one that cannot be read, nobody knows that there was none.
        if (record === 'error:shape' && !Array.isArray(others)) return;
        expect(minus(partsOf(others), partsOf(record))).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('rows in any order and twice change nothing', async () => {
    if (list.path === undefined) return;
    const whole = await read(rows);
    // One ECG is requested, the newest. The next alarm is found in any order.
    const isOrdered = list.dataSet !== 'ecg' && list.dataSet !== 'alarms';
    const sorted = (record: unknown) =>
      isOrdered
        ? record
        : partsOf(record)
            .map((part) => JSON.stringify(part))
            .sort();
    const order = fc.shuffledSubarray([...rows, ...rows], { minLength: 2 * rows.length });
    await fc.assert(
      fc.asyncProperty(order, async (shuffled) => {
        expect(sorted(await read(shuffled))).toEqual(sorted(whole));
      }),
      { numRuns: 25 },
    );
  });
});
