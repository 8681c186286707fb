import type { SettingsNode } from '../settings-page/settings-page';
import type { DisplayMode } from '../world/display-mode';
import type { Place, Trace, TraceEntry } from '../world/trace';
import type { World } from './world';

const FOUR_PLACES = 10_000;

/** What `npm run sim` writes: everything that happened in a run. Times are ISO 8601, UTC. */
export interface Report {
  device: {
    /** The display at the end; `lit` is the share of lit pixels, only in always-on mode. */
    display: { mode: DisplayMode; lit: number | null };
    texts: { id: string; text: string; visible: boolean }[];
    console: string[];
    errors: string[];
    /** What a real watch, phone or service would treat differently; each begins with its place. */
    warnings: string[];
  };
  /** Includes the settings page's lines, after `settings: `. */
  companion: {
    console: string[];
    errors: string[];
    /** `status` is null if no response came. */
    requests: { t: string; method: string; url: string; status: number | null }[];
  };
  /** `tree` is null if the settings page was not opened. */
  settings: { keys: Record<string, string>; tree: SettingsNode | null };
  link: {
    messages: { toWatch: MessageTotals; toPhone: MessageTotals };
    files: { t: string; name: string; bytes: number; state: string }[];
  };
  /** Paths of the pictures. */
  screenshots: string[];
}

interface MessageTotals {
  count: number;
  bytes: number;
}

/** Creates the report of a world. `tree` is the settings page, if it was opened. */
export async function createReport(
  world: World,
  tree: SettingsNode | undefined,
  screenshots: string[],
): Promise<Report> {
  const { trace } = world;
  return {
    device: {
      display: await describeDisplay(world),
      texts: world.watch.texts().map(({ id, text, isVisible }) => ({ id, text, visible: isVisible })),
      console: consoleLines(trace, ['watch']),
      errors: errorLines(trace, ['watch']),
      warnings: trace.entries.flatMap((e) => (e.kind === 'warning' ? [`${e.place}: ${e.text}`] : [])),
    },
    companion: {
      console: consoleLines(trace, ['phone', 'settings']),
      errors: errorLines(trace, ['phone', 'settings']),
      requests: trace.entries.flatMap((e) =>
        e.kind === 'request'
          ? [{ t: toIsoTime(e), method: e.method, url: e.url, status: e.status ?? null }]
          : [],
      ),
    },
    settings: {
      keys: Object.fromEntries(world.settings.keys().map((key) => [key, world.settings.get(key) ?? ''])),
      tree: tree ?? null,
    },
    link: {
      messages: { toWatch: countMessages(trace, 'toWatch'), toPhone: countMessages(trace, 'toPhone') },
      files: trace.entries.flatMap((e) =>
        e.kind === 'file' ? [{ t: toIsoTime(e), name: e.name, bytes: e.bytes, state: e.state }] : [],
      ),
    },
    screenshots,
  };
}

/** Exceptions of face, companion and settings page. */
export function countErrors(trace: Trace): number {
  return trace.entries.filter((entry) => entry.kind === 'error').length;
}

async function describeDisplay(world: World): Promise<Report['device']['display']> {
  const mode = world.watch.displayMode;
  const share = mode === 'always-on' ? await world.measureLitShare() : undefined;
  return { mode, lit: share === undefined ? null : Math.round(share * FOUR_PLACES) / FOUR_PLACES };
}

function toIsoTime(entry: TraceEntry): string {
  return new Date(entry.t).toISOString();
}

function consoleLines(trace: Trace, places: readonly Place[]): string[] {
  return trace.entries.flatMap((e) =>
    e.kind === 'console' && places.includes(e.place) ? [`${placePrefix(e.place)}${e.level}: ${e.text}`] : [],
  );
}

function errorLines(trace: Trace, places: readonly Place[]): string[] {
  return trace.entries.flatMap((e) =>
    e.kind === 'error' && places.includes(e.place) ? [placePrefix(e.place) + e.text] : [],
  );
}

/** Marks the settings page's lines, which share a list with the companion's. */
function placePrefix(place: Place): string {
  return place === 'settings' ? 'settings: ' : '';
}

function countMessages(trace: Trace, direction: 'toWatch' | 'toPhone'): MessageTotals {
  const sent = trace.entries.filter((e) => e.kind === 'message' && e.direction === direction);
  return {
    count: sent.length,
    bytes: sent.reduce((sum, e) => sum + (e.kind === 'message' ? e.bytes : 0), 0),
  };
}
