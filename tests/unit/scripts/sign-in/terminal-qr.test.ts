import fc from 'fast-check';
import jsqr from 'jsqr';
import { drawQr } from '../../../../scripts/sign-in/terminal-qr';

const ESC = '\u001b';
const COLOURS = new RegExp(`${ESC}\\[[0-9;]*m`, 'g');

/** Pixels to a module: one is too few for the reader. */
const SCALE = 3;

/** Reads the code as a camera does that sees these lines; `ink` is the grey of what is drawn, on the other. */
function scan(picture: string, ink: number): string | undefined {
  const lines = picture.replace(COLOURS, '').split('\n');
  const width = Math.max(...lines.map((line) => line.length)) * SCALE;
  const height = lines.length * 2 * SCALE;
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let i = 0; i < width * height; i++) {
    const x = Math.floor((i % width) / SCALE);
    const y = Math.floor(i / width / SCALE);
    const inked = (y % 2 === 0 ? '█▀' : '█▄').includes(lines[y >> 1]?.[x] || 'none');
    pixels.fill(inked ? ink : 255 - ink, i * 4, i * 4 + 3);
  }
  return jsqr(pixels, width, height)?.data;
}

const TEXT = `almanac1 google 1-desk.apps.googleusercontent.com GOCSPX-desk 1//0${'x'.repeat(100)} sleep.readonly`;

test('a camera reads what was drawn, in colours and without', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[!-~]([ -~]{0,300}[!-~])?$/), (text) => {
      expect(scan(drawQr(text, { hasColours: true, columns: 200 }) ?? '', 0)).toBe(text);
      expect(scan(drawQr(text, { hasColours: false, columns: 200 }) ?? '', 255)).toBe(text);
    }),
    { numRuns: 15 },
  );
});

test('it is black on white whatever the colours of the terminal are, and leaves none behind', () => {
  for (const line of drawQr(TEXT, { hasColours: true, columns: 100 })?.split('\n') ?? ['']) {
    expect(line.split(ESC)).toEqual(['', expect.stringMatching(/^\[38;5;16;48;5;231m[ █▀▄]+$/), '[0m']);
  }
  expect(drawQr(TEXT, { hasColours: false, columns: 100 })).toMatch(/^[ █▀▄\n]+$/);
});

test('in a narrow window the margin is narrower; where that is not enough, nothing is drawn', () => {
  const widthAt = (columns: number) => drawQr(TEXT, { hasColours: false, columns })?.split('\n')[0]?.length;
  const whole = widthAt(200) ?? 0;
  expect(whole).toBeLessThanOrEqual(80);
  expect([widthAt(whole), widthAt(whole - 1), widthAt(whole - 5)]).toEqual([whole, whole - 4, undefined]);
  expect(scan(drawQr(TEXT, { hasColours: true, columns: whole - 1 }) ?? '', 0)).toBe(TEXT);
});
