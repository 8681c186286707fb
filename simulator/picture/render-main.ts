import { createRequire } from 'node:module';
import { createRenderOptions } from './render-options';

/** One picture to draw; `isPng`: as a file, or else as its pixels. */
export interface RenderRequest {
  svg: string;
  scale: number;
  isPng: boolean;
}

export type RenderResponse = { bytes: Uint8Array } | { error: string };

/** By its path: to find it by name, Node would read folders that are closed to this process. The package's own type. */
const { renderAsync } = createRequire(__filename)(process.argv[2] ?? '') as typeof import('@resvg/resvg-js');

/** The process that draws pictures, one after the other. `render-process.ts` starts it. */
process.on('message', (request: RenderRequest) => {
  void draw(request).then((response) => process.send?.(response));
});
// The parent is gone, however it ended. An exit in order would wait for the picture.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

async function draw({ svg, scale, isPng }: RenderRequest): Promise<RenderResponse> {
  try {
    // On a thread of its own, so that this one notices the end of the parent.
    const image = await renderAsync(svg, createRenderOptions(scale));
    return { bytes: isPng ? image.asPng() : image.pixels };
  } catch (error) {
    // Not messageOf: this process may read its own file and the renderer, and no module of the world. The renderer throws errors.
    return { error: String((error as Error).message).split('\n', 1)[0] ?? '' };
  }
}
