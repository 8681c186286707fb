import { MODEL_INFO, MODELS } from '../app-package/models';
import { WorldError, WorldGoneError } from '../client/world-connection';
import { isPicture } from '../picture/check-picture';
import { renderPixelsApart } from '../picture/rasterise';
import type { Evaluation } from '../realm/realm';
import type { LiveWorld } from '../server/live-world';
import { type ConsoleLine, type TargetDescription, TargetError } from '../simulation/developer-tools';
import type { WorldMethodName, WorldMethods } from '../simulation/world-methods';
import { isRecord, isString } from '../world/guards';
import { readConsoleLine } from './console-line';
import type { DeveloperTarget, Screenshot } from './developer-target';

/** A world in its own process, for a developer's tool. What it returns is checked. */
export class WorldTarget implements DeveloperTarget {
  /** Installed and not launched yet. */
  private installed: Uint8Array | undefined;

  constructor(private readonly world: LiveWorld) {}

  async describe(): Promise<TargetDescription> {
    return checkDescription(await this.call('describeTarget', {}));
  }

  async install(fba: Uint8Array): Promise<void> {
    await this.call('install', { fba: Buffer.from(fba).toString('base64') });
    this.installed = fba;
  }

  async launch(): Promise<void> {
    await this.call('launch', {});
    if (this.installed) this.world.adoptApp(this.installed);
    this.installed = undefined;
  }

  async screenshot(): Promise<Screenshot> {
    const { svg, model } = await this.call('picture', {});
    const { width, height } = MODEL_INFO[model].screen;
    if (!isPicture(svg)) throw new TargetError('the simulated world sent something else than a picture');
    const rgba = await renderPixelsApart(svg).catch((error: Error) => {
      throw new TargetError(error.message);
    });
    if (rgba.length !== width * height * 4) throw new TargetError('the picture has another size');
    return { width, height, rgb: dropAlpha(rgba) };
  }

  async evaluate(source: string): Promise<Evaluation | undefined> {
    return checkEvaluation(await this.call('evaluate', { source }));
  }

  listen(onLine: (line: ConsoleLine) => void): () => void {
    return this.world.listenConsole((data) => {
      const line = readConsoleLine(data);
      if (line) onLine(line);
    });
  }

  /** The developer sees the world's own line, that it is gone, or that its result is no result. */
  private async call<M extends WorldMethodName>(
    method: M,
    params: Parameters<WorldMethods[M]>[0],
  ): Promise<ReturnType<WorldMethods[M]>> {
    try {
      return await this.world.connection.call(method, params);
    } catch (error) {
      const isForDeveloper =
        error instanceof WorldGoneError ||
        (error instanceof WorldError && (error.name === 'TargetError' || error.name === 'ResultError'));
      throw isForDeveloper ? new TargetError(error.message) : error;
    }
  }
}

function checkDescription({
  model,
  app,
}: Readonly<Record<keyof TargetDescription, unknown>>): TargetDescription {
  const known = MODELS.find((each) => each === model);
  if (!known) throw new TargetError('the simulated world has an unknown watch');
  if (!isRecord(app)) return { model: known, app: null };
  const { uuid, buildId } = app;
  if (!isString(uuid) || !isString(buildId)) throw new TargetError('the installed app has no name');
  return { model: known, app: { uuid, buildId } };
}

function checkEvaluation(result: unknown): Evaluation | undefined {
  if (!isRecord(result)) return undefined;
  if (isString(result.error)) return { error: result.error };
  return { text: isString(result.text) ? result.text : '' };
}

/** Colours are multiplied by their alpha, so over black they stay as they are. */
function dropAlpha(rgba: Uint8Array): Uint8Array {
  const rgb = new Uint8Array((rgba.length / 4) * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    rgb.set(rgba.subarray(from, from + 3), to);
  }
  return rgb;
}
