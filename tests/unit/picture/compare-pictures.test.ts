import { compareWithPng } from '../../../simulator/picture/compare-pictures';
import { rasterise } from '../../../simulator/picture/rasterise';

const draw = (width: number, fill = '#ffb43d', size = 336): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${size} ${size}">` +
  `<rect x="0" y="0" width="${size}" height="${size}" fill="#000000"/>` +
  `<rect x="10" y="10" width="${width}" height="84" fill="${fill}"/></svg>`;
const compare = (svg: string, png: Uint8Array): Promise<number> =>
  compareWithPng({ svg, model: 'atlas' }, png);

test('a picture is like its own file', async () => {
  expect(await compare(draw(100), rasterise(draw(100)))).toBe(0);
});

test('the share of the pixels that differ', async () => {
  expect(await compare(draw(120), rasterise(draw(100)))).toBeCloseTo((20 * 84) / (336 * 336), 10);
});

test('a difference that nobody sees is none', async () => {
  expect(await compare(draw(100, '#ffb43d'), rasterise(draw(100, '#feb33e')))).toBe(0);
});

test('a file that is no PNG, or of another size, is named', async () => {
  await expect(compare(draw(100), Buffer.from('GIF89a'))).rejects.toThrow('the file is no PNG');
  await expect(compare(draw(100), rasterise(draw(100, 'red', 300)))).rejects.toThrow(
    'the file is 300 × 300 pixels, the screen 336 × 336',
  );
});

test('a file that is broken behind its header is named', async () => {
  const whole = rasterise(draw(100));
  for (const broken of [whole.subarray(0, 60), Buffer.concat([whole.subarray(0, 50), Buffer.alloc(500)])])
    await expect(compare(draw(100), broken)).rejects.toThrow('the file is broken');
});

test('what is no picture is not rendered', async () => {
  await expect(compare('<svg ><image href="/etc/passwd"/></svg>', rasterise(draw(1)))).rejects.toThrow(
    'something else',
  );
});
