import { type AppPackage, AppPackageError } from '../app-package/app-package';
import type { Model } from '../app-package/models';
import { readAppPackage } from '../app-package/read-app-package';
import { host } from '../host/node-host';
import type { Evaluation } from '../realm/realm';
import type { World } from '../run/world';
import type { ConsoleLevel } from '../world/console-level';
import type { Place, TraceEntry } from '../world/trace';
import { EMPTY_APP } from './empty-app';
import { LineLimit } from './line-limit';
import { type CodeFrame, parseLocatedFrames, parseStack } from './parse-frames';
import type { Simulation } from './simulation';

/** What the developer wants cannot be done. The message says why in one line. */
export class TargetError extends Error {
  override name = 'TargetError';
}

export interface TargetDescription {
  model: Model;
  /** The app that is installed; null without one. */
  app: AppIdentity | null;
}

/** An app as its manifest names it; `buildId` has 16 hexadecimal digits after `0x`. */
export interface AppIdentity {
  uuid: string;
  buildId: string;
}

/** The parts of an app, as the developer bridge protocol names them. */
export const COMPONENTS = ['app', 'companion', 'settings'] as const;
export type Component = (typeof COMPONENTS)[number];

/** A line that an app logged, an exception that it did not catch, or a warning of the simulator. */
export interface ConsoleLine {
  component: Component;
  kind: ConsoleLevel | 'exception' | 'warning';
  text: string;
  /** Where it came from, innermost first; empty where that is unknown. */
  frames: readonly CodeFrame[];
}

const COMPONENT_OF: Readonly<Partial<Record<Place, Component>>> = {
  watch: 'app',
  phone: 'companion',
  settings: 'settings',
};

const KINDS = { error: 'exception', warning: 'warning' } as const;

/** The name on the page of what a tool has installed. */
const INSTALLED_NAME = 'installed.fba';

/** What a developer's tool does with a watch and its phone: the world's side of it. */
export class DeveloperTools {
  /** Installed and not launched yet. */
  private installed: AppPackage | undefined;
  private unsubscribe: (() => void) | undefined;
  private readonly lineLimit = new LineLimit();

  constructor(
    private readonly simulation: Simulation,
    private readonly onLine: (line: ConsoleLine) => void,
  ) {}

  describe(): TargetDescription {
    const { model, app } = this.world;
    const { uuid, buildId } = this.installed ?? app;
    return { model, app: this.installed || this.hasApp ? { uuid, buildId } : null };
  }

  /** Checks a package and puts it on watch and phone. The running app ends, as on a watch. Throws a TargetError. */
  install(fba: Uint8Array): void {
    const app = read(fba);
    if (!app.devices[this.world.model]) throw new TargetError(`it is not built for ${this.world.model}`);
    this.world.watch.exit();
    this.installed = app;
  }

  /** Starts the installed app. Throws a TargetError without one. */
  launch(): void {
    const { world, installed } = this;
    if (!installed && !this.hasApp) throw new TargetError('no app is installed');
    if (installed) this.simulation.runApp(installed, INSTALLED_NAME);
    else if (!world.watch.isRunning) world.boot();
    this.installed = undefined;
  }

  /** Runs a script in the global scope of the app on the watch; undefined if none runs. */
  evaluate(source: string): Evaluation | undefined {
    return this.world.watch.evaluate(source);
  }

  /** Begins or ends to report the lines of the app, from now on. */
  setListening(on: boolean): void {
    this.unsubscribe?.();
    // A line's entry changes when an equal line follows.
    this.unsubscribe = on ? this.world.trace.listen((entry) => this.reportLine(entry)) : undefined;
  }

  private reportLine(entry: TraceEntry): void {
    const line = toConsoleLine(entry);
    if (line && this.lineLimit.check(host.clock.now()) !== 'drop') this.onLine(line);
  }

  private get world(): World {
    return this.simulation.world;
  }

  private get hasApp(): boolean {
    return this.world.app !== EMPTY_APP;
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
  const component = COMPONENT_OF[entry.place];
  if (!component) return undefined;
  const frames = entry.frames ? parseLocatedFrames(entry.frames) : parseStack(entry.stack);
  const kind = entry.kind === 'console' ? entry.level : KINDS[entry.kind];
  return { component, kind, text: entry.text, frames };
}
