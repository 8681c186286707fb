import { openScreen, readPixels } from './open-screen';

const drawn = (inside: string, styles = ''): ((x: number, y: number) => string) =>
  readPixels(openScreen(`<svg>${inside}</svg>`, { styles }).screen.svg());

const BLACK = '#000000';

/** The largest difference between two colours in one channel. */
function distance(a: string, b: string): number {
  const channel = (colour: string, i: number): number => Number.parseInt(colour.slice(i, i + 2), 16);
  return Math.max(...[1, 3, 5].map((i) => Math.abs(channel(a, i) - channel(b, i))));
}

test('the background is black, or the viewport-fill', () => {
  expect(drawn('')(5, 5)).toBe(BLACK);
  expect(readPixels(openScreen('<svg viewport-fill="fb-cyan"/>').screen.svg())(5, 5)).toBe('#14d3f5');
});

test('rectangles, circles and lines are painted by fill', () => {
  const at = drawn(`<rect x="10" y="10" width="50%" height="20" fill="#ff0000"/>
    <circle cx="200" cy="100" r="20" fill="#00ff00"/>
    <line x1="10" y1="200" x2="100" y2="200" stroke-width="8" fill="#0000ff"/>`);
  expect([at(10, 10), at(177, 29), at(178, 29), at(20, 31)]).toEqual(['#ff0000', '#ff0000', BLACK, BLACK]);
  expect([at(200, 82), at(215, 85)]).toEqual(['#00ff00', BLACK]);
  expect([at(50, 197), at(50, 203), at(50, 205)]).toEqual(['#0000ff', '#0000ff', BLACK]);
});

test.each([
  ['an attribute', 'stroke-linecap="round"', ''],
  ['a stylesheet', 'class="l"', '.l { stroke-linecap: round }'],
])('a line has round ends by %s', (_, attribute, styles) => {
  const at = drawn(
    `<line x1="50" y1="50" x2="100" y2="50" stroke-width="20" fill="#ff0000" ${attribute}/>
    <line x1="50" y1="100" x2="100" y2="100" stroke-width="20" fill="#ff0000"/>`,
    styles,
  );
  expect([at(42, 50), at(108, 50), at(41, 42), at(38, 50)]).toEqual(['#ff0000', '#ff0000', BLACK, BLACK]);
  expect([at(48, 100), at(102, 100)]).toEqual([BLACK, BLACK]);
});

test('an app sets round ends; an arc has none and says so, and so does a square end', () => {
  const { screen, runScript, warnings } = openScreen(
    `<svg><line id="l" x1="50" x2="100" y1="50" y2="50" stroke-width="20" fill="#ff0000"/>
<arc width="100" height="100" arc-width="5" sweep-angle="90" stroke-linecap="round"/>
<line stroke-linecap="square"/></svg>`,
  );
  const script =
    "var l = document.getElementById('l'); l.style.strokeLinecap = 'round'; return l.style.strokeLinecap;";
  expect(runScript(script)).toBe('round');
  expect(readPixels(screen.svg())(42, 50)).toBe('#ff0000');
  expect(warnings.sort()).toEqual([
    'arc (resources/index.view:2): stroke-linecap="round" is drawn at lines only; a watch may draw it here',
    'resources/index.view:3: stroke-linecap="square": the watch knows butt, round',
  ]);
});

test('a line that goes straight across is seen in a clipped element, and not beside it', () => {
  const { screen } = openScreen(
    `<svg><svg overflow="hidden" width="100" height="100"><line x2="90" y1="50" y2="50" stroke-width="8" fill="#ff0000"/>
<line id="out" x2="90" y1="105" y2="105" stroke-width="8" fill="#ff0000"/></svg></svg>`,
  );
  expect(readPixels(screen.svg())(50, 50)).toBe('#ff0000');
  expect(screen.svg()).not.toContain('"out"');
});

test('without a fill a shape is black, and a container hands its own down', () => {
  const at = drawn(`<rect width="100%" height="100%" fill="white"/><rect width="20" height="20"/>
    <g fill="#ff0000"><svg><rect x="30" width="20" height="20"/><rect x="60" width="20" height="20" fill="inherit"/></svg></g>`);
  expect([at(10, 10), at(40, 10), at(70, 10)]).toEqual([BLACK, '#ff0000', '#ff0000']);
});

test('an arc begins at twelve, goes clockwise and grows inward', () => {
  const arc = (more: string) =>
    drawn(`<arc x="100" y="100" width="100" height="100" fill="#ff0000" ${more}/>`);
  const quarter = arc('arc-width="10" start-angle="0" sweep-angle="90"');
  expect([quarter(155, 104), quarter(196, 145), quarter(155, 112), quarter(145, 104)]).toEqual([
    '#ff0000',
    '#ff0000',
    BLACK,
    BLACK,
  ]);
  const back = arc('arc-width="10" start-angle="0" sweep-angle="-90"');
  expect([back(145, 104), back(155, 104)]).toEqual(['#ff0000', BLACK]);
  const pie = arc('arc-width="50" start-angle="90" sweep-angle="180"');
  expect([pie(150, 160), pie(150, 190), pie(150, 140)]).toEqual(['#ff0000', '#ff0000', BLACK]);
  const ring = arc('arc-width="10" sweep-angle="400"');
  expect([ring(150, 104), ring(150, 196), ring(150, 150)]).toEqual(['#ff0000', '#ff0000', BLACK]);
  const most = arc('arc-width="10" start-angle="0" sweep-angle="270"');
  expect([most(196, 150), most(104, 155), most(110, 130)]).toEqual(['#ff0000', '#ff0000', BLACK]);
});

test('an svg has coordinates of its own, a group has a transform', () => {
  const at =
    drawn(`<svg x="100" y="50" width="100" height="100"><rect x="50%" y="50%" width="10" height="10" fill="#ff0000"/></svg>
    <g transform="translate(50%,200) rotate(90)"><rect x="20" y="0" width="10" height="10" fill="#00ff00"/></g>`);
  expect([at(155, 105), at(149, 105)]).toEqual(['#ff0000', BLACK]);
  expect([at(163, 225), at(173, 225)]).toEqual(['#00ff00', BLACK]);
});

test('the sibling before is what $ counts from', () => {
  const at = drawn(`<rect x="10" y="20" width="30" height="10" fill="#ff0000"/>
    <rect x="$+5" y="$" width="10" height="10" fill="#00ff00"/>`);
  expect([at(45, 30), at(54, 39), at(44, 35), at(45, 29)]).toEqual(['#00ff00', '#00ff00', BLACK, BLACK]);
});

test.each(['linear', 'radial', 'bilinear'])('fill-opacity fades a gradient: %s', (type) => {
  const colours = [1, 2, 3, 4].map((i) => `gradient-color${i}="#ffffff"`).join(' ');
  const { screen } = openScreen(`<svg><g fill-opacity="0.5">
    <gradientRect width="20" height="20" gradient-type="${type}" ${colours} opacity="0.5"/>
    <gradientArc x="20" width="20" height="20" arc-width="10" sweep-angle="360" gradient-type="${type}" ${colours}/></g></svg>`);
  const at = readPixels(screen.svg());
  // The upper left corner of the bilinear one: there no two layers meet.
  expect([at(0, 0), at(30, 2)]).toEqual(['#404040', '#808080']);
});

test('display, visibility and opacity', () => {
  const at = drawn(`<g display="none"><rect width="10" height="10" fill="#ff0000"/></g>
    <g visibility="hidden"><rect x="20" width="10" height="10" fill="#ff0000"/>
      <rect x="40" width="10" height="10" fill="#ff0000" visibility="visible"/></g>
    <rect x="60" width="10" height="10" fill="#ffffff" opacity="0.5"/>
    <rect x="80" width="10" height="10" fill="#ffffff" fill-opacity="0.2"/>
    <rect x="100" width="10" height="10" fill="#80ffffff"/>`);
  expect([5, 25, 45, 65, 85, 105].map((x) => at(x, 5))).toEqual([
    BLACK,
    BLACK,
    '#ff0000',
    '#808080',
    '#333333',
    '#808080',
  ]);
});

test('a higher layer lies above what comes later', () => {
  const at = drawn(`<rect width="10" height="10" fill="#ff0000" layer="2"/>
    <rect width="20" height="20" fill="#00ff00"/><rect width="30" height="30" fill="#0000ff" layer="-1"/>`);
  expect([at(5, 5), at(15, 15), at(25, 25)]).toEqual(['#ff0000', '#00ff00', '#0000ff']);
});

test('a mask keeps what lies under it, white or black, overflow="hidden" what is inside', () => {
  const at = drawn(`<mask id="m"><rect width="10" height="10" fill="white"/></mask>
    <mask id="n"><rect y="20" width="10" height="10"/></mask><svg mask="#n"><rect y="20" width="20" height="20" fill="red"/></svg>
    <svg mask="#m"><rect width="20" height="20" fill="#ff0000"/></svg>
    <svg x="50" width="10" height="10" overflow="hidden"><rect width="20" height="20" fill="#00ff00"/></svg>
    <svg x="100" width="10" height="10"><rect width="20" height="20" fill="#0000ff"/></svg>`);
  expect([at(5, 5), at(15, 5)]).toEqual(['#ff0000', BLACK]);
  expect([at(5, 25), at(15, 25)]).toEqual(['#ff0000', BLACK]);
  expect([at(55, 5), at(65, 5)]).toEqual(['#00ff00', BLACK]);
  expect(at(115, 5)).toBe('#0000ff');
});

test('what is in a shape lies on it, in the coordinates around it, and has its own look', () => {
  const { screen, runScript, errors } = openScreen(
    `<svg x="100" width="100" height="100"><rect id="r" x="10" y="10" width="40" height="40" fill="#ff0000" fill-opacity="0.5">
      <arc x="20" y="20" width="20" height="20" arc-width="10" sweep-angle="360" fill="#00ff00">
        <rect id="deep" x="80%" y="50%" width="10" height="10" fill="#0000ff" pointer-events="all"/></arc></rect></svg>`,
  );
  const at = readPixels(screen.svg());
  expect([at(112, 12), at(130, 30), at(185, 55), at(135, 75)]).toEqual([
    '#800000',
    '#00ff00',
    '#0000ff',
    BLACK,
  ]);
  runScript(
    "document.getElementById('deep').onclick = function () { document.getElementById('r').style.display = 'none'; };",
  );
  expect(screen.tap(185, 55)).toBe(true);
  expect(errors).toEqual([]);
  expect(readPixels(screen.svg())(185, 55)).toBe(BLACK);
});

test('gradients run from point to point, out from a centre, or between four corners', () => {
  const at = drawn(`<gradientRect width="100" height="20" gradient-x2="100" gradient-y2="0"
      gradient-color1="#ff0000" gradient-color2="#0000ff"/>
    <gradientRect x="0" y="50" width="100" height="100" gradient-type="radial" gradient-x1="50" gradient-y1="50"
      gradient-x2="50" gradient-y2="100" gradient-color1="#ffffff" gradient-color2="#000000"/>
    <gradientRect x="200" y="50" width="100" height="100" gradient-type="bilinear" gradient-color1="#ff0000"
      gradient-color2="#00ff00" gradient-color3="#0000ff" gradient-color4="#ffffff"/>
    <gradientArc y="200" width="100" height="100" arc-width="10" sweep-angle="360" gradient-color1="#ff0000"
      gradient-color2="#ff0000"/>`);
  expect(distance(at(50, 10), '#800080')).toBeLessThan(4);
  expect(distance(at(0, 10), '#ff0000')).toBeLessThan(4);
  expect(distance(at(99, 10), '#0000ff')).toBeLessThan(4);
  expect(distance(at(50, 100), '#ffffff')).toBeLessThan(12);
  expect(distance(at(50, 149), '#000000')).toBeLessThan(12);
  expect(distance(at(200, 50), '#ff0000')).toBeLessThan(6);
  expect(distance(at(299, 50), '#00ff00')).toBeLessThan(6);
  expect(distance(at(299, 149), '#0000ff')).toBeLessThan(6);
  expect(distance(at(250, 100), '#808080')).toBeLessThan(6);
  expect([at(50, 204), at(50, 250)]).toEqual(['#ff0000', BLACK]);
});

test('a broken view shows what of it can be read', () => {
  const open = openScreen('<svg>\n<rect width="10" height="10" fill="#ff0000"/>\n<rect x=3></svg>');
  expect(readPixels(open.screen.svg())(5, 5)).toBe('#ff0000');
  expect(open.warnings[0]).toMatch(/^resources\/index\.view:3: not well-formed XML: /);
  expect(() => openScreen('no xml')).toThrow('no view that can be read');
});
