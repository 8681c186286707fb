import { ALERT, ASH, DIM, PAPER } from '../../../app/colours';
import type { RecoverySection } from '../../../common/snapshot';
import { DAY_S, HOUR_S } from '../../../common/time';
import { NOW, referenceSnapshot } from '../../pictures/reference-snapshot';
import type { FaceSetup } from '../../pictures/test-face';
import { TODAY } from '../../today';
import { type OpenPage, openPage } from './open-page';

const ACCENT = '#FFB43D';
const AT = NOW / 1000 - 12 * 60;
/** Ends of the wide track, and of its middle half. */
const TRACK = { left: 30, width: 276 };
const USUAL = { left: 99, width: 138 };

function open(measures: Partial<RecoverySection>, over: FaceSetup = {}): OpenPage {
  const recovery = { at: AT, date: TODAY, ...measures };
  return openPage('recovery', { snapshot: { ...referenceSnapshot(), recovery }, ...over });
}

/** The centre of a dot, px; undefined if it is not drawn. */
function place(page: OpenPage, id: string): number | undefined {
  const box = page.box(id);
  return box && Math.round((box.left + box.width / 2) * 10) / 10;
}

describe('the track', () => {
  test('has the usual range in its middle half, and a dot in the colour of the wearer at the value', () => {
    const page = open({ hrv: [480, 420, 550] });
    expect(page.boxes('hrv-track').slice(0, 2)).toEqual([
      { ...TRACK, top: 140, height: 4 },
      { ...USUAL, top: 138, height: 8 },
    ]);
    // 42 … 55 are 138 px, and 48 is 6 above 42.
    expect(place(page, 'hrv-dot')).toBeCloseTo(99 + (6 / 13) * 138, 1);
    expect(page.fill('hrv-dot')).toBe(ACCENT);
    expect([page.text('usual'), page.text('usual-range')]).toEqual(['usual', '42–55']);
  });

  test('keeps the ends of the range within it: no alert, no hollow dot', () => {
    const pages = [open({ hrv: [420, 420, 550] }), open({ hrv: [550, 420, 550] })];
    expect(pages.map((page) => place(page, 'hrv-dot'))).toEqual([99, 237]);
    expect(pages.map((page) => [page.box('hrv-ring'), page.fill('hrv')])).toEqual([
      [undefined, PAPER],
      [undefined, PAPER],
    ]);
  });

  test.each([
    [410, 99 - (1 / 13) * 138],
    [600, 237 + (5 / 13) * 138],
  ])('shows what lies outside as a hollow dot of alert: %i', (value, x) => {
    const page = open({ hrv: [value, 420, 550] });
    expect(place(page, 'hrv-ring')).toBeCloseTo(x, 1);
    expect([page.fill('hrv-ring'), page.fill('hrv')]).toEqual([ALERT, ALERT]);
    const drawn = page.partsIn('hrv-outside').map(({ fill }) => fill.toUpperCase());
    expect(drawn).toEqual(['#000000', ALERT, '#000000']);
    expect(page.boxes('hrv-outside').map(({ width }) => width)).toEqual([24, 18, 12]);
  });

  test('keeps what is far outside on it', () => {
    const [low, high] = [open({ hrv: [10, 420, 550] }), open({ hrv: [2_000, 420, 550] })];
    expect([place(low, 'hrv-ring'), place(high, 'hrv-ring')]).toEqual([
      Math.round((30 + 0.03 * 276) * 10) / 10,
      Math.round((30 + 0.97 * 276) * 10) / 10,
    ]);
  });

  test('has its dot in the middle where the range has no width, and anything else outside', () => {
    const steady = open({ hrv: [480, 480, 480] });
    expect([place(steady, 'hrv-dot'), steady.box('hrv-ring')]).toEqual([168, undefined]);
    const above = open({ restingHeartRate: [61, 60, 60] });
    expect(place(above, 'restingHeartRate-ring')).toBeCloseTo(30 + 0.97 * 126, 1);
  });

  test('of each smaller measure lies under it', () => {
    const page = open({ restingHeartRate: [58, 58, 62], breathing: [148, 130, 148], skin: [-4, -4, 6] });
    const dots = ['restingHeartRate', 'breathing', 'skin'].map((name) => place(page, `${name}-dot`));
    expect(dots).toEqual([61.5, 180 + 94.5, 211.5]);
  });

  test('is a rail alone where the usual range is not known yet', () => {
    const page = open({ hrv: [480] });
    expect(page.text('hrv')).toBe('48');
    expect([page.text('usual'), page.text('usual-range')]).toEqual(['learning', '']);
    expect(page.partsIn('hrv-track')).toHaveLength(1);
  });
});

test('what was not measured is a dash without a unit, above a rail alone', () => {
  const page = open({}, { denied: ['access_user_profile'] });
  const names = ['hrv', 'restingHeartRate', 'breathing', 'oxygen', 'skin'];
  expect(names.map((name) => page.text(name))).toEqual(['—', '—', '—', '—', '—']);
  expect(names.map((name) => page.fill(name))).toEqual(names.map(() => DIM));
  expect(names.flatMap((name) => page.partsIn(`${name}-track`))).toHaveLength(names.length);
  expect(page.text('usual')).toBe('');
});

test('the skin temperature is the difference that the phone sent', () => {
  const skin = (value: number) => open({ skin: [value] }).text('skin');
  expect([skin(9), skin(-4), skin(18), skin(0)]).toEqual(['+0.9°', '−0.4°', '+1.8°', '0.0°']);
});

describe('the resting heart rate', () => {
  test("is the night's own, with its range", () => {
    const page = open({ restingHeartRate: [61, 55, 62] });
    expect([page.text('restingHeartRate'), page.fill('restingHeartRate')]).toEqual(['61', PAPER]);
    expect(page.box('restingHeartRate-dot')).toBeDefined();
  });

  test('is what the watch knows where the night has none', () => {
    const page = open({ hrv: [480, 420, 550] });
    expect([page.text('restingHeartRate'), page.fill('restingHeartRate')]).toEqual(['58', PAPER]);
    expect(page.box('restingHeartRate-dot')).toBeUndefined();
  });

  test('is what the watch knows, and fresh, where the night is stale', () => {
    const page = open({ date: TODAY - 1, hrv: [480, 420, 550], restingHeartRate: [61, 55, 62] });
    expect([page.text('restingHeartRate'), page.fill('restingHeartRate')]).toEqual(['58', PAPER]);
    expect([page.text('hrv'), page.fill('hrv')]).toEqual(['48', DIM]);
  });
});

test('what is stale gives no alert and has no colour of the wearer', () => {
  const page = open({ date: TODAY - 1, hrv: [600, 420, 550], breathing: [142, 130, 148] });
  // Its place says that it lies outside.
  expect([page.fill('hrv'), page.fill('hrv-dot'), page.fill('breathing-dot')]).toEqual([DIM, ASH, ASH]);
  expect([page.fill('hrv-ring'), place(page, 'hrv-dot')]).toEqual([undefined, 290.1]);
  expect([page.fill('title'), page.text('age'), page.text('notice')]).toEqual([
    ASH,
    '',
    'Last night not in yet',
  ]);
});

test('of a night before the last but one the footer says which it is', () => {
  const notice = (date: number, setup?: FaceSetup) => open({ date, hrv: [480] }, setup).text('notice');
  expect(notice(TODAY - 1)).toBe('Last night not in yet');
  expect(notice(TODAY - 2)).toBe('Night of Sun');
  expect(notice(TODAY - 6)).toBe('Night of Wed');
  expect(notice(TODAY - 3, { now: NOW - 6 * HOUR_S * 1000 })).toBe('Night of Sat');
});

test('last night is not stale before it can be there; the footer says of which night the figures are', () => {
  const morning = NOW - 5 * HOUR_S * 1000;
  const page = open({ at: morning / 1000, date: TODAY - 1, hrv: [480] }, { now: morning });
  expect([page.fill('hrv'), page.fill('title')]).toEqual([PAPER, ACCENT]);
  expect([page.text('notice'), page.text('age')]).toEqual(['Night of Mon', '']);
});

test('figures past their keeping leave their last day in the footer, whatever is wrong', () => {
  const foot = (over: FaceSetup) => {
    const page = open({ date: TODAY - 8, at: NOW / 1000 - 8 * DAY_S, hrv: [480] }, over);
    return [page.text('hrv'), page.text('notice'), page.text('age'), page.text('note')];
  };
  for (const setup of [{}, { isLinkOpen: false }])
    expect(foot(setup)).toEqual(['—', 'Last data Jul 6', '', '']);
});

test('without figures the footer says so', () => {
  const page = openPage('recovery', { snapshot: { ...referenceSnapshot(), recovery: undefined } });
  expect([page.text('hrv'), page.text('age'), page.text('notice')]).toEqual(['—', 'No data yet', '']);
});
