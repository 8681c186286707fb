import { DateTime, IANAZone } from 'luxon';
import { type AppPackage, MODELS, type Model } from '../app-package/app-package';
import { MODEL_INFO } from '../device/watch-model';
import { createPersona, PERSONA_NAMES } from '../persona/create-persona';
import type { WorldOptions } from '../run/world';
import type { Instant } from '../world/clock';
import { parseDuration } from '../world/duration';
import type { ClockDisplay, WatchPreferences, WeekStart } from '../world/watch-preferences';
import { UsageError } from './command';

/** A quiet Tuesday afternoon: the moment the pictures in the documentation show. */
export const DEFAULT_START = '2026-07-14T14:42';

/** Options of every command that makes a world. */
export const WORLD_OPTIONS = {
  device: { type: 'string' },
  start: { type: 'string', default: DEFAULT_START },
  tz: { type: 'string' },
  persona: { type: 'string' },
  seed: { type: 'string' },
  language: { type: 'string' },
  clock: { type: 'string' },
  'week-start': { type: 'string' },
  aod: { type: 'boolean', default: false },
} as const;

const CLOCK_DISPLAY_NAMES: Record<ClockDisplay, ClockDisplay> = { '12h': '12h', '24h': '24h' };
const WEEK_START_NAMES: Record<'sunday' | 'monday', WeekStart> = { sunday: 0, monday: 1 };

/** Who can be asked for, for `--help`. */
export const PERSONA_HELP = PERSONA_NAMES.map((name, i) => (i === 0 ? `${name} (default)` : name)).join(', ');

/** The values of WORLD_OPTIONS, as they were written. */
interface WorldOptionTexts {
  device?: string;
  start: string;
  tz?: string;
  persona?: string;
  seed?: string;
  language?: string;
  clock?: string;
  'week-start'?: string;
  aod: boolean;
}

type ResolvedWorldOptions = WorldOptions & { model: Model; zone: string };

/** The values of WORLD_OPTIONS, checked. Zone and preferences are the persona's own where none are named. */
export function readWorldOptions(values: WorldOptionTexts, app: AppPackage): ResolvedWorldOptions {
  const persona = readPersona(values.persona);
  const zone = readZone(values.tz) ?? createPersona(persona).zone;
  return {
    app,
    model: readModel(values.device, app),
    zone,
    start: readStart(values.start, zone),
    persona,
    seed: readInteger('seed', values.seed),
    preferences: readPreferences(values),
    alwaysOn: values.aod,
  };
}

function readPreferences(values: WorldOptionTexts): Partial<WatchPreferences> {
  const { language, clock, 'week-start': weekStart } = values;
  return {
    ...(language !== undefined && { language: readLanguage(language) }),
    ...(clock !== undefined && { clockDisplay: readChoice('clock', CLOCK_DISPLAY_NAMES, clock) }),
    ...(weekStart !== undefined && { firstDayOfWeek: readChoice('week-start', WEEK_START_NAMES, weekStart) }),
  };
}

function readLanguage(text: string): string {
  const [tag] = /^[a-z]{2,3}-[a-z]{2}$/i.test(text) ? Intl.getCanonicalLocales(text) : [];
  if (tag === undefined) throw new UsageError(`--language "${text}" is no language such as de-DE`);
  return tag;
}

/** What `text` stands for. */
export function readChoice<T>(name: string, choices: Readonly<Record<string, T>>, text: string): T {
  const chosen = Object.hasOwn(choices, text) ? choices[text] : undefined;
  if (chosen === undefined)
    throw new UsageError(`--${name} is ${Object.keys(choices).join(' or ')}, not "${text}"`);
  return chosen;
}

/** The watch asked for, or the first that the app was built for. */
function readModel(text: string | undefined, app: AppPackage): Model {
  if (text === undefined) return MODELS.find((each) => app.devices[each]) ?? MODELS[0];
  const model = MODELS.find((each) => each === text);
  if (!model) {
    const choices = MODELS.map((each) => `${each} (${MODEL_INFO[each].modelName})`).join(' or ');
    throw new UsageError(`--device is ${choices}, not "${text}"`);
  }
  if (!app.devices[model]) throw new UsageError(`--device: this .fba is not built for ${model}`);
  return model;
}

function readZone(text: string | undefined): string | undefined {
  if (text !== undefined && !IANAZone.isValidZone(text)) {
    throw new UsageError(`--tz "${text}" is no time zone such as Europe/Vienna`);
  }
  return text;
}

export function readPersona(text = 'mara'): string {
  if (!PERSONA_NAMES.includes(text)) {
    throw new UsageError(`--persona is one of ${PERSONA_NAMES.join(', ')}, not "${text}"`);
  }
  return text;
}

/**
 * An ISO time, local to `zone` unless it has an offset of its own. A time that the zone's clocks skip is
 * the one they show instead, an hour on; of one they show twice, the first.
 */
function readStart(text: string, zone: string): Instant {
  const time = DateTime.fromISO(text, { zone });
  // Without a date, luxon would take today's from the computer's clock.
  if (!/^\d{4}-\d\d-\d\d/.test(text) || !time.isValid) {
    throw new UsageError(`--start "${text}" is no ISO time such as ${DEFAULT_START}`);
  }
  return (time.getPossibleOffsets()[0] ?? time).toMillis();
}

export function readInteger(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`--${name} "${text}" is no whole number`);
  return Number(text);
}

export function readDuration(name: string, text: string): number {
  const span = parseDuration(text);
  if (span === undefined) throw new UsageError(`--${name} "${text}" is no duration such as 90m`);
  return span;
}

/** `A=B` as a pair; `form` is what the option wants, for the message. */
export function readPair(name: string, form: string, text: string): [string, string] {
  const i = text.indexOf('=');
  if (i < 1) throw new UsageError(`--${name} "${text}" is not of the form ${form}`);
  return [text.slice(0, i), text.slice(i + 1)];
}

/** `WHAT@DURATION` as a pair; the moment lies within the run. */
export function readTimed(name: string, form: string, text: string, end: number): [string, number] {
  const i = text.lastIndexOf('@');
  if (i < 1) throw new UsageError(`--${name} "${text}" is not of the form ${form}`);
  const at = readDuration(name, text.slice(i + 1));
  if (at > end) throw new UsageError(`--${name} "${text}" is after the end of the run; see --for`);
  return [text.slice(0, i), at];
}
