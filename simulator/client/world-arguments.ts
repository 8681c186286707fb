import { DateTime, IANAZone } from 'luxon';
import { listModels, MODEL_INFO, MODELS, type Model } from '../app-package/models';
import { createPersona } from '../persona/create-persona';
import { isPersonaName, PERSONA_NAMES } from '../persona/persona-names';
import type { WorldSpec } from '../simulation/world-spec';
import type { Instant } from '../world/clock';
import { parseDuration } from '../world/duration';
import { SCREEN_TIMEOUTS, type ScreenTimeout } from '../world/screen-timeout';
import { type ClockDisplay, type WatchPreferences, WEEK_STARTS_BY_NAME } from '../world/watch-preferences';
import { UsageError } from './usage-error';

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
  'screen-timeout': { type: 'string' },
} as const;

const CLOCK_DISPLAY_NAMES: Record<ClockDisplay, ClockDisplay> = { '12h': '12h', '24h': '24h' };

/** The persona names, for `--help`. */
export const PERSONA_HELP = PERSONA_NAMES.map((name, i) => (i === 0 ? `${name} (default)` : name)).join(', ');

export const DEVICE_OPTION = `--device ${MODELS.join('|')}`;

/** The names of the models, for `--help`. */
export const DEVICE_HELP = listModels(
  (model) => MODEL_INFO[model].modelName + (model === MODELS[0] ? ' (default)' : ''),
);

export const SCREEN_TIMEOUT_OPTION = `--screen-timeout ${SCREEN_TIMEOUTS.join('|')}`;

/** The values of WORLD_OPTIONS as text. */
export interface WorldArguments {
  device?: string;
  start: string;
  tz?: string;
  persona?: string;
  seed?: string;
  language?: string;
  clock?: string;
  'week-start'?: string;
  aod: boolean;
  'screen-timeout'?: string;
}

type ResolvedWorldSpec = WorldSpec & { model: Model; zone: string };

/**
 * Reads the values of WORLD_OPTIONS for an app that was built for `models`. Zone and preferences default to the
 * persona's. Throws a UsageError.
 */
export function readWorldArguments(values: WorldArguments, models: readonly Model[]): ResolvedWorldSpec {
  const persona = readPersona(values.persona);
  const zone = readZone(values.tz) ?? createPersona(persona).zone;
  return {
    model: readModel(values.device, models),
    zone,
    start: readStart(values.start, zone),
    persona,
    seed: readInteger('seed', values.seed),
    preferences: readPreferences(values),
    isAlwaysOnEnabled: values.aod,
    screenTimeout: readScreenTimeout(values['screen-timeout']),
  };
}

function readPreferences(values: WorldArguments): Partial<WatchPreferences> {
  const { language, clock, 'week-start': weekStart } = values;
  return {
    ...(language !== undefined && { language: readLanguage(language) }),
    ...(clock !== undefined && { clockDisplay: readChoice('clock', CLOCK_DISPLAY_NAMES, clock) }),
    ...(weekStart !== undefined && {
      firstDayOfWeek: readChoice('week-start', WEEK_STARTS_BY_NAME, weekStart),
    }),
  };
}

function readLanguage(text: string): string {
  const [tag] = /^[a-z]{2,3}-[a-z]{2}$/i.test(text) ? Intl.getCanonicalLocales(text) : [];
  if (tag === undefined) throw new UsageError(`--language "${text}" is not a language such as de-DE`);
  return tag;
}

function readScreenTimeout(text: string | undefined): ScreenTimeout | undefined {
  const timeout = SCREEN_TIMEOUTS.find((each) => each === text);
  if (text !== undefined && timeout === undefined)
    throw new UsageError(`--screen-timeout must be ${SCREEN_TIMEOUTS.join(', ')}, not "${text}"`);
  return timeout;
}

/** The value of the choice named `text`. Throws a UsageError. */
export function readChoice<T>(name: string, choices: Readonly<Record<string, T>>, text: string): T {
  const chosen = Object.hasOwn(choices, text) ? choices[text] : undefined;
  if (chosen === undefined)
    throw new UsageError(`--${name} must be ${Object.keys(choices).join(' or ')}, not "${text}"`);
  return chosen;
}

/** The model of `--device`, or the first that the app was built for. */
function readModel(text: string | undefined, models: readonly Model[]): Model {
  if (text === undefined) return models[0] ?? MODELS[0];
  const model = MODELS.find((each) => each === text);
  if (!model) {
    const choices = listModels((each) => `${each} (${MODEL_INFO[each].modelName})`);
    throw new UsageError(`--device must be ${choices}, not "${text}"`);
  }
  if (!models.includes(model)) throw new UsageError(`--device: this .fba is not built for ${model}`);
  return model;
}

function readZone(text: string | undefined): string | undefined {
  if (text !== undefined && !IANAZone.isValidZone(text)) {
    throw new UsageError(`--tz "${text}" is not a time zone such as Europe/Vienna`);
  }
  return text;
}

export function readPersona(text = 'mara'): string {
  if (!isPersonaName(text)) {
    throw new UsageError(`--persona must be one of ${PERSONA_NAMES.join(', ')}, not "${text}"`);
  }
  return text;
}

/**
 * An ISO time, local to `zone` unless it has an offset. A local time that the zone skips moves an hour on; of
 * one that occurs twice, the first counts.
 */
function readStart(text: string, zone: string): Instant {
  const time = DateTime.fromISO(text, { zone });
  // Without a date, luxon would use the computer's clock.
  if (!/^\d{4}-\d\d-\d\d/.test(text) || !time.isValid) {
    throw new UsageError(`--start "${text}" is not an ISO time such as ${DEFAULT_START}`);
  }
  return (time.getPossibleOffsets()[0] ?? time).toMillis();
}

export function readInteger(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`--${name} "${text}" is not a whole number`);
  return Number(text);
}

export function readDurationOption(name: string, text: string): number {
  const span = parseDuration(text);
  if (span === undefined) throw new UsageError(`--${name} "${text}" is not a duration such as 90m`);
  return span;
}

/** Splits `A=B`. `form` is the expected form, for the message. */
export function readPair(name: string, form: string, text: string): [string, string] {
  const i = text.indexOf('=');
  if (i < 1) throw new UsageError(`--${name} "${text}" is not of the form ${form}`);
  return [text.slice(0, i), text.slice(i + 1)];
}

/** Splits `WHAT@DURATION`. Throws a UsageError where the moment is after `end`, in ms from the start. */
export function readTimed(name: string, form: string, text: string, end: number): [string, number] {
  const i = text.lastIndexOf('@');
  if (i < 1) throw new UsageError(`--${name} "${text}" is not of the form ${form}`);
  const at = readDurationOption(name, text.slice(i + 1));
  if (at > end) throw new UsageError(`--${name} "${text}" is after the end of the run; see --for`);
  return [text.slice(0, i), at];
}
