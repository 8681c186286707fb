import * as fc from 'fast-check';
import { PAGES } from '../../../common/snapshot';
import { NOW, referenceSnapshot } from '../../pictures/reference-snapshot';
import { TestFace } from '../../pictures/test-face';
import { TODAY } from '../../today';
import { findNonFigures } from './non-figures';
import { OpenPage } from './open-page';

/** Home and the pages after it. */
const PAGE_COUNT = PAGES.length + 1;

/** The way to a value in a snapshot: `['friends', 'rows', '0', 'name']`. */
type Path = readonly string[];
type Fields = Record<string, unknown>;

function fullSnapshot(): Fields {
  const intradaySteps = { at: NOW / 1000, date: TODAY, steps: new Uint8Array(72).fill(3) };
  return { ...structuredClone(referenceSnapshot()), intradaySteps };
}

function pathsIn(value: unknown, path: Path = []): Path[] {
  const isLeaf = typeof value !== 'object' || value === null || value instanceof Uint8Array;
  const inner = isLeaf ? [] : Object.entries(value).flatMap(([name, each]) => pathsIn(each, [...path, name]));
  return path.length > 0 ? [path, ...inner] : inner;
}

/** Puts `value` in the place of what is at `path`, if that is still there. */
function damage(holder: unknown, [name, ...rest]: Path, value: unknown): void {
  const isChangeable = typeof holder === 'object' && holder !== null && !(holder instanceof Uint8Array);
  if (!isChangeable || name === undefined) return;
  const fields = holder as Fields;
  if (rest.length > 0) damage(fields[name], rest, value);
  else if (value === undefined) delete fields[name];
  else fields[name] = value;
}

/** What a phone of another build, or a broken one, may send in the place of any value. */
const junk = fc.oneof(
  fc.constantFrom(undefined, null, Number.NaN, Number.POSITIVE_INFINITY, -1, -0.5, 1e300, 2 ** 31, true, ''),
  fc.constantFrom('x', '5', [], [5], [Number.NaN, 1, 2], [null, null, null], ['a', 'b', 'c'], {}),
  fc.constantFrom({ toString: 0 }, { length: 3 }, { at: 1 }, { name: { toString: 0 } }, [{ toString: 0 }]),
  fc.uint8Array({ maxLength: 90 }),
  fc.integer({ min: -300, max: 100_000 }),
  fc.double({ noDefaultInfinity: true, noNaN: true }),
);

const damages = fc.array(fc.tuple(fc.constantFrom(...pathsIn(fullSnapshot())), junk), {
  minLength: 1,
  maxLength: 6,
});

test('whatever is damaged, no text is what JavaScript writes for no figure, and a good snapshot is taken', () => {
  const expectedLine = new OpenPage(new TestFace({ snapshot: fullSnapshot() })).text('line');
  expect(expectedLine).toMatch(/\dh \d\d/);
  fc.assert(
    fc.property(damages, (all) => {
      const face = new TestFace({ snapshot: { ...fullSnapshot(), sleep: undefined } });
      const before = face.problems().length;
      const damaged = fullSnapshot();
      Object.assign(damaged, { seq: 2 });
      for (const [path, value] of all) damage(damaged, path, structuredClone(value));
      face.receiveFile(damaged);
      const faults: string[] = [];
      let pages = 0;
      face.visitPages(() => {
        if (++pages > PAGE_COUNT) throw new Error('the pages have no end');
        faults.push(...findNonFigures(face));
      });
      face.receiveFile({ ...fullSnapshot(), seq: NOW / 1000 });
      faults.push(
        ...face
          .problems()
          .slice(before)
          .filter((text) => text.startsWith('error')),
      );
      expect(faults).toEqual([]);
      expect(new OpenPage(face).text('line')).toBe(expectedLine);
    }),
    // Three or four damages a run: each place of the snapshot about once, each kind of junk several times.
    { numRuns: 75 },
  );
});

test.each(['origin', 'seq'])(
  'a snapshot whose %s is no number does not stand in the way of the next',
  (name) => {
    for (const value of [Number.NaN, 'x', '9', null, undefined, [], {}, -1, 0.5, 1e300]) {
      const face = new TestFace({ snapshot: { ...fullSnapshot(), sleep: undefined } });
      face.receiveFile({ ...fullSnapshot(), origin: 2, seq: 5, [name]: value });
      expect(new OpenPage(face).text('line')).not.toMatch(/\dh \d\d/);
      face.receiveFile({ ...fullSnapshot(), origin: 2, seq: 6 });
      expect(new OpenPage(face).text('line')).toMatch(/\dh \d\d/);
    }
  },
);

test('a state and a look with an age are not taken for old sections', () => {
  const { account, look } = fullSnapshot();
  const old = { account: { ...(account as Fields), at: 1 }, look: { ...(look as Fields), at: 1 } };
  const face = new TestFace({ snapshot: { ...fullSnapshot(), ...old } });
  face.sleepUntil(NOW + 60_000);
  expect(face.problems().filter((text) => text.startsWith('error'))).toEqual([]);
  expect(new OpenPage(face).text('line')).toMatch(/\dh \d\d/);
});

test.each([
  [
    'a night',
    'sleep',
    { asleep: Number.NaN, bed: null, rise: 5000, kind: 'x', minutes: [null, -1, 'x', 90] },
  ],
  ['a week', 'week', { dailySteps: [-5, 'x', null, Number.NaN, {}, [], -1], asleep: 'x', goal: 'x' }],
  ['a body', 'body', { units: { weight: 'stone', water: 'cup' } }],
])('%s of figures that are none has dashes', (_, name, members) => {
  const section = { ...(fullSnapshot()[name] as Fields), ...members };
  const face = new TestFace({ snapshot: { ...fullSnapshot(), [name]: section } });
  face.open(name);
  expect(findNonFigures(face)).toEqual([]);
  const page = new OpenPage(face);
  if (name === 'sleep') {
    expect(page.text('sleep-hero')).toBe('—');
    expect([page.text('sleep-bed'), page.text('sleep-rise')]).toEqual(['—', '—']);
    expect(page.texts('sleep-values')).not.toContain('0m');
  }
  if (name === 'body') {
    const ids = ['weight', 'weight-unit', 'water', 'water-of', 'food', 'food-of'];
    expect(ids.map((id) => page.text(id))).toEqual(['—', '', '—', '', '—', '']);
  }
  if (name === 'week') expect(page.text('week-asleep')).toBe('—');
});

test('a file that has the name of what is kept replaces nothing', () => {
  const face = new TestFace({ snapshot: fullSnapshot() });
  const line = new OpenPage(face).text('line');
  face.receiveFile('junk', 'kept.cbor');
  face.receiveFile({ day: 1, minute: 1, steps: 1, buckets: [] }, 'steps.cbor');
  expect(new OpenPage(face).text('line')).toBe(line);
  face.restart();
  expect(new OpenPage(face).text('line')).toBe(line);
  expect(face.problems().filter((text) => text.startsWith('error'))).toEqual([]);
});
