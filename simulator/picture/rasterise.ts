import { type RenderedImage, Resvg } from '@resvg/resvg-js';
import { MODEL_INFO, type Model } from '../app-package/models';
import { createRenderOptions } from './render-options';
import { RenderProcess } from './render-process';

const renderProcess = new RenderProcess();

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

/**
 * As `rasterise`, in the renderer's own process, which a picture may abort: for pictures of others' apps. Rejects with
 * an Error of one line where that ends, or after 20 s.
 */
export function rasteriseApart(
  svg: string,
  { scale = 1, glassOf }: RasteriseOptions = {},
): Promise<Uint8Array> {
  const picture = glassOf === undefined ? svg : clipToGlass(svg, glassOf);
  return renderProcess.render({ svg: picture, scale, isPng: true });
}

/** As `renderPixels`, in the renderer's own process. Rejects as `rasteriseApart` does. */
export function renderPixelsApart(svg: string): Promise<Uint8Array> {
  return renderProcess.render({ svg, scale: 1, isPng: false });
}

function render(svg: string, scale: number): RenderedImage {
  return new Resvg(svg, createRenderOptions(scale)).render();
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
