import { openScreen, readPixels } from './open-screen';

const view = `<svg id="root"><g id="g" transform="rotate(1)"><rect id="r" width="20" height="20" fill="red"/></g>
  <svg id="s"/><circle id="c" r="5"/><line id="l"/><arc id="a" width="50" height="50" arc-width="5"/><image id="i"/>
  <text id="t" font-size="20" opacity="1" fill-opacity="1">t</text><textarea id="ta" width="90" height="90" line-increment="24" rows="2">ta</textarea>
  <gradientRect id="gr" width="9" height="9" gradient-opacity1="1" gradient-opacity2="1" gradient-opacity3="1" gradient-opacity4="1"/><gradientArc id="ga" width="9" height="9" arc-width="2" gradient-opacity1="1"/>
  <use id="u" value="3"/></svg>`;

const NUMBERS: readonly (readonly [id: string, ...properties: string[]])[] = [
  ['r', 'x', 'y', 'width', 'height', 'layer', 'value', 'mode'],
  ['s', 'x', 'y', 'width', 'height'],
  ['i', 'x', 'y', 'width', 'height'],
  ['u', 'x', 'y', 'width', 'height', 'value'],
  ['c', 'cx', 'cy', 'r'],
  ['l', 'x1', 'y1', 'x2', 'y2', 'style.strokeWidth'],
  ['a', 'x', 'y', 'width', 'height', 'arcWidth', 'startAngle', 'sweepAngle'],
  ['t', 'x', 'y', 'letterSpacing', 'style.fontSize', 'style.opacity', 'style.fillOpacity'],
  ['ta', 'x', 'y', 'width', 'height', 'rows', 'lineIncrement', 'letterSpacing'],
  ['gr', 'x', 'y', 'gradient.x1', 'gradient.y1', 'gradient.x2', 'gradient.y2'],
  ['gr', 'gradient.opacity.o1', 'gradient.opacity.o2', 'gradient.opacity.o3', 'gradient.opacity.o4'],
  ['ga', 'arcWidth', 'startAngle', 'sweepAngle', 'gradient.x1', 'gradient.opacity.o1'],
  ['g', 'groupTransform.rotate.angle', 'groupTransform.translate.x', 'groupTransform.translate.y'],
  ['g', 'groupTransform.scale.x', 'groupTransform.scale.y'],
];
const PROPERTIES = NUMBERS.flatMap(([id, ...names]) => names.map((name) => [id, name] as const));

/** Assigns a property of an element; returns the error or what it reads afterwards. */
function assign(id: string, property: string, value: string, read = property): unknown {
  return openScreen(view).runScript(
    `var e = document.getElementById('${id}'); try { e.${property} = ${value}; } catch (x) { return x.name + ': ' + x.message; } return e.${read};`,
  );
}

test('every numeric property reads as a number, takes the text of one, and refuses what is none', () => {
  const { runScript } = openScreen(view);
  const refused = (value: string) =>
    `TypeError: Cannot set property to '${value}'. Invalid value: Value out of bounds for native type`;
  const seen = PROPERTIES.map(([id, name]) => [
    id,
    name,
    runScript(`var e = document.getElementById('${id}'), put = function (value) {
        try { e.${name} = value; } catch (x) { return x instanceof TypeError && x.name + ': ' + x.message; } return e.${name}; };
      var type = typeof e.${name};
      return [type, put('1'), put(NaN), put(undefined), put('50%'), put(1 / 0), put(0), put(true), put(null), put(2147483648), put(-2147483649), e.${name}];`),
  ]);
  expect(seen).toEqual(
    PROPERTIES.map(([id, name]) => [
      id,
      name,
      [
        'number',
        1,
        refused('NaN'),
        refused('NaN'),
        refused('NaN'),
        refused('Infinity'),
        0,
        1,
        0,
        refused('2147483648'),
        refused('-2147483649'),
        0,
      ],
    ]),
  );
});

test.each([
  ['r', 'value', '3.7', 3],
  ['r', 'value', '-3.7', -3],
  ['r', 'value', '[2, 1]', 2],
  ['r', 'mode', '[1.5, 0]', 1],
  ['r', 'style.opacity', '3', 1],
  ['r', 'style.opacity', '-1', 0],
  ['r', 'style.fillOpacity', '1.5', 1],
  ['gr', 'gradient.opacity.o2', '-0.5', 0],
  ['ta', 'lineIncrement', '30', 30],
])('#%s.%s = %s reads %s', (id, property, value, expected) => {
  expect(assign(id, property, value)).toBe(expected);
});

test.each([
  ['r', 'style.opacity'],
  ['r', 'style.fillOpacity'],
  ['gr', 'gradient.opacity.o2'],
])('#%s.%s is undefined where nothing sets it, with one warning', (id, property) => {
  const { runScript, warnings } = openScreen(
    '<svg><rect id="r"/><gradientRect id="gr" width="9" height="9"/></svg>',
  );
  const read = `var e = document.getElementById('${id}');`;
  expect(runScript(`${read} return [e.${property}, e.${property}];`)).toEqual([undefined, undefined]);
  expect(warnings).toEqual([
    expect.stringContaining(`: ${property} is read where nothing sets it: undefined, by Fitbit's types`),
  ]);
  expect(runScript(`${read} e.${property} = 0.5; return e.${property};`)).toBe(0.5);
});

test('what a view gives reads as numbers, clamped and with its unit', () => {
  const { runScript, warnings } = openScreen(
    `<svg><rect id="r" opacity="3" fill-opacity="-1" value="3.7" mode="x" stroke-width="5%"/>
      <textarea id="t" rows="2" line-increment="24" letter-spacing="1" font-size="10%">a</textarea></svg>`,
  );
  expect(
    runScript(`var r = document.getElementById('r'), t = document.getElementById('t'), s = r.style;
      return [s.opacity, s.fillOpacity, r.value, r.mode, s.strokeWidth, t.rows + 1, t.lineIncrement + 6, t.letterSpacing, t.style.fontSize];`),
  ).toEqual([1, 0, 3, 'x', 16.8, 3, 30, 1, 33.6]);
  expect(warnings).toEqual([]);
});

test.each([
  ['id', '"x"'],
  ['type', '"x"'],
  ['parent', 'null'],
  ['children', '[]'],
  ['firstChild', 'null'],
  ['nextSibling', 'null'],
])('%s cannot be set, which is reported', (name, value) => {
  const { runScript, warnings } = openScreen('<svg><g id="g"/><rect/></svg>');
  expect(
    runScript(`var g = document.getElementById('g'), before = g.${name}; g.${name} = ${value};
      return g.${name} === before || g.${name}.length === before.length;`),
  ).toBe(true);
  expect(warnings).toEqual([`g #g (resources/index.view:1): ${name} cannot be set`]);
});

test.each([
  ['t', 'textAnchor', 'left'],
  ['t', 'textOverflow', 'dots'],
  ['s', 'overflow', 'scroll'],
  ['t', 'style.textDecoration', 'blink'],
  ['t', 'style.fontWeight', '700'],
  ['r', 'style.fill', 'greenish'],
  ['gr', 'gradient.type', 'conic'],
  ['gr', 'gradient.colors.c3', 'rgb(1,2)'],
])('#%s.%s = "%s" is reported and changes nothing', (id, property, value) => {
  const { runScript, warnings } = openScreen(view);
  expect(
    runScript(
      `var e = document.getElementById('${id}'), before = e.${property}; e.${property} = '${value}'; return e.${property} === before;`,
    ),
  ).toBe(true);
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toMatch(/^\w+ #\w+ \(resources\/index.view:\d\): .* is not understood$/);
});

test('wrong numbers and words of a view and a stylesheet are reported with their line', () => {
  const { warnings } = openScreen(
    `<svg><text opacity="half" text-anchor="center">a</text>
<use href="#s"><set href="r" attributeName="layer" to="top"/></use><arc sweep-angle="50%" width="9" height="9"/></svg>`,
    {
      styles: 'rect {\n display: block;\n layer: "first" }',
      files: { 'resources/more.defs': '<svg><defs><symbol id="s"><rect id="r"/></symbol></defs></svg>' },
    },
  );
  expect(warnings).toEqual([
    'resources/styles.css:2: display="block": the watch knows inline, none',
    'resources/styles.css:3: layer="first" is no number',
    'resources/index.view:1: opacity="half" is no number',
    'resources/index.view:1: text-anchor="center": the watch knows start, middle, end',
    'resources/index.view:2: layer="top" is no number',
    'arc (resources/index.view:2): sweep-angle="50%": an angle is in degrees',
  ]);
});

/** A picture of one shape; the colour at some points. */
const colours = (shape: string, points: readonly (readonly [number, number])[]): string[] => {
  const at = readPixels(openScreen(`<svg><svg width="200" height="100">${shape}</svg></svg>`).screen.svg());
  return points.map(([x, y]) => at(x, y));
};

test.each<[string, string, [number, number], [number, number]]>([
  ['x', '<rect x="50%" width="9" height="9" fill="red"/>', [102, 2], [98, 2]],
  ['y', '<rect y="50%-10" width="9" height="9" fill="red"/>', [2, 42], [2, 38]],
  ['width', '<rect width="100%-20" height="9" fill="red"/>', [178, 2], [182, 2]],
  ['height', '<rect height="50%+5" width="9" fill="red"/>', [2, 53], [2, 57]],
  ['$', '<rect width="30" height="9"/><rect x="$+5" width="9" height="9" fill="red"/>', [37, 2], [33, 2]],
  ['r', '<circle cx="50%" cy="50%" r="10%" fill="red"/>', [118, 50], [122, 50]],
  ['x1, x2', '<line x1="25%" x2="75%" y1="50" y2="50" stroke-width="4" fill="red"/>', [148, 50], [152, 50]],
  [
    'stroke-width',
    '<line x1="0" x2="99" y1="50" y2="50" stroke-width="10%" fill="red"/>',
    [50, 58],
    [50, 62],
  ],
  [
    'arc-width',
    '<arc width="100" height="100" arc-width="10%" sweep-angle="360" fill="red"/>',
    [50, 18],
    [50, 22],
  ],
  [
    'arc-width of a gradientArc',
    '<gradientArc width="100" height="100" arc-width="10%-2" sweep-angle="360" gradient-color1="red" gradient-color2="red"/>',
    [50, 16],
    [50, 20],
  ],
  [
    'gradient-x2',
    '<gradientRect width="200" height="9" gradient-x2="25%" gradient-y2="0" gradient-color1="lime" gradient-color2="red"/>',
    [52, 2],
    [1, 2],
  ],
  [
    'transform',
    '<g transform="translate(50%,0)"><rect width="9" height="9" fill="red"/></g>',
    [102, 2],
    [98, 2],
  ],
])('a length in per cent: %s', (_, shape, inside, outside) => {
  const [seen, not] = colours(shape, [inside, outside]);
  expect([seen, not === '#ff0000']).toEqual(['#ff0000', false]);
});

test('a length in per cent by set, stylesheet and inherited', () => {
  const { screen, warnings } = openScreen(
    `<svg><use href="#s"><set href="a" attributeName="arc-width" to="10%"/></use>
      <svg x="100" width="100" height="100"><g stroke-width="20%"><line class="l" fill="red"/></g></svg></svg>`,
    {
      styles: '.l { x2: 100%; y1: 50%; y2: 50% }',
      files: {
        'resources/more.defs':
          '<svg><defs><symbol id="s" width="100"><arc id="a" width="100" height="100" sweep-angle="360" fill="red"/></symbol></defs></svg>',
      },
    },
  );
  const at = readPixels(screen.svg());
  expect([at(50, 8), at(50, 12), at(150, 58), at(150, 62)]).toEqual([
    '#ff0000',
    '#000000',
    '#ff0000',
    '#000000',
  ]);
  expect(warnings).toEqual([]);
});

test('the points of a gradient in per cent are parts of its own size', () => {
  const ends = (extra: string) => {
    const { runScript } = openScreen(
      `<svg><gradientRect id="g" x="50" width="80" height="40" gradient-x1="25%" gradient-y2="100%-10" ${extra}/></svg>`,
    );
    return runScript(`var g = document.getElementById('g').gradient; return [g.x1, g.y2];`);
  };
  expect(ends('')).toEqual([20, 30]);
});

test('the corners of a bilinear gradient are clockwise from the upper left', () => {
  const shape = (rest: string) =>
    `<gradientRect width="100" height="100" gradient-type="bilinear" gradient-color1="red" gradient-color2="lime" gradient-color3="blue" gradient-color4="white"${rest}/>`;
  const seen = colours(shape(''), [
    [1, 1],
    [98, 1],
    [98, 98],
    [1, 98],
  ]);
  const channels = seen.map((colour) =>
    [1, 3, 5].map((i) => Number.parseInt(colour.slice(i, i + 2), 16) > 127),
  );
  expect(channels).toEqual([
    [true, false, false],
    [false, true, false],
    [false, false, true],
    [true, true, true],
  ]);
});

test('rgba() is drawn as it is meant and reported; a refused colour is reported where it is', () => {
  const { screen, warnings } =
    openScreen(`<svg viewport-fill="nightblue"><rect width="9" height="9" fill="rgba(255,0,0,0.5)"/>
<rect x="20" width="9" height="9" fill="rgb(16, 16, 16)"/><rect x="40" width="9" height="9" fill="hsl(0,1%,1%)"/></svg>`);
  const at = readPixels(screen.svg());
  expect([at(4, 4), at(24, 4), at(44, 4)]).toEqual(['#800000', '#101010', '#000000']);
  expect(warnings.sort()).toEqual([
    'rect (resources/index.view:1): fill="rgba(255,0,0,0.5)": no face is known whose rgba() a watch draws; #AARRGGBB works',
    'rect (resources/index.view:2): fill="hsl(0,1%,1%)" is no colour',
    'svg (resources/index.view:1): viewport-fill="nightblue" is no colour',
  ]);
});
