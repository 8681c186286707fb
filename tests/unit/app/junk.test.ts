import { NOW, referenceSnapshot } from '../../pictures/reference-snapshot';
import { TestFace } from '../../pictures/test-face';
import { TODAY } from '../../today';
import { findNonFigures } from './non-figures';
import { OpenPage } from './open-page';

const JUNK: readonly unknown[] = [
  ...[null, '', 'x', true, -1, 0.5, 300, 1e300, Number.NaN, [], {}],
  ...[[1, 'x', null], new Uint8Array(), new Uint8Array(200), new Uint8Array(3).fill(254)],
];

/** Home and the pages after it. */
const PAGE_COUNT = 7;

/** A value in a snapshot. */
interface Place {
  /** For example `friends.rows.0`. */
  path: string;
  put(junk: unknown): void;
}

/** A new copy of the reference snapshot with every section. */
function fresh(): { snapshot: object; places: Place[] } {
  const intradaySteps = { at: NOW / 1000, date: TODAY, steps: new Uint8Array(72).fill(3) };
  const snapshot = { ...structuredClone(referenceSnapshot()), intradaySteps };
  // These three decide whether it is accepted: see snapshot-store.test.ts.
  const isTaken = ({ path }: Place) => !['v', 'origin', 'seq'].includes(path);
  return { snapshot, places: placesIn(snapshot, '').filter(isTaken) };
}

function placesIn(holder: object, path: string): Place[] {
  return Object.entries(holder).flatMap(([name, value]) => {
    const put = (junk: unknown) => void Object.assign(holder, { [name]: junk });
    const hasMore = typeof value === 'object' && !(value instanceof Uint8Array);
    return [{ path: path + name, put }, ...(hasMore ? placesIn(value ?? {}, `${path}${name}.`) : [])];
  });
}

/** Whether this is one of several alike: a row or a figure of a list that is not its first. */
function isRepeated({ path }: Place): boolean {
  return path.split('.').some((name) => Number(name) > 0);
}

/**
 * Each kind of junk in every place; where several places are alike, all of it in the first and a fifth in each other.
 */
function junkFor(place: Place, at: number): readonly unknown[] {
  return isRepeated(place) ? JUNK.filter((_, i) => (i + at) % 5 === 0) : JUNK;
}

/** The errors as this snapshot arrives and each page is opened. */
function faultsOf(face: TestFace, snapshot: object, fewest: number): string[] {
  const before = face.problems().length;
  face.receiveSnapshot(snapshot);
  let pages = 0;
  const words: string[] = [];
  face.visitPages(() => {
    if (++pages > PAGE_COUNT) throw new Error('the pages have no end');
    words.push(...findNonFigures(face));
  });
  const errors = face
    .problems()
    .slice(before)
    .filter((text) => text.startsWith('error'));
  const steps = new OpenPage(face).text('steps');
  return [
    ...new Set(errors),
    ...words,
    ...(pages < fewest ? [`only ${pages} pages`] : []),
    // The wearer walks during the test.
    ...(/^8,[4-9]\d\d$/.test(steps) ? [] : [`${steps} steps`]),
  ];
}

function describeJunk(junk: unknown): string {
  return junk instanceof Uint8Array ? `${junk.length} bytes` : (JSON.stringify(junk) ?? '');
}

const sections = [...new Set(fresh().places.map(({ path }) => path.split('.')[0] ?? ''))];

test.each(sections)('whatever one of the values of a snapshot is, the face goes on: %s', (section) => {
  const faults: string[] = [];
  const { places, snapshot: good } = fresh();
  let face = new TestFace({ snapshot: good });
  places.forEach((place, at) => {
    const { path } = place;
    if (path.split('.')[0] !== section) return;
    face.receiveSnapshot(good);
    // Junk in the list of pages may leave out pages.
    const fewest = path.startsWith('look.pages') ? 1 : PAGE_COUNT;
    for (const junk of junkFor(place, at)) {
      const { snapshot, places } = fresh();
      places[at]?.put(junk);
      const found = faultsOf(face, snapshot, fewest);
      if (found.length === 0) continue;
      faults.push(`${path} = ${describeJunk(junk)}: ${found.join(', ')}`);
      face = new TestFace({ snapshot: good });
    }
  });
  expect(faults).toEqual([]);
});

test('these are all the sections there can be', () => {
  const all = ['sleep', 'recovery', 'week', 'body', 'friends', 'devices', 'intradaySteps'];
  expect(sections).toEqual(['at', 'account', 'look', ...all]);
});
