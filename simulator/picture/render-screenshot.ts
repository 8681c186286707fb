import { MODELS, type Model } from '../app-package/models';
import { isPicture } from './check-picture';
import { type RasteriseOptions, rasteriseApart } from './rasterise';

/**
 * A world's picture of its screen as a PNG file. Rejects with an Error where it is no such picture: nothing else is
 * given to the renderer, which could read files. Or where the renderer cannot draw it.
 */
export async function renderScreenshot(
  { svg, model }: { svg: string; model?: Model },
  { hasGlass = false, scale = 1 }: { hasGlass?: boolean; scale?: number } = {},
): Promise<Uint8Array> {
  if (!isPicture(svg)) throw new Error('the simulated world sent something else than a picture');
  const options: RasteriseOptions = { scale };
  if (hasGlass) options.glassOf = MODELS.find((each) => each === model);
  return rasteriseApart(svg, options);
}
