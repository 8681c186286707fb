import { type AppPackage, AppPackageError } from '../app-package/app-package';
import { MODEL_INFO } from '../app-package/models';
import { readAppPackage } from '../app-package/read-app-package';
import { renderPixels } from '../picture/rasterise';
import type { Evaluation } from '../realm/realm';
import type { World } from '../run/world';
import type { Place, TraceEntry } from '../world/trace';
import {
  type Component,
  type ConsoleLine,
  type DeveloperTarget,
  type Screenshot,
  type TargetDescription,
  TargetError,
} from './developer-target';
import { parseLocatedFrames, parseStack } from './parse-frames';

const COMPONENTS: Readonly<Partial<Record<Place, Component>>> = {
  watch: 'app',
  phone: 'companion',
  settings: 'settings',
};

const KINDS = { error: 'exception', warning: 'warning' } as const;

/** A world in this process, for a developer's tool. `hasApp` is false if the world was created without one. */
export class WorldTarget implements DeveloperTarget {
  /** Installed and not launched yet. */
  private installed: AppPackage | undefined;

  constructor(
    private readonly world: World,
    private hasApp: boolean,
  ) {}

  async describe(): Promise<TargetDescription> {
    const { model, app } = this.world;
    const { uuid, buildId } = this.installed ?? app;
    return { model, app: this.installed || this.hasApp ? { uuid, buildId } : undefined };
  }

  /** The running app ends, as on a watch. */
  async install(fba: Uint8Array): Promise<void> {
    const app = read(fba);
    if (!app.devices[this.world.model]) throw new TargetError(`it is not built for ${this.world.model}`);
    this.world.watch.exit();
    this.installed = app;
  }

  async launch(): Promise<void> {
    const { world, installed } = this;
    if (!installed && !this.hasApp) throw new TargetError('no app is installed');
    if (installed) world.openApp(installed);
    else if (!world.watch.isRunning) world.boot();
    this.installed = undefined;
    this.hasApp = true;
  }

  async screenshot(): Promise<Screenshot> {
    const { watch, model } = this.world;
    return { ...MODEL_INFO[model].screen, rgb: dropAlpha(renderPixels(watch.svg())) };
  }

  async evaluate(source: string): Promise<Evaluation | undefined> {
    return this.world.watch.evaluate(source);
  }

  listen(onLine: (line: ConsoleLine) => void): () => void {
    // A line's entry changes when an equal line follows.
    return this.world.trace.listen((entry) => {
      const line = toConsoleLine(entry);
      if (line) onLine(line);
    });
  }
}

function read(fba: Uint8Array): AppPackage {
  try {
    return readAppPackage(fba);
  } catch (error) {
    throw error instanceof AppPackageError ? new TargetError(error.message) : error;
  }
}

function toConsoleLine(entry: TraceEntry): ConsoleLine | undefined {
  if (entry.kind !== 'console' && entry.kind !== 'error' && entry.kind !== 'warning') return undefined;
  const component = COMPONENTS[entry.place];
  if (!component) return undefined;
  const frames = entry.frames ? parseLocatedFrames(entry.frames) : parseStack(entry.stack);
  const kind = entry.kind === 'console' ? entry.level : KINDS[entry.kind];
  return { component, kind, text: entry.text, frames };
}

/** Colours are multiplied by their alpha, so over black they stay as they are. */
function dropAlpha(rgba: Uint8Array): Uint8Array {
  const rgb = new Uint8Array((rgba.length / 4) * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    rgb.set(rgba.subarray(from, from + 3), to);
  }
  return rgb;
}
