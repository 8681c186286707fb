import { isPicture } from '../../../simulator/picture/check-picture';
import { World } from '../../../simulator/run/world';
import { builtApp, START } from '../../journey/built-app';

const svg = (inside: string): string => `<svg xmlns="http://www.w3.org/2000/svg" width="336">${inside}</svg>`;

test('what the simulator draws is a picture', async () => {
  const world = new World({ app: builtApp(), start: START });
  world.boot();
  await world.run(START + 1000);
  for (let page = 0; page < 7; page++) {
    expect(isPicture(world.watch.svg())).toBe(true);
    world.watch.tap(168, 168);
  }
  world.watch.setDisplay(false);
  expect(isPicture(world.watch.svg())).toBe(true);
});

test.each([
  svg(''),
  svg('<g data-id="a > b &lt;" opacity=".5"><path d="M0 0h1z" fill="#fff"/></g>'),
  svg('<rect fill="url(#g1)"/><g mask="url(#my mask)"></g>'),
  svg('<image href="data:image/png;base64,iVBORw0KGgo=" width="1"/>'),
])('allowed: %s', (text) => {
  expect(isPicture(text)).toBe(true);
});

test.each([
  undefined,
  null,
  7,
  '',
  'hello',
  '<svg xmlns="http://www.w3.org/2000/svg">',
  `${svg('')}${svg('')}`,
  `${svg('')}<script>`,
  svg('<script>alert(1)</script>'),
  svg('<style>*{fill:red}</style>'),
  svg('<foreignObject></foreignObject>'),
  svg('<a href="javascript:alert(1)"></a>'),
  svg('<use href="#a"/>'),
  svg('<text>hello</text>'),
  svg('hello'),
  svg('<!-- -->'),
  svg('<![CDATA[]]>'),
  svg('<g></svg></g>'),
  svg('<image href="/etc/passwd"/>'),
  svg('<image href="file:///etc/passwd"/>'),
  svg('<image href="http://evil.example/a.png"/>'),
  svg('<image href="data:image/svg+xml;base64,PHN2Zz4="/>'),
  svg('<image xlink:href="http://evil.example/"/>'),
  svg('<rect onclick="alert(1)"/>'),
  svg('<rect style="fill:url(http://evil.example/)"/>'),
  svg('<rect fill="url(http://evil.example/#a)"/>'),
  svg("<rect fill='red'/>"),
  svg('<rect fill="&#x75;rl(http://evil.example/)"/>'),
  svg('<g mask="url(http://evil.example/#a)"></g>'.replace('#', '')),
  svg('<g>'.repeat(300) + '</g>'.repeat(300)),
  `<?xml-stylesheet href="a.css"?>${svg('')}`,
  `<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>${svg('')}`,
])('refused: %s', (text) => {
  expect(isPicture(text)).toBe(false);
});

const MASK = 'maskUnits="userSpaceOnUse" x="-1000" y="-1000" width="3000" height="3000"';

/** Each mask is drawn twice in the one before. */
function nestMasks(depth: number): string {
  const masks = Array.from({ length: depth }, (_, i) => {
    const inside = `<g mask="url(#m${i + 1})"><rect width="9" height="9"/></g>`;
    return `<mask id="m${i}" ${MASK}>${inside}${inside}</mask>`;
  });
  return svg(`${masks.join('')}<g mask="url(#m0)"><rect width="9"/></g>`);
}

function pngHeader(width: number, height: number): string {
  const bytes = Buffer.from('89504e470d0a1a0a0000000d494844520000000000000000', 'hex');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return `<image href="data:image/png;base64,${bytes.toString('base64')}"/>`;
}

function jpegHeader(width: number, height: number): string {
  const bytes = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0000b08000000000301110000', 'hex');
  bytes.writeUInt16BE(height, 25);
  bytes.writeUInt16BE(width, 27);
  return `<image href="data:image/jpeg;base64,${bytes.toString('base64')}"/>`;
}

test.each<[string, string, boolean]>([
  ['masks in masks', nestMasks(7), true],
  ['masks that double', nestMasks(30), false],
  ['masks that name each other', svg('<mask id="a"><g mask="url(#a)"/></mask><g mask="url(#a)"/>'), false],
  ['translucent groups', svg('<g opacity=".5"></g>'.repeat(400)), true],
  ['too many translucent groups', svg('<g opacity=".5"></g>'.repeat(600)), false],
  ['a picture of a full screen', svg(pngHeader(336, 336) + jpegHeader(336, 336)), true],
  ['a PNG that expands', svg(pngHeader(20_000, 20_000)), false],
  ['a JPEG that expands', svg(jpegHeader(20_000, 20_000)), false],
  ['a thousand pictures', svg(pngHeader(336, 336).repeat(1000)), false],
  ['another format under its name', svg('<image href="data:image/png;base64,R0lGODlh"/>'), false],
  ['a huge screen', '<svg width="20000" height="20000"></svg>', false],
  ['a huge view box', '<svg viewBox="0 0 20000 20000"></svg>', false],
  ['inches', '<svg width="300in"></svg>', false],
  ['a doubled attribute', svg('<g opacity="1" opacity=".5"/>'), false],
])('what it takes to draw is limited: %s', (_name, text, isAllowed) => {
  expect(isPicture(text)).toBe(isAllowed);
});
