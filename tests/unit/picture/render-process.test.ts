import { measureLitShare, measureLitShareApart } from '../../../simulator/picture/lit-share';
import { rasterise, rasteriseApart } from '../../../simulator/picture/rasterise';
import { RenderProcess } from '../../../simulator/picture/render-process';
import { renderScreenshot } from '../../../simulator/picture/render-screenshot';

const draw = (content: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="336" height="336">${content}</svg>`;
/** Takes some hundred milliseconds to draw. */
const HEAVY = draw('<g opacity="0.5"><rect width="336" height="336" fill="red"/></g>'.repeat(200));
/** A translucent group that paints nothing on the screen, inside of one that does: resvg 2.6.2 aborts its process. */
const ABORTING = draw(
  '<g opacity="0.5"><rect width="5" height="5"/><g opacity="0.5"><rect x="700" y="60" width="9" height="9"/></g></g>',
);
const PLAIN = draw('<rect width="336" height="336" fill="#ffb43d"/>');

test('a picture drawn apart has the same bytes, and other work goes on meanwhile', async () => {
  const work: string[] = [];
  const drawing = rasteriseApart(HEAVY).finally(() => work.push('drawn'));
  await new Promise((resolve) => setImmediate(resolve));
  work.push('other work');
  expect(Buffer.compare(await drawing, rasterise(HEAVY))).toBe(0);
  expect(work).toEqual(['other work', 'drawn']);
  expect(await measureLitShareApart(HEAVY)).toBe(measureLitShare(HEAVY));
});

test('a picture that aborts the renderer fails alone, with one line', async () => {
  const [aborted, plain] = await Promise.allSettled([
    renderScreenshot({ svg: ABORTING, model: 'atlas' }),
    renderScreenshot({ svg: PLAIN, model: 'atlas' }),
  ]);
  expect(aborted).toMatchObject({
    reason: {
      message: expect.stringMatching(/^the renderer ended while it drew the picture \(.*geom\.rs:27:61\)$/),
    },
  });
  expect(plain).toMatchObject({ status: 'fulfilled', value: rasterise(PLAIN) });
  await expect(measureLitShareApart(ABORTING)).rejects.toThrow('the renderer ended');
});

test('what is no SVG is an error of the picture, not an end of the renderer', async () => {
  await expect(rasteriseApart('<svg')).rejects.toThrow(/^the picture cannot be drawn: .+$/);
});

test('a picture that takes too long ends the renderer, and the next one has another', async () => {
  const slow = new RenderProcess(1);
  await expect(slow.render({ svg: HEAVY, scale: 1, isPng: false })).rejects.toThrow(
    'the picture was not drawn within 0.001 s',
  );
  slow.end();
  expect(await rasteriseApart(PLAIN)).toHaveLength(rasterise(PLAIN).length);
});
