import { isPicture } from '../../../simulator/picture/check-picture';
import { World } from '../../../simulator/run/world';
import { encodeJpeg } from '../../../simulator/screen/encode-jpeg';
import { encodePng } from '../../../simulator/screen/png';
import { builtApp, START } from '../../journey/built-app';
import { RED_AND_BLUE } from '../screen/jpeg-files';

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

const image = (type: string, bytes: Uint8Array): string =>
  `<image href="data:image/${type};base64,${Buffer.from(bytes).toString('base64')}"/>`;

/** A PNG whose header says this size; the pixels are those of one. */
function pngOf(width: number, height: number): Buffer {
  const bytes = Buffer.from(encodePng(1, 1, new Uint8Array(4)));
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

const PNG_HEADER_END = 33;

/** A PNG with another chunk after its header. */
function pngWith(name: string, data: Uint8Array): Buffer {
  const chunk = Buffer.concat([Buffer.from(`0000${name}`), data, Buffer.alloc(4)]);
  chunk.writeUInt32BE(data.length);
  const png = pngOf(16, 16);
  return Buffer.concat([png.subarray(0, PNG_HEADER_END), chunk, png.subarray(PNG_HEADER_END)]);
}

/** A JPEG whose frame says this size; the pixels are those of one. */
function jpegOf(width: number, height: number): Buffer {
  const bytes = Buffer.from(encodeJpeg({ width: 1, height: 1, rgba: new Uint8Array(4) }, 50));
  const frame = frameAt(bytes);
  bytes.writeUInt16BE(height, frame + 5);
  bytes.writeUInt16BE(width, frame + 7);
  return bytes;
}

const frameAt = (jpeg: Buffer): number => jpeg.indexOf(Buffer.from('ffc0', 'hex'));

/** A small frame, behind which `hidden` is the whole of a file that a decoder finds and the chain of segments jumps over. */
function hide(marker: string, hidden: Buffer): Buffer {
  const small = jpegOf(16, 16);
  const frame = small.subarray(frameAt(small));
  const jump = Buffer.from('0000', 'hex');
  jump.writeUInt16BE(2 + hidden.length - 2);
  return Buffer.concat([Buffer.from(`ffd8${marker}`, 'hex'), jump, hidden.subarray(2), frame]);
}

/** A JPEG with these bytes before its frame. */
function jpegWith(hex: string): Buffer {
  const jpeg = jpegOf(16, 16);
  const frame = frameAt(jpeg);
  return Buffer.concat([jpeg.subarray(0, frame), Buffer.from(hex, 'hex'), jpeg.subarray(frame)]);
}

const large = jpegOf(20_000, 20_000);

test.each<[string, Uint8Array, boolean]>([
  ['a frame behind a marker that is none', hide('ff00', large), false],
  ['a frame behind a marker without a length', hide('ff01', large), false],
  ['a frame behind a restart', hide('ffd0', large), false],
  ['a frame behind a second start', hide('ffd8', large), false],
  ['a frame in a segment of an app', hide('ffe1', large), true],
  ['fill bytes', jpegWith('ffffff'), true],
  ['a comment', jpegWith('fffe000441'.concat('42')), true],
  ['bytes between segments', jpegWith('00'), false],
  ['a segment that is too short', jpegWith('fffe0001'), false],
  ['an unknown segment', jpegWith('fff00002'), false],
  ['two frames', jpegWith('ffc0000b080010001001011100'), false],
  ['a frame without its components', jpegWith('ffc00008080010001003'), false],
  ['no frame', Buffer.from('ffd8ffe00004ffffffd9', 'hex'), false],
  ['nothing but a start', Buffer.from('ffd8', 'hex'), false],
  ['no lines', jpegOf(16, 0), false],
  ['what follows the end', Buffer.concat([jpegOf(16, 16), large]), true],
  ['what follows a cut-off scan', Buffer.concat([jpegOf(16, 16).subarray(0, -2), large]), false],
  ['a file as cameras write it', RED_AND_BLUE, true],
  ['a scan for each byte', Buffer.concat([jpegOf(16, 16).subarray(0, -2), scans(70)]), false],
  ['as many scans as encoders write', Buffer.concat([jpegOf(16, 16).subarray(0, -2), scans(10)]), true],
])('a JPEG is one segment after the other: %s', (_name, bytes, isAllowed) => {
  expect(isPicture(svg(image('jpeg', bytes)))).toBe(isAllowed);
});

function scans(count: number): Buffer {
  return Buffer.from('ffda0008010100003f0000'.repeat(count), 'hex');
}

test.each<[string, Uint8Array, boolean]>([
  ['as the simulator writes it', encodePng(16, 16, new Uint8Array(1024)), true],
  ['two headers', pngWith('IHDR', pngOf(20_000, 20_000).subarray(16, 29)), false],
  ['frames of an animation', pngWith('acTL', new Uint8Array(8)), false],
  ['a compressed text', pngWith('zTXt', new Uint8Array(8)), false],
  ['bytes after the end', Buffer.concat([pngOf(16, 16), pngOf(16, 16)]), false],
  ['no end', pngOf(16, 16).subarray(0, -12), false],
  ['a header alone', pngOf(16, 16).subarray(0, PNG_HEADER_END), false],
  ['another chunk first', Buffer.concat([pngOf(16, 16).subarray(0, 8), Buffer.alloc(40)]), false],
])('a PNG has only what the simulator writes: %s', (_name, bytes, isAllowed) => {
  expect(isPicture(svg(image('png', bytes)))).toBe(isAllowed);
});

const pngHeader = (width: number, height: number): string => image('png', pngOf(width, height));
const jpegHeader = (width: number, height: number): string => image('jpeg', jpegOf(width, height));

/** As the simulator begins its pictures. */
const screen = (inside: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="336" height="336" viewBox="0 0 336 336">${inside}</svg>`;

const FULL = '<rect width="336" height="336" fill="#fff" fill-opacity=".5"/>';
const SMALL = '<rect width="9" height="9"/>'.repeat(1100);
const stretched = image('png', pngOf(1, 1)).replace('<image', '<image width="336" height="336"');
const longPath = (length: number): string => `<path d="M0 0${'h1v1'.repeat(length / 4)}"/>`;

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
  ['pictures of one pixel’s width', svg(jpegHeader(1, 65_000).repeat(16)), false],
  ['another format under its name', svg('<image href="data:image/png;base64,R0lGODlh"/>'), false],
  ['a huge screen', '<svg width="20000" height="20000"></svg>', false],
  ['a huge view box', '<svg viewBox="0 0 20000 20000"></svg>', false],
  ['a full screen painted often', screen(FULL.repeat(900)), true],
  ['a full screen painted too often', screen(FULL.repeat(1100)), false],
  [
    'small shapes',
    screen('<rect width="9" height="9"/><circle r="5"/><line x2="9" stroke="#fff"/>'.repeat(3000)),
    true,
  ],
  ['too many small shapes', screen('<circle r="1"/>'.repeat(30_000)), false],
  ['small shapes, turned', screen(`<g transform="translate(1 2) rotate(3)">${SMALL}</g>`), true],
  ['small shapes, enlarged', screen(`<g transform="scale(99 99)">${SMALL}</g>`), false],
  [
    'small shapes, enlarged in steps',
    screen(`<g transform="scale(9)"><g transform="scale(-11, 9)">${SMALL}</g></g>`),
    false,
  ],
  [
    'small shapes, enlarged by what is unknown',
    screen(`<g transform="matrix(99 0 0 99 0 0)">${SMALL}</g>`),
    false,
  ],
  ['small shapes, enlarged by a view box', screen(`<svg viewBox="0 0 1 1">${SMALL}</svg>`), false],
  ['small shapes, enlarged by the view box', screen(SMALL).replace('0 0 336 336', '0 0 1 1'), false],
  [
    'small shapes with an outline',
    screen(SMALL.replaceAll('/>', ' stroke="#fff" stroke-width="999"/>')),
    false,
  ],
  [
    'small shapes with an inherited outline',
    screen(`<g stroke="#fff" stroke-width="999">${SMALL}</g>`),
    false,
  ],
  [
    'small shapes with an inherited width',
    screen(`<g stroke-width="999">${SMALL.replaceAll('/>', ' stroke="#fff"/>')}</g>`),
    false,
  ],
  ['sizes below 0', screen(`<rect width="-9999" height="9999"/>${FULL.repeat(1100)}`), false],
  ['widths below 0', screen('<line x2="336" stroke="#fff" stroke-width="-2"/>'.repeat(1100)), false],
  ['per cent', screen('<rect width="100%" height="100%"/>'.repeat(1100)), false],
  ['wide lines', screen('<line x2="336" stroke="#fff" stroke-width="336"/>'.repeat(1100)), false],
  ['a small image, stretched', screen(stretched.repeat(100)), true],
  ['a small image, stretched often', screen(stretched.repeat(200)), false],
  [
    'masks with much in them',
    screen(`<mask id="a">${FULL.repeat(90)}</mask>${'<g mask="url(#a)"></g>'.repeat(20)}`),
    false,
  ],
  ['paths', screen('<path d="M0 0h1v1z"/>'.repeat(900)), true],
  ['too many paths', screen('<path d="M0 0h1v1z"/>'.repeat(1100)), false],
  ['a long path', screen(longPath(1_000_000)), true],
  ['a path that is too long', screen(longPath(2_200_000)), false],
  ['a long outline', screen(longPath(400_000).replace('/>', ' stroke="#fff"/>')), false],
  ['viewports', screen('<svg width="9" height="9"></svg>'.repeat(200)), true],
  ['too many viewports', screen('<svg width="9" height="9"></svg>'.repeat(300)), false],
  ['inches', '<svg width="300in"></svg>', false],
  ['a doubled attribute', svg('<g opacity="1" opacity=".5"/>'), false],
])('what it takes to draw is limited: %s', (_name, text, isAllowed) => {
  expect(isPicture(text)).toBe(isAllowed);
});
