import type { ScreenPart } from '../../simulator/screen/screen';
import { contrastRatio } from './contrast';
import { distance } from './geometry';
import { findLayoutFaults } from './layout-check';

type Corners = [number, number][];

function box(x: number, y: number, width: number, height: number): Corners {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
}

function text(
  corners: Corners,
  over: Partial<ScreenPart> & { isCut?: boolean; size?: number } = {},
): ScreenPart {
  const { isCut = false, size = 26, ...rest } = over;
  const part = { tag: 'text', id: 't', ancestorIds: ['home'], fill: '#F6F1E6', alpha: 1, corners };
  return { ...part, text: { shown: 'x', isCut, size, weight: 'regular' }, ...rest };
}

function shape(tag: string, corners: Corners, within = 'home'): ScreenPart {
  return { tag, id: '', ancestorIds: [within], fill: '#ff0000', alpha: 1, corners };
}

const middle = text(box(100, 150, 60, 20));

test('two texts on a line keep 6 px, above each other they do not touch', () => {
  expect(findLayoutFaults([middle, text(box(166, 155, 20, 20))])).toEqual([]);
  expect(findLayoutFaults([middle, text(box(165, 155, 20, 20))])).toEqual([
    't “x”: 5.0 px beside and -15.0 px above t “x”',
  ]);
  expect(findLayoutFaults([middle, text(box(110, 170, 60, 20))])).toEqual([]);
  expect(findLayoutFaults([middle, text(box(110, 169, 60, 20))])).toHaveLength(1);
});

test('AM or PM keeps 4 px to its own time, which are read as one', () => {
  const half = (left: number, id = 't-half') => text(box(left, 155, 20, 20), { id });
  expect(findLayoutFaults([middle, half(164)])).toEqual([]);
  expect(findLayoutFaults([middle, half(163)])).toHaveLength(1);
  expect(findLayoutFaults([middle, half(165, 'other-half')])).toHaveLength(1);
});

test('a text keeps off what is painted, unless that is clear', () => {
  const bar = shape('rect', box(150, 160, 60, 20));
  expect(findLayoutFaults([middle, bar])).toEqual(['t “x”: -10.0 px beside and -10.0 px above home rect']);
  expect(findLayoutFaults([middle, { ...bar, alpha: 0 }])).toEqual([]);
});

test('nothing lies outside the glass, in its corners neither', () => {
  expect(findLayoutFaults([text(box(12, 160, 30, 20)), shape('rect', box(36, 36, 5, 5))])).toEqual([]);
  expect(findLayoutFaults([text(box(11, 160, 30, 20))])).toEqual(['t “x”: 1.0 px too far out']);
  expect(findLayoutFaults([shape('image', box(32, 32, 20, 20))])).toEqual(['home image: 4.0 px too far out']);
  expect(findLayoutFaults([shape('rect', box(Number.NaN, 160, 20, 20))])).toHaveLength(1);
});

test('a tick of the Rim is 10 px away, also where it is oblique', () => {
  const tick = shape(
    'line',
    [
      [90, 90],
      [96, 96],
      [90, 102],
      [84, 96],
    ],
    'rim',
  );
  expect(findLayoutFaults([tick, text(box(106, 90, 40, 20))])).toEqual([]);
  expect(findLayoutFaults([tick, text(box(105, 90, 40, 20))])).toEqual(['t “x”: 9.0 px from a tick']);
});

test('a text can be read: colour, size, whole', () => {
  const at = box(100, 150, 60, 20);
  expect(findLayoutFaults([text(at, { fill: '#7E7972' })])).toEqual([]);
  expect(findLayoutFaults([text(at, { fill: '#6B6761' })])).toEqual(['t “x”: contrast 3.7']);
  expect(findLayoutFaults([text(at, { fill: '#6B6761', size: 40 })])).toEqual([]);
  expect(findLayoutFaults([text(at, { alpha: 0.4 })])).toEqual(['t “x”: contrast 3.3']);
  expect(findLayoutFaults([text(at, { size: 19 })])).toEqual(['t “x”: 19.0 px high']);
  expect(findLayoutFaults([text(at, { isCut: true })])).toEqual(['t “x”: cut']);
});

test('a page has at most 100 elements', () => {
  const dots = Array.from({ length: 100 }, () => shape('rect', box(100, 100, 4, 4)));
  expect(findLayoutFaults(dots)).toEqual([]);
  expect(findLayoutFaults([...dots, ...dots.slice(99)])).toEqual(['101 elements']);
});

test('contrast is that of WCAG', () => {
  expect(contrastRatio('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrastRatio('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

test('the distance of figures is measured between their edges', () => {
  expect(distance(box(0, 0, 10, 10), box(13, 14, 5, 5))).toBeCloseTo(5, 6);
  expect(distance(box(0, 0, 10, 10), box(5, 5, 2, 2))).toBe(0);
});
