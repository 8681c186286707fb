import type { ResvgRenderOptions } from '@resvg/resvg-js';

/** What every picture is drawn with; `scale` is pixels of the file for one of the picture, in each direction. */
export function createRenderOptions(scale: number): ResvgRenderOptions {
  return { fitTo: { mode: 'zoom', value: scale }, font: { loadSystemFonts: false } };
}
