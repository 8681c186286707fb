import { encode, TXIOutputFormat } from '@fitbit/image-codec-txi';
import { isPicture } from '../../../simulator/picture/check-picture';
import { openScreen, readPixels } from './open-screen';

const FIELD = '<rect width="100" height="100" fill="red"/>';
const LEFT = '<rect id="half" width="50" height="100"/>';

/** The colours left and right on a field of which a mask keeps the left half, and the warnings. */
function draw(view: string, files: Record<string, string | Uint8Array> = {}) {
  const { screen, warnings, runScript } = openScreen(`<svg>${view}</svg>`, { files });
  const svg = screen.svg();
  expect(isPicture(svg)).toBe(true);
  const at = readPixels(svg);
  const isFound = runScript("return document.getElementById('half') !== null;");
  return { left: at(25, 50), right: at(75, 50), isFound, warnings };
}

const MASKED = { left: '#ff0000', right: '#000000', isFound: true, warnings: [] };
const UNMASKED = { ...MASKED, right: '#ff0000' };

test.each<[string, string, Record<string, string>]>([
  ['before its svg', `<mask id="m">${LEFT}</mask><svg mask="#m">${FIELD}</svg>`, {}],
  ['after its svg', `<svg mask="#m">${FIELD}</svg><mask id="m">${LEFT}</mask>`, {}],
  ['in defs', `<defs><mask id="m">${LEFT}</mask></defs><svg mask="#m">${FIELD}</svg>`, {}],
  [
    'in the defs of another container',
    `<svg><defs><mask id="m">${LEFT}</mask></defs></svg><svg mask="#m">${FIELD}</svg>`,
    {},
  ],
  [
    'in what is not displayed',
    `<g display="none"><mask id="m">${LEFT}</mask></g><svg mask="#m">${FIELD}</svg>`,
    {},
  ],
  [
    'in an imported file',
    `<svg mask="#m">${FIELD}</svg>`,
    { 'resources/more.defs': `<svg><defs><mask id="m">${LEFT}</mask></defs></svg>` },
  ],
  [
    'in a symbol',
    '<use href="#s"/>',
    {
      'resources/more.defs': `<svg><defs><symbol id="s"><mask id="m">${LEFT}</mask><svg mask="#m">${FIELD}</svg></symbol></defs></svg>`,
    },
  ],
  ['of a g', `<mask id="m">${LEFT}</mask><g mask="#m">${FIELD}</g>`, {}],
  ['of a section', `<mask id="m">${LEFT}</mask><section mask="#m">${FIELD}</section>`, {}],
  [
    'of a use',
    `<mask id="m">${LEFT}</mask><use href="#s" mask="#m"/>`,
    { 'resources/more.defs': `<svg><defs><symbol id="s">${FIELD}</symbol></defs></svg>` },
  ],
  [
    'by a set',
    `<mask id="m">${LEFT}</mask><use href="#s"><set href="inner" attributeName="mask" to="#m"/></use>`,
    {
      'resources/more.defs': `<svg><defs><symbol id="s"><svg id="inner">${FIELD}</svg></symbol></defs></svg>`,
    },
  ],
  [
    'by a stylesheet',
    `<mask id="m">${LEFT}</mask><svg class="masked">${FIELD}</svg>`,
    { 'resources/styles.css': '.masked { mask: #m }' },
  ],
  [
    'of a moved container',
    `<mask id="m">${LEFT}</mask><svg x="-20"><g transform="translate(20,0)" mask="#m">${FIELD}</g></svg>`,
    {},
  ],
  [
    'with a masked container inside',
    `<mask id="n">${LEFT}</mask><mask id="m"><g mask="#n"><rect width="100" height="100"/></g></mask><svg mask="#m">${FIELD}</svg>`,
    {},
  ],
])('a mask keeps what lies under it: %s', (_, view, files) => {
  expect(draw(view, files)).toEqual(MASKED);
});

test.each([
  ['rect', '<rect id="x" mask="#m" width="100" height="100" fill="red"/>'],
  [
    'arc',
    '<arc id="x" mask="#m" x="-50" y="-50" width="200" height="200" arc-width="100" sweep-angle="360" fill="red"/>',
  ],
  [
    'gradientRect',
    '<gradientRect id="x" mask="#m" width="100" height="100" gradient-color1="red" gradient-color2="red"/>',
  ],
])('a mask of a %s is ignored, which is reported', (tag, shape) => {
  expect(draw(`<mask id="m">${LEFT}</mask>${shape}`)).toEqual({
    ...UNMASKED,
    warnings: [`${tag} #x (resources/index.view:1): mask="#m": the watch masks containers only`],
  });
});

test.each(['text', 'textarea', 'circle', 'line', 'image'])('a mask of a %s is reported', (tag) => {
  const { warnings } = openScreen(`<svg><mask id="m">${LEFT}</mask><${tag} mask="#m"/></svg>`);
  expect(warnings).toEqual([`${tag} (resources/index.view:1): mask="#m": the watch masks containers only`]);
});

test.each(['#none', 'url(#m)', 'm'])('a mask of the name "%s" is reported', (reference) => {
  expect(draw(`<mask id="m">${LEFT}</mask><svg id="x" mask="${reference}">${FIELD}</svg>`)).toEqual({
    ...UNMASKED,
    warnings: [`svg #x (resources/index.view:1): mask="${reference}": no such mask`],
  });
});

test('of masks of the same id the nearest counts, so that each use has its own', () => {
  const symbol = `<svg><defs><symbol id="s" height="50"><mask id="m"><rect id="half" width="50" height="50"/></mask>
    <svg mask="#m"><rect width="100" height="50" fill="red"/></svg></symbol></defs></svg>`;
  const { screen, runScript } = openScreen(
    '<svg><use id="a" href="#s"/><use id="b" y="50" href="#s"/></svg>',
    {
      files: { 'resources/more.defs': symbol },
    },
  );
  screen.svg();
  runScript("document.getElementById('b').getElementById('half').x = 50;");
  const at = readPixels(screen.svg());
  expect([at(25, 25), at(75, 25), at(25, 75), at(75, 75)]).toEqual([
    '#ff0000',
    '#000000',
    '#000000',
    '#ff0000',
  ]);
});

test.each([
  ['its own', '', "document.getElementById('half').width = 100;"],
  [
    'inherited by it',
    '<rect x="50" width="50" height="100"/>',
    "document.getElementById('g').style.visibility = 'visible';",
  ],
])('a change of a mask is seen: %s', (_, inside, script) => {
  const { screen, runScript, changeCount } = openScreen(
    `<svg><g id="g" visibility="hidden"><mask id="m"><g visibility="visible">${LEFT}</g>${inside}</mask></g><svg mask="#m">${FIELD}</svg></svg>`,
  );
  const right = () => readPixels(screen.svg())(75, 50);
  expect(right()).toBe('#000000');
  const before = changeCount();
  runScript(script);
  expect([right(), changeCount() > before]).toEqual(['#ff0000', true]);
});

test('masks that refer to themselves or each other end', () => {
  const { warnings } = draw(
    `<mask id="m"><g mask="#n">${LEFT}</g></mask><mask id="n"><g mask="#m"><rect width="100" height="100"/></g></mask>
      <mask id="o"><g id="x" mask="#o">${LEFT}</g></mask><svg mask="#m">${FIELD}</svg><svg mask="#o">${FIELD}</svg>`,
  );
  expect(warnings).toContain(
    'g #x (resources/index.view:2): mask="#o": no such mask that is not inside itself',
  );
});

test('a mask is seen itself where the content does not cover it, as on a Versa 3', () => {
  const seen = draw(
    `<mask id="m"><rect id="half" width="100" height="100" fill="blue"/></mask><svg id="x" mask="#m"><rect width="50" height="100" fill="red"/></svg>`,
  );
  expect(seen).toEqual({
    left: '#ff0000',
    right: '#0000ff',
    isFound: true,
    warnings: ['svg #x (resources/index.view:1): does not cover its mask, which a Versa 3 draws there, too'],
  });
});

test('a greyscale image is not masked, as on a Versa 3; others are', () => {
  const data = new Uint8ClampedArray(100 * 100 * 4).fill(255);
  const image = { width: 100, height: 100, data } as unknown as Parameters<typeof encode>[0];
  const encoded = (outputFormat: TXIOutputFormat) =>
    new Uint8Array(encode(image, { outputFormat, rle: 'auto' }));
  const files = {
    'resources/grey.png.txi': encoded(TXIOutputFormat.A8),
    'resources/rgb.png.txi': encoded(TXIOutputFormat.RGB565),
  };
  const masked = (inside: string) => draw(`<mask id="m">${LEFT}</mask><svg mask="#m">${inside}</svg>`, files);
  expect(masked('<image id="i" href="grey.png" fill="red"/>')).toEqual({
    ...UNMASKED,
    warnings: ['image #i (resources/index.view:1): a greyscale image, which a Versa 3 does not mask'],
  });
  expect(masked('<g><image id="i" href="grey.png" fill="red"/></g>')).toEqual({
    ...MASKED,
    warnings: [
      'image #i (resources/index.view:1): a greyscale image, which a Versa 3 does not mask; here it is masked',
    ],
  });
  expect(masked('<image href="rgb.png"/>')).toEqual({ ...MASKED, left: '#ffffff' });
});
