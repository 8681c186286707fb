import { ASH, DIM, PAPER, STAGES, STALE_STAGES } from '../../../app/colours';
import type { SleepSection } from '../../../common/snapshot';
import { HOUR_S } from '../../../common/time';
import { NOW, referenceSnapshot } from '../../pictures/reference-snapshot';
import type { FaceSetup } from '../../pictures/test-face';
import { TODAY } from '../../today';
import { type OpenPage, openPage } from './open-page';

const AT = NOW / 1000 - 12 * 60;

const sleep: SleepSection = {
  at: AT,
  date: TODAY,
  bed: 23 * 60 + 41,
  rise: 7 * 60 + 2,
  asleep: 416,
  kind: 'stages',
  minutes: [25, 100, 240, 76],
  segments: Uint8Array.of(0, 100, 1, 100, 2, 100, 3, 100),
};

const withSleep = (section: SleepSection) => ({ ...referenceSnapshot(), sleep: section });

function open(over: Partial<SleepSection>, setup: FaceSetup = {}): OpenPage {
  return openPage('sleep', { snapshot: withSleep({ ...sleep, ...over }), ...setup });
}

const read = (page: OpenPage) => ['sleep-hero', 'sleep-bed', 'sleep-rise'].map((id) => page.text(id));

test('shows the duration, bed and rise times, and the stages', () => {
  const page = open({});
  expect(read(page)).toEqual(['6h 56', '23:41', '07:02']);
  expect(page.texts('sleep-labels')).toEqual(['Awake', 'REM', 'Light', 'Deep']);
  expect(page.texts('sleep-values')).toEqual(['25m', '1h 40', '4h 00', '1h 16']);
  expect(page.fills('sleep-labels')).toEqual(STAGES);
});

test('says AM and PM in place of moon and sun on a 12-hour clock', () => {
  const halves = (page: OpenPage) => ['sleep-bed-half', 'sleep-rise-half'].map((id) => page.text(id));
  expect(halves(open({}))).toEqual(['', '']);
  expect(open({}).partsIn('sleep-icons')).toHaveLength(2);
  const page = open({ bed: 9 * 60 + 1, rise: 16 * 60 + 30 }, { clockDisplay: '12h' });
  expect(read(page)).toEqual(['6h 56', '9:01', '4:30']);
  expect(halves(page)).toEqual(['AM', 'PM']);
  expect(page.partsIn('sleep-icons')).toEqual([]);
  const [time, half] = ['sleep-bed', 'sleep-bed-half'].map((id) => page.box(id));
  expect(half && half.left + half.width).toBeCloseTo(306, -0.5);
  expect(time && half && half.left - time.left - time.width).toBeGreaterThan(4);
});

test('an unknown time has neither AM nor PM', () => {
  const page = open({ bed: undefined, rise: undefined }, { clockDisplay: '12h' });
  expect(read(page)).toEqual(['6h 56', '—', '—']);
  expect(page.text('sleep-bed-half')).toBe('');
  expect(page.partsIn('sleep-icons')).toHaveLength(2);
  // The icons give their room to one as to both.
  expect(open({ rise: undefined }, { clockDisplay: '12h' }).partsIn('sleep-icons')).toEqual([]);
});

test('hangs the night from its rail, deeper is longer', () => {
  const page = open({});
  expect(page.boxes('sleep-blocks').map(({ top, height }) => [top, height])).toEqual([
    [146, 18],
    [146, 30],
    [146, 50],
    [146, 74],
  ]);
  expect(page.boxes('sleep-blocks').map(({ left }) => left)).toEqual([30, 99, 168, 237]);
  expect(page.fills('sleep-blocks')).toEqual(STAGES);
});

describe('the blocks', () => {
  /** Left edge and width of each block, px. */
  const blocks = (...pairs: number[]) =>
    open({ segments: Uint8Array.from(pairs) })
      .boxes('sleep-blocks')
      .map(({ left, width }) => [left, width]);

  test('unroll the night from bed to rise across 276 pixels', () => {
    expect(blocks(0, 23, 1, 46, 2, 46, 3, 23)).toEqual([
      [30, 44.5],
      [76, 90.5],
      [168, 90.5],
      [260, 44.5],
    ]);
  });

  test('are one of a stretch over 255 minutes, and the next begins behind all of it', () => {
    const page = open({ segments: Uint8Array.of(2, 255, 2, 45, 3, 250) });
    expect(page.fills('sleep-blocks')).toEqual([STAGES[2], STAGES[3]]);
    const [long, last] = page.boxes('sleep-blocks');
    expect(long?.width).toBeCloseTo((300 / 550) * 276 - 1.5, 1);
    expect(last?.left).toBeCloseTo(30 + (300 / 550) * 276, 1);
  });

  test('are never thinner than 3', () => {
    expect(blocks(2, 255, 0, 1, 3, 250)[1]).toEqual([expect.closeTo(30 + (255 / 506) * 276, 1), 3]);
  });

  test('that are all of one level are a single one', () => {
    expect(blocks(2, 255, 2, 105)).toEqual([[30, 274.5]]);
  });
});

test('a shorter night leaves nothing of the one before', () => {
  const page = open({});
  page.face.receiveSnapshot(withSleep({ ...sleep, segments: Uint8Array.of(2, 200, 3, 100) }));
  expect(page.boxes('sleep-blocks').map(({ left }) => left)).toEqual([30, 214]);
  page.face.receiveSnapshot(withSleep({ at: AT, date: TODAY }));
  expect(page.partsIn('sleep-blocks')).toEqual([]);
});

test('a night of more stretches than there is room for is drawn as far as they go', () => {
  const segments = Uint8Array.from({ length: 200 }, (_, i) => (i % 2 ? 5 : (i / 2) % 2));
  const page = open({ segments });
  expect(page.partsIn('sleep-blocks')).toHaveLength(40);
  expect(page.face.problems()).toEqual([]);
});

test('a log of movement knows three stages', () => {
  const page = open({ kind: 'classic' });
  expect(page.texts('sleep-labels').filter((label) => label)).toEqual(['Awake', 'Restless', 'Asleep']);
  expect(page.texts('sleep-values').filter((value) => value)).toEqual(['25m', '1h 40', '4h 00']);
});

test('a night without a log, and no night at all, are dashes with a note', () => {
  const { sleep: _, ...rest } = referenceSnapshot();
  const nothing = openPage('sleep', { snapshot: withSleep({ at: AT, date: TODAY }) });
  const never = openPage('sleep', { snapshot: rest });
  for (const page of [nothing, never]) {
    expect(read(page)).toEqual(['—', '—', '—']);
    expect([page.fill('sleep-hero'), page.fill('sleep-bed')]).toEqual([DIM, DIM]);
    expect(page.texts('sleep-values')).toEqual(['—', '—', '—', '—']);
    expect(page.partsIn('sleep-blocks')).toEqual([]);
  }
  expect([nothing.text('note'), never.text('note')]).toEqual(['No sleep logged', 'No data yet']);
});

test('a night that is not last night is grey from eleven on, and keeps its shape', () => {
  const [before, after] = [
    open({ date: TODAY - 1 }, { now: NOW - 4 * HOUR_S * 1000 }),
    open({ date: TODAY - 1 }),
  ];
  expect([before.fill('sleep-hero'), before.fills('sleep-blocks')]).toEqual([PAPER, STAGES]);
  expect([after.fill('sleep-hero'), after.fills('sleep-blocks')]).toEqual([DIM, STALE_STAGES]);
  expect(after.fill('title')).toBe(ASH);
  expect(after.boxes('sleep-blocks')).toEqual(before.boxes('sleep-blocks'));
});

test('a night of another day is named in the footer, in place of the age of its check', () => {
  const footer = (date: number, setup?: FaceSetup) => {
    const page = open({ date }, setup);
    return [page.text('age'), page.text('notice')];
  };
  expect(footer(TODAY)).toEqual(['12 min ago', '']);
  expect(footer(TODAY - 1)).toEqual(['', 'Night of Mon']);
  expect(footer(TODAY - 4)).toEqual(['', 'Night of Fri']);
  // Before it is grey, too: after midnight it is no longer last night.
  expect(footer(TODAY - 1, { now: NOW - 14 * HOUR_S * 1000 })).toEqual(['', 'Night of Mon']);
  expect(footer(TODAY - 1, { language: 'de-DE' })).toEqual(['', 'Nacht auf Mo']);
});

test('a night that is too old to show leaves its day', () => {
  const page = open({ date: TODAY - 8 });
  expect([...read(page), page.text('note'), page.fill('title')]).toEqual([
    '—',
    '—',
    '—',
    'Last data Jul 6',
    ASH,
  ]);
  const german = open({ date: TODAY - 8 }, { language: 'de-DE' });
  expect(german.text('note')).toBe('Zuletzt 6. Jul');
});
