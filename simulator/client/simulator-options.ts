import type { Model } from '../app-package/models';
import { type Fault, hasEnd } from '../run/faults';
import { FaultError, parseFault } from '../run/parse-fault';
import type { WorldSpec } from '../simulation/world-spec';
import type { ScreenTimeout } from '../world/screen-timeout';
import type { WeekStartName } from '../world/watch-preferences';
import { readRoute } from './route-option';
import { UsageError } from './usage-error';
import { DEFAULT_START, readWorldArguments } from './world-arguments';

/** The names, forms and defaults are those of the command line. */
export interface SimulatorOptions {
  /**
   * `atlas` (Versa 3), `vulcan` (Sense), `hera` (Versa 4) or `rhea` (Sense 2); by default the first that the app was
   * built for.
   */
  device?: Model;
  /** Start of the simulated time, local: `2026-07-14T14:42`. */
  start?: string;
  /** Time zone of watch and phone, `Europe/Vienna`; by default the persona's. */
  tz?: string;
  /** Whose body and account: `mara` (default), `noor` or `idle`. */
  persona?: string;
  /** Another of the persona's possible lives; 1 by default. */
  seed?: number;
  /** Language of watch and phone, `de-DE`; by default the persona's. */
  language?: string;
  /** By default the persona's. */
  clock?: '12h' | '24h';
  /** By default the persona's. */
  weekStart?: WeekStartName;
  /** Enables the always-on display in the watch's settings. */
  aod?: boolean;
  /** Time without a touch until the display goes dark by itself; never by default. */
  screenTimeout?: ScreenTimeout;
  /** Settings keys with their stored values, as if stored earlier. */
  settings?: Readonly<Record<string, string>>;
  /** Host → address of the server that replaces it: `{ 'api.example.com': 'http://127.0.0.1:8080' }`. */
  routes?: Readonly<Record<string, string>>;
  /** What goes wrong, as `--fault` has it: `link-off@10m..40m`. Times count from the start. */
  faults?: readonly string[];
}

/** The routes by host. Throws a UsageError. */
export function readRoutes({ routes = {} }: SimulatorOptions): ReadonlyMap<string, string> {
  return namingMembers(() => new Map(Object.entries(routes).map((pair) => readRoute(pair.join('=')))));
}

/** What a world is made from, for an app that was built for `models`. Throws a UsageError. */
export function readSpec(options: SimulatorOptions, models: readonly Model[]): WorldSpec {
  const {
    seed,
    weekStart,
    screenTimeout,
    aod = false,
    settings,
    faults = [],
    start = DEFAULT_START,
    ...texts
  } = options;
  return namingMembers(() => ({
    ...readWorldArguments(
      {
        ...texts,
        start,
        aod,
        seed: seed === undefined ? undefined : String(seed),
        'week-start': weekStart,
        'screen-timeout': screenTimeout,
      },
      models,
    ),
    settings,
    routes: Object.fromEntries(readRoutes(options)),
    faults: faults.map(readFault),
  }));
}

/** Reads a fault in the form of `--fault`. Throws a UsageError. */
export function readFault(text: string): Fault {
  const fault = parse(text);
  if ((fault.to ?? fault.lastsMs) !== undefined && !hasEnd(fault.name))
    throw new UsageError(`--fault "${text}": ${fault.name} happens at one moment and has no end`);
  return fault;
}

function parse(text: string): Fault {
  try {
    return parseFault(text);
  } catch (error) {
    if (error instanceof FaultError) throw new UsageError(`--fault: ${error.message}`);
    throw error;
  }
}

/**
 * Calls `read`, whose errors name options of the command line (`--week-start`); here they are members (`weekStart`).
 */
export function namingMembers<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const camelCase = (option: string): string =>
      option.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
    throw new UsageError(error.message.replace(/^--([\w-]+)/, (_, option) => camelCase(option)));
  }
}
