import fc from 'fast-check';
import { ServiceError } from '../../../../../companion/account/service-error';
import { createGoogle, googleScopeOf } from '../../../../../companion/sources/google/google';
import { type DataSet, SHOWN } from '../../../../../companion/sources/health-source';
import { readDate } from '../../../../../simulator/persona/calendar';
import { atOnce, Wearer } from './wearer';

const DATA_SETS = [...new Set(Object.values(SHOWN).flat())].filter((dataSet) => googleScopeOf(dataSet));

const wearer = new Wearer('mara');
wearer.goTo(readDate('2026-07-14') ?? 0, 1200);

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

async function expectRecordOrShapeError(dataSet: DataSet, body: unknown): Promise<void> {
  const source = createGoogle(atOnce, () => wearer.now, wearer.zone).source(async () => body);
  try {
    expectPlausible(await source.read(dataSet, wearer.today), dataSet);
  } catch (error) {
    if (error instanceof ServiceError) expect(error).toMatchObject({ kind: 'data', code: 'shape' });
    else throw error;
  }
}

it.each(DATA_SETS)('%s reads any JSON, or says that the shape is wrong', (dataSet) =>
  fc.assert(
    fc.asyncProperty(fc.jsonValue(), (body) => expectRecordOrShapeError(dataSet, body)),
    { numRuns: 50 },
  ),
);

it.each(DATA_SETS)('%s reads any list, or says that the shape is wrong', (dataSet) =>
  fc.assert(
    fc.asyncProperty(
      fc.constantFrom('dataPoints', 'rollupDataPoints', 'pairedDevices', 'nextPageToken'),
      fc.jsonValue(),
      (list, items) => expectRecordOrShapeError(dataSet, { [list]: items }),
    ),
    { numRuns: 50 },
  ),
);

/** What a real body has at some place replaced by what should not be there. */
const damage = fc.record({
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
});

/** `json` with the `place`-th of its values (counted from the top, round and round) replaced. */
function damaged(json: unknown, place: number, value: unknown): unknown {
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

it.each(DATA_SETS)('%s survives what the pretend cloud says, damaged', async (dataSet) => {
  const bodies: unknown[] = [];
  wearer.onExchange = (_, response) => bodies.push(JSON.parse(response.body));
  await wearer.read('google', dataSet);
  await fc.assert(
    fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 4 }), async (damages) => {
      for (const good of bodies) {
        let body = good;
        for (const { place, value } of damages) body = damaged(body, place, value);
        await expectRecordOrShapeError(dataSet, body);
      }
    }),
    { numRuns: 100 },
  );
});
