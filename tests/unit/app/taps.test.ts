import { PAGES } from '../../../common/snapshot';
import { referenceSnapshot, withAccountState, withoutData } from '../../pictures/reference-snapshot';
import { TestFace } from '../../pictures/test-face';

/** The time of a framed page, and that of home and of the state page. */
const CLOCK = [260, 45] as const;
const MIDDLE_CLOCK = [168, 80] as const;
const LEFT_EDGE = [40, 200] as const;

/** The page after a tap on another one. */
function tapOn(page: string, [x, y]: readonly [number, number], face = createFace()): string {
  if (!face.open(page)) throw new Error(`the face has no page ${page}`);
  face.tap(x, y);
  return face.page;
}

function createFace(snapshot: object = referenceSnapshot()): TestFace {
  return new TestFace({ snapshot });
}

test.each(PAGES)('a tap on the time goes home: %s', (page) => {
  expect(tapOn(page, CLOCK)).toBe('home');
  // Below and left of the time it turns the page.
  expect([tapOn(page, [260, 75]), tapOn(page, [190, 45])]).not.toContain(page);
});

test('it does so on the state page', () => {
  const face = createFace(withAccountState('reconnect', withoutData(referenceSnapshot())));
  expect(tapOn('state', MIDDLE_CLOCK, face)).toBe('home');
});

test('on home it is the next page, wherever the time is', () => {
  expect([CLOCK, MIDDLE_CLOCK, [168, 140] as const].map((place) => tapOn('home', place))).toEqual([
    'sleep',
    'sleep',
    'sleep',
  ]);
});

test('the left edge is the page before, and on home the next one', () => {
  expect(PAGES.map((page) => tapOn(page, LEFT_EDGE))).toEqual(['home', ...PAGES.slice(0, -1)]);
  expect(tapOn('home', LEFT_EDGE)).toBe('sleep');
});
