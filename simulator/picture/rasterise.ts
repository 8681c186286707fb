import { type RenderedImage, Resvg, type ResvgRenderOptions, renderAsync } from '@resvg/resvg-js';
import { MODEL_INFO, type Model } from '../app-package/models';
import { SECOND_MS } from '../world/duration';

/** Real time. What passes the check of a picture takes some two seconds at most, at twice the size eight. */
const TIME_LIMIT_MS = 20 * SECOND_MS;

export interface RasteriseOptions {
  /** Pixels of the file for one of the picture, in each direction. */
  scale?: number;
  /** What the glass of this watch hides is transparent. */
  glassOf?: Model;
}

/**
 * A screen's picture as a PNG file. The same picture gives the same bytes on every computer, as the texts are outlines
 * and no font is looked up.
 */
export function rasterise(svg: string, { scale = 1, glassOf }: RasteriseOptions = {}): Uint8Array {
  return render(glassOf === undefined ? svg : clipToGlass(svg, glassOf), scale).asPng();
}

/** A screen's picture pixel by pixel, row by row: RGBA, colours multiplied by their alpha. */
export function renderPixels(svg: string): Uint8Array {
  return render(svg, 1).pixels;
}

/** As `rasterise`, on a thread of its own: this one is free for the page's controls. Rejects after 20 s. */
export async function rasteriseInBackground(
  svg: string,
  { scale = 1, glassOf }: RasteriseOptions = {},
): Promise<Uint8Array> {
  const picture = glassOf === undefined ? svg : clipToGlass(svg, glassOf);
  return (await renderInBackground(picture, scale)).asPng();
}

/** As `renderPixels`, on a thread of its own. Rejects after 20 s. */
export async function renderPixelsInBackground(svg: string): Promise<Uint8Array> {
  return (await renderInBackground(svg, 1)).pixels;
}

function render(svg: string, scale: number): RenderedImage {
  return new Resvg(svg, createOptions(scale)).render();
}

/** The thread itself goes on after the limit: the renderer can be stopped only before it begins. */
async function renderInBackground(svg: string, scale: number): Promise<RenderedImage> {
  const abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      abort.abort();
      reject(new Error(`the picture was not drawn within ${TIME_LIMIT_MS / SECOND_MS} s`));
    }, TIME_LIMIT_MS);
  });
  try {
    return await Promise.race([renderAsync(svg, createOptions(scale), abort.signal), limit]);
  } finally {
    clearTimeout(timer);
  }
}

function createOptions(scale: number): ResvgRenderOptions {
  return { fitTo: { mode: 'zoom', value: scale }, font: { loadSystemFonts: false } };
}

function clipToGlass(svg: string, model: Model): string {
  const { screen, glassRadiusPx } = MODEL_INFO[model];
  const size = `width="${screen.width}" height="${screen.height}"`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${screen.width} ${screen.height}">` +
    `<clipPath id="glass"><rect ${size} rx="${glassRadiusPx}"/></clipPath>` +
    `<g clip-path="url(#glass)">${svg}</g></svg>`
  );
}
