import { ASH, DIM, PAPER } from '../../../app/colours';
import type { FriendsSection } from '../../../common/snapshot';
import { HOUR_S } from '../../../common/time';
import { FONT_NAMES, type FontName } from '../../../simulator/screen/fonts';
import { NOW, referenceSnapshot } from '../../pictures/reference-snapshot';
import { type OpenPage, openPage } from './open-page';

const ACCENT = '#FFB43D';
const AT = NOW / 1000 - 12 * 60;
const EMOJI = '🏃🏽‍♀️🎉';

function open(circle: Partial<FriendsSection>, font?: FontName): OpenPage {
  const section = { at: AT, total: 8, rows: [], ...circle };
  return openPage('friends', { snapshot: { ...referenceSnapshot(), friends: section }, font });
}

/** Rank, name and steps of each displayed row. */
function rows(page: OpenPage): string[] {
  return [0, 1, 2]
    .filter((row) => page.partsIn(`friend-${row}`).length > 0)
    .map((row) => ['rank', 'name', 'steps'].map((column) => page.text(`${column}-${row}`)).join(' '));
}

const mia = { rank: 2, steps: 61_480, name: 'Mia' };
const own = { rank: 3, steps: 60_276 };
const jonas = { rank: 4, steps: 30_740, name: 'Jonas' };

test('has the rank among all, the steps to the one ahead, and the three around', () => {
  const page = open({ rank: 3, total: 8, rows: [mia, own, jonas], gap: 1_204, neighbour: 'Mia' });
  expect([page.text('rank'), page.text('rank-of')]).toEqual(['3rd', 'of 8']);
  expect([page.text('gap'), page.text('neighbour')]).toEqual(['1,204', 'behind Mia']);
  const odd = open({ rank: 3, total: 8, rows: [mia, own, jonas], gap: 1_204, neighbour: 'A$&B' });
  expect(odd.text('neighbour')).toBe('behind A$&B');
  expect(rows(page)).toEqual(['2 Mia 61,480', '3 You 60,276', '4 Jonas 30,740']);
  expect(page.text('note')).toBe('');
});

test("the wearer's own row has their colour in all of it, the others have none", () => {
  const page = open({ rank: 3, rows: [mia, own] });
  const fills = (row: number) => ['rank', 'name', 'steps', 'share'].map((id) => page.fill(`${id}-${row}`));
  expect(fills(1)).toEqual([ACCENT, ACCENT, ACCENT, ACCENT]);
  expect(fills(0)).toEqual([DIM, PAPER, PAPER, DIM]);
});

test('a bar is as long as its share of the most steps on the page', () => {
  const page = open({ rank: 3, rows: [mia, own, jonas] });
  expect(page.box('share-0')?.width).toBe(276);
  expect(page.box('share-1')?.width).toBeCloseTo((276 * 60_276) / 61_480, 1);
  expect(page.box('share-2')?.width).toBe(138);
  const still = open({ rank: 1, rows: [{ rank: 1, steps: 0 }] });
  expect(still.box('share-0')?.width ?? 0).toBe(0);
});

test('the first sees the gap to the second', () => {
  const page = open({ rank: 1, total: 2, rows: [{ ...own, rank: 1 }, mia], gap: 300, neighbour: 'Jonas' });
  expect([page.text('rank'), page.text('gap'), page.text('neighbour')]).toEqual([
    '1st',
    '300',
    'ahead of Jonas',
  ]);
  expect(rows(page)).toHaveLength(2);
});

test('the last one has two ahead', () => {
  const page = open({
    rank: 5,
    total: 5,
    rows: [mia, jonas, { rank: 5, steps: 10 }],
    gap: 0,
    neighbour: 'Jonas',
  });
  expect([page.text('rank'), page.text('gap'), page.text('neighbour')]).toEqual(['5th', '0', 'behind Jonas']);
  expect(rows(page)).toEqual(['2 Mia 61,480', '4 Jonas 30,740', '5 You 10']);
});

test('a wearer alone has no gap', () => {
  const page = open({ rank: 1, total: 1, rows: [{ rank: 1, steps: 500 }] });
  expect([page.text('gap'), page.text('neighbour')]).toEqual(['', '']);
  expect(rows(page)).toEqual(['1 You 500']);
});

test('no friends, and nothing known yet', () => {
  const page = open({ total: 0 });
  expect([page.text('note'), page.text('rank'), page.text('rank-of')]).toEqual(['No friends yet', '—', '']);
  expect(rows(page)).toEqual([]);
  const { friends, ...rest } = referenceSnapshot();
  expect(openPage('friends', { snapshot: rest }).text('note')).toBe('No data yet');
});

test('who is in no ranking has no rank, and the others all the same', () => {
  const page = open({ total: 2, rows: [mia, jonas] });
  expect([page.text('rank'), page.fill('rank'), page.text('rank-of')]).toEqual(['—', DIM, '']);
  expect(rows(page)).toHaveLength(2);
});

describe.each(FONT_NAMES)('a name that is too long (%s)', (font) => {
  const long = [
    'WWWWWWWWWWWW',
    'M'.repeat(30),
    ...['', 'Z', 'Zo', 'Zoë'].map((name) => name + EMOJI.repeat(4)),
  ];

  test.each(long)('is cut before the steps: %s', (name) => {
    const page = open({ rank: 2, rows: [{ rank: 888, steps: 699_993, name }, own] }, font);
    const [shown, box, steps] = [page.text('name-0'), page.box('name-0'), page.box('steps-0')];
    if (!box || !steps) throw new Error('neither may be empty');
    expect(shown).toMatch(/…$/);
    // It is cut between characters, not within one.
    const kept = [...shown].slice(0, -1);
    expect(kept.length).toBeGreaterThan(1);
    expect([...name].slice(0, kept.length)).toEqual(kept);
    expect(box.left + box.width).toBeLessThan(steps.left);
  });

  test('of the next one is alone when the whole line does not fit, and is truncated before the rank', () => {
    const read = (rank: number, neighbour: string) => {
      const page = open({ rank, total: 99, rows: [mia], gap: 1, neighbour }, font);
      const [before, line] = [page.box('rank'), page.box('neighbour')];
      if (!before || !line) throw new Error('neither may be empty');
      expect(line.left).toBeGreaterThan(before.left + before.width);
      return page.text('neighbour');
    };
    expect(read(3, 'Mia')).toBe('behind Mia');
    expect(read(88, 'Maximilia…')).toBe('Maximilia…');
    expect(read(88, 'WWWWWWWWWWWW')).toMatch(/^W{3,}…$/);
  });
});

test('the names begin behind the widest rank', () => {
  const [few, many] = [open({ rows: [mia, own] }), open({ rows: [{ ...mia, rank: 888 }, own] })];
  const left = (page: OpenPage) => page.box('name-0')?.left ?? 0;
  const rank = many.box('rank-0');
  expect(left(many)).toBeGreaterThan((rank?.left ?? 0) + (rank?.width ?? 0));
  expect(left(many)).toBeGreaterThan(left(few));
});

test('is stale six hours after it was checked', () => {
  const of = (age: number) =>
    open({ rank: 3, rows: [mia, own], gap: 1, neighbour: 'Mia', at: NOW / 1000 - age });
  const fills = (page: OpenPage) =>
    ['title', 'rank', 'gap', 'neighbour', 'name-0', 'name-1'].map((id) => page.fill(id));
  expect(fills(of(6 * HOUR_S - 60))).toEqual([ACCENT, PAPER, ACCENT, ASH, PAPER, ACCENT]);
  expect(fills(of(6 * HOUR_S + 60))).toEqual([ASH, DIM, DIM, ASH, DIM, DIM]);
});
