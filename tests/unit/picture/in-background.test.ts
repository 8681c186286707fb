import { measureLitShare, measureLitShareInBackground } from '../../../simulator/picture/lit-share';
import { rasterise, rasteriseInBackground } from '../../../simulator/picture/rasterise';

/** Takes some hundred milliseconds to draw. */
const HEAVY = `<svg xmlns="http://www.w3.org/2000/svg" width="336" height="336">${'<g opacity="0.5"><rect width="336" height="336" fill="red"/></g>'.repeat(200)}</svg>`;

test('drawing in the background gives the same bytes, and other work goes on meanwhile', async () => {
  const work: string[] = [];
  const drawing = rasteriseInBackground(HEAVY).finally(() => work.push('drawn'));
  await new Promise((resolve) => setImmediate(resolve));
  work.push('other work');
  expect(Buffer.compare(await drawing, rasterise(HEAVY))).toBe(0);
  expect(work).toEqual(['other work', 'drawn']);
  expect(await measureLitShareInBackground(HEAVY)).toBe(measureLitShare(HEAVY));
});
