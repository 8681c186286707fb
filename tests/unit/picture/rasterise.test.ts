import { Resvg } from '@resvg/resvg-js';
import { rasterise } from '../../../simulator/picture/rasterise';
import { encodePng } from '../../../simulator/screen/png';
import { openScreen } from '../screen/open-screen';

/** A PNG's size and pixels, as another reader sees them. */
function readPng(png: Uint8Array): { width: number; height: number; alphaAt(x: number, y: number): number } {
  const view = new DataView(png.buffer, png.byteOffset);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const href = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image href="${href}"/></svg>`;
  const { pixels } = new Resvg(svg).render();
  return { width, height, alphaAt: (x, y) => pixels[(y * width + x) * 4 + 3] ?? -1 };
}

const { screen } = openScreen(
  '<svg><text x="50%" y="50%" text-anchor="middle" font-size="60" fill="white">14:42</text></svg>',
);

test('the same picture gives the same bytes', () => {
  expect(Buffer.compare(rasterise(screen.svg()), rasterise(screen.svg()))).toBe(0);
});

test('scale multiplies the size, the glass takes the corners away', () => {
  const plain = readPng(rasterise(screen.svg()));
  expect([plain.width, plain.height, plain.alphaAt(0, 0)]).toEqual([336, 336, 255]);
  const glass = readPng(rasterise(screen.svg(), { scale: 2, glassOf: 'atlas' }));
  expect([glass.width, glass.height]).toEqual([672, 672]);
  expect([
    glass.alphaAt(0, 0),
    glass.alphaAt(671, 671),
    glass.alphaAt(336, 0),
    glass.alphaAt(336, 336),
  ]).toEqual([0, 0, 255, 255]);
});

test('a PNG is written so that others can read it', () => {
  const png = encodePng(
    3,
    2,
    Uint8Array.from({ length: 24 }, (_, i) => i * 10),
  );
  const read = readPng(png);
  expect([read.width, read.height, read.alphaAt(0, 0), read.alphaAt(2, 1)]).toEqual([3, 2, 30, 230]);
});
