import { openScreen } from './open-screen';

/** Corners of the parts with this id, rounded to pixels. */
function cornersOf(view: string, id = 'it', font?: 'barlow'): (number[][] | undefined)[] {
  const parts = openScreen(view, { ...(font && { font }) })
    .screen.parts()
    .filter((part) => part.id === id);
  return parts.map(({ corners }) => corners?.map((corner) => corner.map(Math.round)));
}

test('parts are what is displayed, in document order, with what they are in', () => {
  const { screen } =
    openScreen(`<svg><g id="outer"><svg id="inner"><rect id="a" fill="red" width="9" height="9"/></svg>
    <text id="b" fill="white"/></g><g display="none"><rect id="hidden" width="9" height="9"/></g>
    <circle id="c" r="4" fill="white" opacity="0.5"/></svg>`);
  expect(screen.parts().map(({ id, tag, ancestorIds: within }) => [id, tag, ...within])).toEqual([
    ['a', 'rect', 'outer', 'inner'],
    ['b', 'text', 'outer'],
    ['c', 'circle'],
  ]);
});

test('fill and alpha are what is seen, parents and visibility considered', () => {
  const { screen } =
    openScreen(`<svg><g opacity="0.5" fill="#ff0000"><rect fill-opacity="0.5" width="9" height="9"/>
    <rect visibility="hidden" width="9" height="9"/></g><image href="none.png" fill="#00ff00"/></svg>`);
  expect(screen.parts().map(({ fill, alpha }) => [fill, alpha])).toEqual([
    ['#ff0000', 0.25],
    ['#ff0000', 0],
    ['#00ff00', 1],
  ]);
});

test('the corners of a text are those of its ink, on the screen', () => {
  const text = (attributes: string) =>
    `<svg><svg x="50" y="10"><text id="it" x="100" y="100" font-size="100" fill="white" ${attributes}>I</text></svg></svg>`;
  const [start] = cornersOf(text(''));
  expect(start?.map(([, y]) => y)).toEqual([40, 40, 110, 110]);
  const [[left = 0] = [], [right = 0] = []] = start ?? [];
  // The letter's own margins are no ink.
  expect([left > 150, right - left < 15]).toEqual([true, true]);
  const [end] = cornersOf(text('text-anchor="end"'));
  expect(end?.[1]?.[0]).toBeLessThan(150);
});

test('a text without letters paints nothing, a cut one says so', () => {
  const { screen } = openScreen(
    '<svg><text fill="white"> </text><text fill="white" text-length="2" font-size="20">abc</text></svg>',
  );
  const [blank, cut] = screen.parts();
  expect(blank?.corners).toBeUndefined();
  expect(cut?.text).toEqual({ shown: 'ab', isCut: true, size: 20, weight: 'regular' });
});

test('a line is as wide as its stroke, whichever way it goes', () => {
  const line = (ends: string) => `<svg><line id="it" ${ends} stroke-width="8" fill="white"/></svg>`;
  expect(cornersOf(line('x1="10" y1="50" x2="30" y2="50"'))[0]?.sort()).toEqual([
    [10, 46],
    [10, 54],
    [30, 46],
    [30, 54],
  ]);
  expect(cornersOf(line('x1="50" y1="10" x2="50" y2="30"'))[0]?.sort()).toEqual([
    [46, 10],
    [46, 30],
    [54, 10],
    [54, 30],
  ]);
});

test('round ends are part of a line, also of one that is a dot', () => {
  const line = (ends: string) =>
    `<svg><line id="it" ${ends} stroke-width="8" stroke-linecap="round" fill="white"/></svg>`;
  const corners = (ends: string) => cornersOf(line(ends))[0]?.sort();
  expect(corners('x1="10" y1="50" x2="30" y2="50"')).toContainEqual([34, 46]);
  expect(corners('x1="50" y1="10" x2="50" y2="30"')).toContainEqual([54, 34]);
  expect(corners('x1="50" y1="50" x2="50" y2="50"')).toEqual([
    [46, 46],
    [46, 54],
    [54, 46],
    [54, 54],
  ]);
});

test('every line of a textarea is a part', () => {
  const { screen } = openScreen(
    '<svg><textarea width="80" height="100" font-size="20" fill="white">one two three</textarea></svg>',
  );
  expect(screen.parts().map((part) => part.text?.shown)).toEqual(['one two', 'three']);
});

test('the wider stand-in font is an option', () => {
  const view = '<svg><text id="it" font-size="60" fill="white">Almanac</text></svg>';
  const widths = [cornersOf(view), cornersOf(view, 'it', 'barlow')].map(
    ([corners]) => corners?.[1]?.[0] ?? 0,
  );
  expect((widths[1] ?? 0) / (widths[0] ?? 0)).toBeCloseTo(1.12, 1);
});
