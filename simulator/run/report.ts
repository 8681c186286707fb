import type { SettingsNode } from '../settings-page/settings-page';
import type { Instant } from '../world/clock';
import type { DisplayMode } from '../world/display-mode';
import type { SecretMask } from '../world/secret-mask';
import type { LineEvent, Place } from '../world/trace';
import type { LineRecord, MessageTotals, RunRecord } from './run-record';
import type { World } from './world';

const FOUR_PLACES = 10_000;

/** A console line, error or warning that came more than once, or whose place in the app's code is known. */
export interface ReportLine {
  text: string;
  /** The author's source, `app/index.ts:12:5`; the bundle where the source is not known. */
  at?: string;
  /** The app's frames, innermost first: `app/index.ts:12:5 draw`. */
  stack?: readonly string[];
  count: number;
  first: string;
  last: string;
}

/** Everything that happened in a run. Times are ISO 8601, UTC. */
export interface Report {
  device: {
    /** The display at the end; `lit` is the share of lit pixels, only in always-on mode. */
    display: { mode: DisplayMode; lit: number | null };
    texts: { id: string; text: string; visible: boolean }[];
    console: (string | ReportLine)[];
    errors: (string | ReportLine)[];
    /** What a real watch, phone or service would treat differently; each begins with its place. */
    warnings: (string | ReportLine)[];
  };
  /** Includes the settings page's lines, after `settings: `. */
  companion: {
    console: (string | ReportLine)[];
    errors: (string | ReportLine)[];
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
  /** How many lines, requests and files are not listed because there were too many; absent where all are. */
  dropped?: Partial<Record<'lines' | 'requests' | 'files', number>>;
}

/** Creates the report of a world. `tree` is the settings page, if it was opened. */
export async function createReport(
  world: World,
  tree: SettingsNode | undefined,
  screenshots: string[],
): Promise<Report> {
  // Of what was shown since the last look.
  world.watch.checkPicture();
  const { record } = world;
  const dropped = Object.entries(record.dropped).filter(([, count]) => count > 0);
  return {
    device: {
      display: await describeDisplay(world),
      texts: world.watch.texts().map(({ id, text, isVisible }) => ({ id, text, visible: isVisible })),
      console: listLines(record, 'console', ['watch']),
      errors: listLines(record, 'error', ['watch']),
      warnings: listLines(record, 'warning'),
    },
    companion: {
      console: listLines(record, 'console', ['phone', 'settings']),
      errors: listLines(record, 'error', ['phone', 'settings']),
      requests: record.requests.map(({ t, method, url, status }) => ({
        t: toIsoTime(t),
        method,
        url,
        status: status ?? null,
      })),
    },
    settings: {
      keys: Object.fromEntries(world.settings.keys().map((key) => [key, world.settings.get(key) ?? ''])),
      tree: tree ?? null,
    },
    link: {
      messages: { toWatch: record.messages.toWatch, toPhone: record.messages.toPhone },
      files: record.files.map(({ t, name, bytes, state }) => ({ t: toIsoTime(t), name, bytes, state })),
    },
    screenshots,
    ...(dropped.length > 0 && { dropped: Object.fromEntries(dropped) }),
  };
}

async function describeDisplay(world: World): Promise<Report['device']['display']> {
  const mode = world.watch.displayMode;
  const share = mode === 'always-on' ? await world.measureLitShare() : undefined;
  return { mode, lit: share === undefined ? null : Math.round(share * FOUR_PLACES) / FOUR_PLACES };
}

/** The report with dots in place of tokens, codes and secrets. */
export function maskReport(report: Report, secrets: SecretMask): Report {
  const settings = Object.entries(report.settings.keys);
  // Also those that were stored before the start.
  for (const [key, value] of settings) secrets.rememberSetting(key, value);
  const keys = settings.map(([key, value]) => [key, secrets.maskSetting(key, value)]);
  const masked = secrets.maskAll(report);
  return { ...masked, settings: { ...masked.settings, keys: Object.fromEntries(keys) } };
}

function toIsoTime(t: Instant): string {
  return new Date(t).toISOString();
}

/** The lines of a kind; of these places where given. */
function listLines(
  record: RunRecord,
  kind: LineEvent['kind'],
  places?: readonly Place[],
): (string | ReportLine)[] {
  return record.lines
    .filter(({ event }) => event.kind === kind && (places?.includes(event.place) ?? true))
    .map(describeLine);
}

function describeLine({ event, count, first, last }: LineRecord): string | ReportLine {
  const text = `${linePrefix(event)}${event.text}`;
  const { at, frames: stack } = event;
  if (count === 1 && (at === undefined || event.kind === 'console')) return text;
  return {
    text,
    ...(at !== undefined && { at, stack }),
    count,
    first: toIsoTime(first),
    last: toIsoTime(last),
  };
}

/** A warning's place, a console line's level. Lines of the settings page share a list with the companion's. */
function linePrefix(event: LineEvent): string {
  const place = event.kind === 'warning' || event.place === 'settings' ? `${event.place}: ` : '';
  return event.kind === 'console' ? `${place}${event.level}: ` : place;
}
