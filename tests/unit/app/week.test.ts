import { ASH, DIM, LINE, NIGHT, PAPER } from '../../../app/colours';
import type { WeekSection } from '../../../common/snapshot';
import { DAY_S, HOUR_S } from '../../../common/time';
import { NOW, referenceSnapshot } from '../../pictures/reference-snapshot';
import type { FaceSetup } from '../../pictures/test-face';
import { TODAY } from '../../today';
import { type OpenPage, openPage } from './open-page';

const ACCENT = '#FFB43D';
const AT = NOW / 1000 - 12 * 60;
/** The watch may not count, so all steps are from the phone. */
const PHONE_ONLY = { denied: ['access_activity'] };
/** Steps counted by the watch in the last six days and today until 14:42. */
const COUNTED = [9_800, 12_400, 6_100, 10_890, 7_600, 8_640, 8_412];

function open(week: Partial<WeekSection>, over: FaceSetup = {}): OpenPage {
  const section = { at: AT, date: TODAY, dailySteps: Array(7).fill(null), ...week };
  return openPage('week', { snapshot: { ...referenceSnapshot(), week: section }, ...over });
}

/** The heights of the bars, px. */
function heights(page: OpenPage, group: 'week-days' | 'week-nights'): number[] {
  return page.boxes(group).map(({ height }) => height);
}

/** Expected heights, px; `tallest`: that of the value `most`; null: a day without data. */
function barHeights(values: (number | null)[], most: number, tallest: number): number[] {
  return values.map((value) => (value === null ? 3 : expect.closeTo((value / most) * tallest, 0)));
}

const stepBarHeights = (values: (number | null)[], most: number) => barHeights(values, most, 74);
const sleepBarHeights = (values: (number | null)[]) => barHeights(values, 600, 62);

/** Opacity of a bar below its goal. */
const SHORT_DAY = 0.5;
const SHORT_SLEEP = 0.6;

describe('the days', () => {
  test('are the count of the phone or of the watch, whichever is larger', () => {
    const page = open({ dailySteps: [9_000, 13_000, null, 5_000, 20_000, 100, 9_000] });
    const most = [9_800, 13_000, 6_100, 10_890, 20_000, 8_640, 9_000];
    expect(heights(page, 'week-days')).toEqual(stepBarHeights(most, 20_000));
  });

  test('stand on one line, whatever their height', () => {
    for (const { top, height } of open({}).boxes('week-days')) expect(top + height).toBeCloseTo(190, 1);
  });

  test("have today last, each with its weekday's letter", () => {
    expect(open({}).texts('week-letters').join('')).toBe('WTFSSMT');
    const wednesday = open({}, { now: NOW + 10 * HOUR_S * 1000 });
    expect(wednesday.texts('week-letters').join('')).toBe('TFSSMTW');
  });

  test('are dim, and today bright', () => {
    expect(open({}).fills('week-letters')).toEqual([DIM, DIM, DIM, DIM, DIM, DIM, PAPER]);
  });

  test("go on after midnight: the phone's last day was yesterday", () => {
    const dailySteps = [1_000, 2_000, 3_000, 4_000, 5_000, 6_000, 8_000];
    const page = open({ dailySteps }, { ...PHONE_ONLY, now: NOW + 10 * HOUR_S * 1000 });
    expect(heights(page, 'week-days')).toEqual(
      stepBarHeights([2_000, 3_000, 4_000, 5_000, 6_000, 8_000, null], 8_000),
    );
    expect(page.fills('week-days').at(-1)).toBe(LINE);
    expect(page.text('week-steps')).toBe('4,670');
  });

  test('may be of a phone that is a day ahead', () => {
    const dailySteps = [1_000, 2_000, 3_000, 4_000, 5_000, 8_000, 10];
    const page = open({ date: TODAY + 1, dailySteps }, PHONE_ONLY);
    expect(heights(page, 'week-days')).toEqual(
      stepBarHeights([null, 1_000, 2_000, 3_000, 4_000, 5_000, 8_000], 8_000),
    );
  });

  test('are bright from the goal on, and taller than it they are the measure', () => {
    const page = open({ dailySteps: [8_499, 8_500, 0, 17_000, 1, 8_000, 9_000], goal: 8_500 }, PHONE_ONLY);
    expect(page.fills('week-days')).toEqual(Array(7).fill(ACCENT));
    expect(page.alphas('week-days')).toEqual([SHORT_DAY, 1, SHORT_DAY, 1, SHORT_DAY, SHORT_DAY, 1]);
    expect(heights(page, 'week-days')).toEqual(
      stepBarHeights([8_499, 8_500, 0, 17_000, 1, 8_000, 9_000], 17_000),
    );
    const lazy = open({ dailySteps: Array(7).fill(2_125), goal: 8_500 }, PHONE_ONLY);
    expect(heights(lazy, 'week-days')).toEqual(stepBarHeights(Array(7).fill(2_125), 8_500));
  });

  test('are all bright where no goal is to be seen', () => {
    const page = open({});
    expect(page.fills('week-days')).toEqual(Array(7).fill(ACCENT));
    expect(page.alphas('week-days')).toEqual(Array(7).fill(1));
  });

  test('without data are a thin line, a day with 0 steps has none', () => {
    const page = open({ dailySteps: [null, 0, null, 5_000, null, null, null] }, PHONE_ONLY);
    expect(heights(page, 'week-days').slice(0, 2)).toEqual([3, 0]);
    expect([page.fills('week-days')[0], page.alphas('week-days')[0]]).toEqual([LINE, 1]);
  });
});

test('a bar that has come up to its goal is bright again', () => {
  const page = open({ dailySteps: Array(7).fill(100), goal: 8_500 }, PHONE_ONLY);
  expect(page.alphas('week-days')).toEqual(Array(7).fill(SHORT_DAY));
  const section = { at: AT, date: TODAY, dailySteps: Array(7).fill(9_000), goal: 8_500 };
  page.face.receiveSnapshot({ ...referenceSnapshot(), week: section });
  expect(page.alphas('week-days')).toEqual(Array(7).fill(1));
});

describe('the average', () => {
  test('is of the days before today, to the ten', () => {
    const page = open({});
    expect(page.text('aside')).toBe('avg');
    const mean = COUNTED.slice(0, 6).reduce((sum, steps) => sum + steps) / 6;
    expect(page.text('week-steps')).toBe((Math.round(mean / 10) * 10).toLocaleString('en-US'));
    const today = open({ dailySteps: [1_000, 1_000, 1_000, null, 1_000, 1_000, 60_000] }, PHONE_ONLY);
    expect([today.text('week-steps'), today.fill('week-steps')]).toEqual(['1,000', PAPER]);
  });

  test('of nothing but today is today', () => {
    const dailySteps = [null, null, null, null, null, null, 6_004];
    expect(open({ dailySteps }, PHONE_ONLY).text('week-steps')).toBe('6,000');
  });

  test('of nothing is a dash', () => {
    const page = open({}, PHONE_ONLY);
    expect([page.text('week-steps'), page.fill('week-steps')]).toEqual(['—', DIM]);
    expect([page.text('week-asleep'), page.fill('week-asleep')]).toEqual(['—', DIM]);
  });
});

describe('the nights', () => {
  const asleep = [300, 480, null, 600, 900, 480, 360];

  test('hang by their length, ten hours being all there is', () => {
    const page = open({ asleep });
    expect(heights(page, 'week-nights')).toEqual(sleepBarHeights([300, 480, null, 600, 600, 480, 360]));
    expect(new Set(page.boxes('week-nights').map(({ top }) => top))).toEqual(new Set([219]));
  });

  test('move on at midnight, when the coming night is unknown', () => {
    const page = open({ asleep }, { now: NOW + 10 * HOUR_S * 1000 });
    expect(heights(page, 'week-nights')).toEqual(sleepBarHeights([480, null, 600, 600, 480, 360, null]));
  });

  test('are bright from their own average on, last night included', () => {
    const page = open({ asleep: [300, 420, null, 420, 420, 420, 360] });
    // Their mean is 390 minutes.
    expect(page.text('week-asleep')).toBe('6h 30');
    expect(page.fills('week-nights')).toEqual([NIGHT, NIGHT, LINE, NIGHT, NIGHT, NIGHT, NIGHT]);
    expect(page.alphas('week-nights')).toEqual([SHORT_SLEEP, 1, 1, 1, 1, 1, SHORT_SLEEP]);
  });

  test('without access are thin lines', () => {
    const page = open({});
    expect(page.fills('week-nights')).toEqual(Array(7).fill(LINE));
    expect(heights(page, 'week-nights')).toEqual(sleepBarHeights(Array(7).fill(null)));
  });

  test('lose their colour half a day after they were checked, the days go on', () => {
    const fresh = open({ asleep, at: NOW / 1000 - 12 * HOUR_S + 60 });
    const stale = open({ asleep, at: NOW / 1000 - 12 * HOUR_S - 60 });
    const colours = (fill?: string) => [fill, fill, LINE, fill, fill, fill, fill];
    expect(fresh.fills('week-nights')).toEqual(colours(NIGHT));
    expect(stale.fills('week-nights')).toEqual(colours(ASH));
    // Bars below the average are still less opaque.
    expect(stale.alphas('week-nights')).toEqual(fresh.alphas('week-nights'));
    expect(new Set(stale.alphas('week-nights'))).toEqual(new Set([SHORT_SLEEP, 1]));
    expect([stale.fill('week-asleep'), stale.fill('title')]).toEqual([DIM, ACCENT]);
    expect([stale.text('age'), stale.text('notice')]).toEqual(['', 'Nights till Tue']);
    expect([stale.fill('week-steps'), stale.fills('week-days')[6]]).toEqual([PAPER, ACCENT]);
  });

  test.each([
    [
      'the last that is known, whenever it was checked',
      [300, 480, null, 600, 900, null, null],
      'Nights till Sun',
    ],
    ['none, only the age', Array(7).fill(null), '13 h ago'],
  ])('when they are old the foot names %s', (_case, nights, notice) => {
    const page = open({ asleep: nights, at: NOW / 1000 - 13 * HOUR_S });
    expect(page.text('notice')).toBe(notice);
  });

  test('are all that is past its keeping: the title keeps its colour', () => {
    const page = open({ asleep, date: TODAY - 8, at: NOW / 1000 - 8 * DAY_S });
    expect([page.text('week-asleep'), page.fill('title')]).toEqual(['—', ACCENT]);
    expect([page.text('notice'), page.text('age')]).toEqual(['Last data Jul 6', '']);
    expect(page.fills('week-days')[6]).toBe(ACCENT);
  });
});
