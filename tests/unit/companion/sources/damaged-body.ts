import fc from 'fast-check';
import { ServiceError } from '../../../../companion/http/service-error';

/** Figures that may be below zero. */
const SIGNED = ['zoneOffset', 'skin'];

/** Every number in a record is one that can be true: finite, not negative, not astronomical. */
function expectPlausible(value: unknown, path: string): void {
  if (typeof value === 'number') {
    const isSigned = SIGNED.some((name) => path.includes(name));
    if (!Number.isFinite(value) || Math.abs(value) > 1e15 || (value < 0 && !isSigned)) {
      throw new Error(`${path} is ${value}`);
    }
  } else if (value !== null && typeof value === 'object') {
    for (const [name, item] of Object.entries(value)) expectPlausible(item, `${path}.${name}`);
  }
}

/** What `read` makes of a body is a record of figures that can be true, or the error that its shape is wrong. */
export async function expectRecordOrShapeError(name: string, read: () => Promise<unknown>): Promise<void> {
  try {
    expectPlausible(await read(), name);
  } catch (error) {
    if (error instanceof ServiceError) expect(error).toMatchObject({ kind: 'data', code: 'shape' });
    else throw error;
  }
}

/** At some places of a body something that should not be there. */
export const damages = fc.array(
  fc.record({
    place: fc.nat(10_000),
    value: fc.constantFrom<unknown>(
      undefined,
      null,
      -1,
      0,
      '',
      '-1',
      '12',
      1e300,
      -1e300,
      'NaN',
      [],
      {},
      true,
      [null],
      '0000-00-00',
      '9999-12-31T23:59:59Z',
      '9999-12-31T24:61:00',
      '99999999s',
      's',
      '+99:99',
      'constructor',
      '__proto__',
    ),
  }),
  { minLength: 1, maxLength: 4 },
);

/** `body` with all of that done to it. */
export function damaged(body: unknown, all: { place: number; value: unknown }[]): unknown {
  return all.reduce((json, { place, value }) => replaced(json, place, value), body);
}

/** `json` with the `place`-th of its values (counted from the top, round and round) replaced. */
function replaced(json: unknown, place: number, value: unknown): unknown {
  let total = 0;
  JSON.stringify(json ?? null, (_, item) => {
    total++;
    return item;
  });
  let here = -1;
  const target = place % total;
  const copy = (item: unknown): unknown => {
    if (++here === target) return value;
    if (Array.isArray(item)) return item.map(copy);
    if (item === null || typeof item !== 'object') return item;
    return Object.fromEntries(Object.entries(item).map(([name, inner]) => [name, copy(inner)]));
  };
  return copy(json);
}
