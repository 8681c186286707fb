import { ASH, DIM, PAPER } from '../../../app/colours';
import { type BodySection, type BodyUnits, NO_WEIGHT, WEIGHT_POINT_COUNT } from '../../../common/snapshot';
import { HOUR_S } from '../../../common/time';
import { NOW, referenceSnapshot } from '../../pictures/reference-snapshot';
import { TODAY } from '../../today';
import { type OpenPage, openPage } from './open-page';

const ACCENT = '#FFB43D';
const AT = NOW / 1000 - 12 * 60;
const STEP = 264 / (WEIGHT_POINT_COUNT - 1);

const METRIC: BodyUnits = { weight: 'kg', water: 'l', energy: 'kcal' };

function open(body: Partial<BodySection>, units: Partial<BodyUnits> = {}): OpenPage {
  // A weight comes with its curve.
  const curve = body.weight !== undefined && { points: new Uint8Array(WEIGHT_POINT_COUNT) };
  const section = { at: AT, date: TODAY, units: { ...METRIC, ...units }, ...curve, ...body };
  return openPage('body', { snapshot: { ...referenceSnapshot(), body: section } });
}

describe('the weight', () => {
  const read = (weight: number, unit: BodyUnits['weight'], change?: number) => {
    const page = open({ weight, ...(change !== undefined && { change }) }, { weight: unit });
    return ['weight', 'weight-unit', 'weight-change', 'weight-span'].map((id) => page.text(id));
  };

  test('is in the unit of the wearer', () => {
    expect(read(724, 'kg', -6)).toEqual(['72.4', 'kg', '−0.6', '30 days']);
    expect(read(1_596, 'lb', -13)).toEqual(['159.6', 'lb', '−1.3', '30 days']);
    // In whole pounds.
    expect(read(160, 'st', 13)).toEqual(['11', 'st 6', '+1.3', '30 days']);
  });

  test('in stones never has fourteen pounds beside them', () => {
    expect(read(196, 'st')).toEqual(['14', 'st 0', '', '']);
    expect(read(195, 'st')).toEqual(['13', 'st 13', '', '']);
  });

  test('that never changed has no sign, one of a single day no change', () => {
    expect(read(724, 'kg', 0).slice(2)).toEqual(['0.0', '30 days']);
    expect(read(724, 'kg').slice(2)).toEqual(['', '']);
  });

  test('that changes only now and then is written only while it is shown', () => {
    const snapshot = (change?: number) => {
      const body = {
        at: AT,
        date: TODAY,
        units: METRIC,
        weight: 724,
        points: new Uint8Array(WEIGHT_POINT_COUNT),
      };
      return { ...referenceSnapshot(), body: { ...body, ...(change !== undefined && { change }) } };
    };
    const page = openPage('body', { snapshot: snapshot() });
    page.face.receiveSnapshot(snapshot());
    page.face.receiveSnapshot(snapshot(-6));
    expect(page.text('weight-change')).toBe('−0.6');
    expect(page.face.problems()).toEqual([]);
  });

  test('that is not known is a dash without unit, and says why', () => {
    const page = open({});
    expect([page.text('weight'), page.text('weight-unit'), page.fill('weight')]).toEqual(['—', '', DIM]);
    expect(page.text('note')).toBe('No recent weight');
    const { body, ...rest } = referenceSnapshot();
    expect(openPage('body', { snapshot: rest }).text('note')).toBe('No data yet');
  });
});

describe('the curve', () => {
  /** `known`: heights by day, 0 … 29; days without a weight are absent. */
  function pointsOf(known: Record<number, number>): Uint8Array {
    const points: number[] = [];
    for (const [day, height] of Object.entries(known)) points[Number(day)] = height;
    return Uint8Array.from(points, (point) => point ?? NO_WEIGHT);
  }

  /** The centres of the curve's lines and of its dot. */
  function curve(known: Record<number, number>): { lines: number[][]; end: number[] | undefined } {
    const page = open({ weight: 724, points: pointsOf(known) });
    const middles = (group: string) =>
      page.boxes(group).map(({ left, top, width, height }) => [left + width / 2, top + height / 2]);
    return { lines: middles('weight-curve'), end: middles('weight-end')[0] };
  }

  const between = (one: number, other: number) => 32 + ((one + other) / 2) * STEP;

  function expectAt(point: number[] | undefined, x: number, y: number): void {
    expect(point?.[0]).toBeCloseTo(x, 0);
    expect(point?.[1]).toBeCloseTo(y, 0);
  }

  test('goes from the lowest weight below to the highest above, oldest first', () => {
    const { lines, end } = curve({ 28: 0, 29: 254 });
    expect(lines).toHaveLength(1);
    expectAt(lines[0], between(28, 29), (182 + 144) / 2);
    expectAt(end, 296, 144);
  });

  test('goes straight over days without a weight, and begins with the first and ends with the last one', () => {
    const { lines, end } = curve({ 3: 127, 13: 0, 15: 254 });
    expect(lines).toHaveLength(2);
    expectAt(lines[0], between(3, 13), (163 + 182) / 2);
    expectAt(lines[1], between(13, 15), (182 + 144) / 2);
    expectAt(end, 32 + 15 * STEP, 144);
  });

  test('of a single day is its dot', () => {
    const { lines, end } = curve({ 20: 127 });
    expect(lines).toEqual([]);
    expectAt(end, 32 + 20 * STEP, 163);
  });

  test('of no day is nothing', () => {
    expect(curve({})).toEqual({ lines: [], end: undefined });
  });

  test('of every day has a line between any two', () => {
    const all = Object.fromEntries(Array.from({ length: WEIGHT_POINT_COUNT }, (_, day) => [day, day]));
    expect(curve(all).lines).toHaveLength(WEIGHT_POINT_COUNT - 1);
  });

  test('that is shorter leaves nothing of the one before', () => {
    const page = open({ weight: 724, points: pointsOf({ 1: 0, 2: 9, 3: 0, 4: 9 }) });
    expect(page.partsIn('weight-curve')).toHaveLength(3);
    const body = { at: AT, date: TODAY, units: METRIC, weight: 724 };
    page.face.receiveSnapshot({
      ...referenceSnapshot(),
      body: { ...body, points: pointsOf({ 4: 0, 5: 9 }) },
    });
    expect(page.partsIn('weight-curve')).toHaveLength(1);
    page.face.receiveSnapshot({ ...referenceSnapshot(), body });
    expect([...page.partsIn('weight-curve'), ...page.partsIn('weight-end')]).toEqual([]);
  });
});

describe('what was drunk and eaten', () => {
  const intake = { water: 12, waterGoal: 20, eaten: 1_640, burned: 2_310 };
  const read = (page: OpenPage) => ['water', 'water-of', 'food', 'food-of'].map((id) => page.text(id));
  const bars = (page: OpenPage) => ['water-bar', 'food-bar'].map((id) => page.box(id)?.width ?? 0);

  test('is in the units of the wearer', () => {
    expect(read(open(intake))).toEqual(['1.2', 'of 2.0 L', '1,640', '2,310 cal']);
    const other = { water: 41, waterGoal: 68, eaten: 6_862, burned: 9_665 };
    expect(read(open(other, { water: 'floz', energy: 'kJ' }))).toEqual([
      ...['41', 'of 68 fl oz'],
      ...['6,862', '9,665 kJ'],
    ]);
  });

  test('fills its bar as far as it is of the goal or of what was burned, and no further', () => {
    const page = open(intake);
    expect(bars(page)[0]).toBeCloseTo(126 * 0.6, 1);
    expect(bars(page)[1]).toBeCloseTo((126 * 1_640) / 2_310, 1);
    expect(bars(open({ ...intake, water: 90, eaten: 9_000 }))).toEqual([126, 126]);
  });

  test('has its unit alone and an empty bar where no goal is to be seen', () => {
    const page = open({ water: 12, eaten: 1_640 });
    expect(read(page)).toEqual(['1.2', 'L', '1,640', 'cal']);
    expect(bars(page)).toEqual([0, 0]);
  });

  test('is a dash when it is unknown, and 0 when it is 0', () => {
    const page = open({ waterGoal: 20, eaten: -1 });
    expect(read(page)).toEqual(['—', 'of 2.0 L', '—', '']);
    expect([page.fill('water'), page.fill('food')]).toEqual([DIM, DIM]);
    const none = open({ ...intake, water: 0, eaten: 0 });
    expect([none.text('water'), none.fill('water'), none.text('food')]).toEqual(['0.0', PAPER, '0']);
    expect([...bars(page), ...bars(none)]).toEqual([0, 0, 0, 0]);
  });

  test('of yesterday is dim after midnight, and the footer names its day; the weight is not', () => {
    const page = open({ ...intake, weight: 724, date: TODAY - 1 });
    expect([page.text('notice'), page.text('age')]).toEqual(['Food of Mon', '']);
    expect([page.fill('water'), page.fill('water-bar'), page.fill('food'), page.fill('food-bar')]).toEqual([
      DIM,
      DIM,
      DIM,
      DIM,
    ]);
    expect(page.fill('weight')).toBe(PAPER);
  });

  test('is stale with all the page six hours after it was checked', () => {
    const points = new Uint8Array(WEIGHT_POINT_COUNT).fill(100);
    const fills = (age: number) => {
      const page = open({ ...intake, points, weight: 724, change: 10, at: NOW / 1000 - age });
      const end = page.fills('weight-end');
      return [...['weight', 'weight-change', 'water', 'water-bar'].map((id) => page.fill(id)), ...end];
    };
    expect(fills(6 * HOUR_S - 60)).toEqual([PAPER, PAPER, PAPER, ACCENT, ACCENT]);
    expect(fills(6 * HOUR_S + 60)).toEqual([DIM, DIM, DIM, DIM, ASH]);
  });

  test('has a flame and what was burned in its place for who never logs food', () => {
    const page = open({ water: 12, waterGoal: 20, burned: 2_310 });
    expect(read(page)).toEqual(['1.2', 'of 2.0 L', '2,310', 'cal']);
    expect([bars(page)[1], page.fill('burned-icon')]).toEqual([0, undefined]);
    expect(open(intake).fill('burned-icon')).toBe(ASH);
  });
});

describe('an old weight', () => {
  /** Weighed `age` days ago, checked `checked` days ago. */
  const read = (age: number, checked = 0) => {
    const points = new Uint8Array(WEIGHT_POINT_COUNT - age + checked);
    const page = open({
      weight: 724,
      water: 12,
      points,
      date: TODAY - checked,
      at: AT - checked * 24 * HOUR_S,
    });
    const end = page.boxes('weight-end')[0];
    const dot = end && Math.round((end.left + end.width / 2 - 32) / STEP);
    return [page.fill('weight'), page.fill('title'), page.text('water'), page.text('notice'), dot];
  };

  test('alone is grey after a week and says its age', () => {
    expect(read(7)).toEqual([PAPER, ACCENT, '1.2', '', 22]);
    expect(read(8)).toEqual([DIM, ACCENT, '1.2', 'Weight 8 days ago', 21]);
  });

  test('is the oldest of the page, so the foot names it whatever else is grey', () => {
    for (const checked of [1, 2, 7]) expect(read(12, checked)[3]).toBe('Weight 12 days ago');
  });

  test('stays while the phone is away, and nothing else of the page does', () => {
    expect(read(2, 2)).toEqual([DIM, ASH, '1.2', '2 days ago', 27]);
    expect(read(8, 8)).toEqual([DIM, ASH, '—', 'Weight 8 days ago', 21]);
    expect(read(30, 8)[0]).toBe(DIM);
  });
});
