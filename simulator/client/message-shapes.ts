import { MODELS } from '../app-package/models';
import { FAULTY_MODES } from '../cloud/failure-modes/failure-mode';
import { type ActiveValue, VALUED_FAULTS } from '../run/faults';
import { OVERRIDABLE_SENSORS } from '../run/overridable-sensors';
import { type Recovery, STORM_PHASES, type StormState } from '../run/storm-state';
import { SPEEDS } from '../simulation/playback';
import type { AppInfo, WorldState } from '../simulation/protocol';
import { COMPANION_STATES } from '../world/companion-life';
import { CONSOLE_LEVELS } from '../world/console-level';
import { DISPLAY_MODES } from '../world/display-mode';
import {
  type Guard,
  isBoolean,
  isFiniteNumber,
  isRecord,
  isString,
  nullOr,
  oneOf,
  optional,
} from '../world/guards';
import { isMethod } from '../world/http';
import { SCREEN_TIMEOUTS } from '../world/screen-timeout';
import { DIRECTIONS, PLACES, type TraceEvent } from '../world/trace-events';
import { CLOCK_DISPLAYS, WEEK_STARTS } from '../world/watch-preferences';
import { isZone } from './is-zone';

/** What is read of a world's messages and results: a value of another type would stop the reader. */

export type Check = (value: unknown) => boolean;
type Fields<T> = { readonly [K in keyof T]-?: Check };

/** The last moment that a Date can have, in ms. */
const MAX_INSTANT = 8.64e15;

export const isInstant = (value: unknown): value is number =>
  isFiniteNumber(value) && Math.abs(value) <= MAX_INSTANT;
/** Of any scheme: a redirect may lead anywhere. The page parses it, and shows it as a text. */
export const isUrl: Check = (value) => isString(value) && URL.canParse(value);
const isMaybeString = optional(isString);
const isPlace = oneOf(PLACES);
export const isDirection = oneOf(DIRECTIONS);
export const isDisplayMode = oneOf(DISPLAY_MODES);

export function listOf(isItem: Check): Check {
  return (value) => Array.isArray(value) && value.every(isItem);
}

/** An object whose members pass their checks; others are not looked at. */
export function hasFields<T>(fields: Fields<T>): Guard<T> {
  const checks = Object.entries<Check>(fields);
  return (value): value is T => isRecord(value) && checks.every(([name, isValid]) => isValid(value[name]));
}

export const isTexts: Check = (value) => isRecord(value) && Object.values(value).every(isString);

export const isApp = hasFields<AppInfo>({
  fileName: isString,
  name: isString,
  uuid: isString,
  buildId: isString,
  size: isFiniteNumber,
  models: listOf(oneOf(MODELS)),
  hasSettings: isBoolean,
  language: isString,
  openCount: isFiniteNumber,
  permissions: listOf(isString),
});

const isSensor = hasFields<WorldState['sensors']['steps']>({
  value: nullOr(isFiniteNumber),
  isOverridden: isBoolean,
});

const isStorm = hasFields<StormState>({
  seed: isFiniteNumber,
  phase: oneOf(STORM_PHASES),
  start: isInstant,
  begun: isFiniteNumber,
  active: isFiniteNumber,
  endedByHand: isFiniteNumber,
  recovery: optional(
    hasFields<Recovery>({
      isGood: isBoolean,
      text: isString,
      entry: optional(isFiniteNumber),
    }),
  ),
});

export const isState = hasFields<WorldState>({
  now: isInstant,
  zone: isZone,
  day: hasFields<WorldState['day']>({
    start: isInstant,
    end: isInstant,
    sleepPeriods: listOf(listOf(isInstant)),
  }),
  tomorrowMorning: isInstant,
  isPlaying: isBoolean,
  speed: oneOf(SPEEDS),
  fastForwardTarget: nullOr(isInstant),
  isLinkUp: isBoolean,
  isOnline: isBoolean,
  failures: listOf(hasFields({ mode: oneOf(FAULTY_MODES), urlPart: isMaybeString })),
  faults: listOf(isString),
  faultValues: listOf(hasFields<ActiveValue>({ fault: oneOf(VALUED_FAULTS), value: isString })),
  storm: nullOr(isStorm),
  deniedPermissions: listOf(isString),
  watch: hasFields<WorldState['watch']>({
    model: oneOf(MODELS),
    isRunning: isBoolean,
    display: isDisplayMode,
    isAlwaysOnEnabled: isBoolean,
    screenTimeout: oneOf(SCREEN_TIMEOUTS),
    isAlwaysOnAllowed: isBoolean,
    litShare: nullOr(isFiniteNumber),
  }),
  preferences: hasFields<WorldState['preferences']>({
    language: isString,
    clockDisplay: oneOf(CLOCK_DISPLAYS),
    firstDayOfWeek: oneOf(WEEK_STARTS),
  }),
  companion: hasFields<WorldState['companion']>({
    state: oneOf(COMPANION_STATES),
    unloadsAt: nullOr(isInstant),
  }),
  sensors: (value) => isRecord(value) && OVERRIDABLE_SENSORS.every((name) => isSensor(value[name])),
  personaName: isString,
  persona: hasFields<WorldState['persona']>({ name: isString, seed: isFiniteNumber, zone: isZone }),
});

/** The members of an event, by its kind. `count` is looked at whatever the kind is: each row may show it. */
type EventFields = { [K in TraceEvent['kind']]: Fields<Omit<EventOf<TraceEvent, K>, 'kind' | 'count'>> };
type EventOf<E extends TraceEvent, K extends TraceEvent['kind']> = E extends TraceEvent
  ? K extends E['kind']
    ? E
    : never
  : never;

/** Any value: the reader shows it as it is. */
const isAnything: Check = () => true;

const LINE: EventFields['error'] = {
  place: isPlace,
  text: isString,
  stack: isMaybeString,
  at: isMaybeString,
  frames: optional(isStrings),
  last: optional(isInstant),
};

const ENTRIES: EventFields = {
  start: { place: isPlace, detail: isMaybeString },
  exit: { place: isPlace, reason: isMaybeString },
  wake: { reason: isString },
  unload: { cause: isString },
  display: { mode: isDisplayMode },
  link: { isOn: isBoolean },
  network: { isOn: isBoolean },
  fault: { name: isString, value: isMaybeString, isOver: optional(isBoolean) },
  tap: {
    x: isFiniteNumber,
    y: isFiniteNumber,
    toX: optional(isFiniteNumber),
    toY: optional(isFiniteNumber),
    ms: optional(isFiniteNumber),
    isMissed: optional(isBoolean),
  },
  console: { ...LINE, level: oneOf(CONSOLE_LEVELS) },
  error: LINE,
  warning: LINE,
  request: {
    method: isMethod,
    url: isUrl,
    requestHeaders: isTexts,
    requestBody: isMaybeString,
    status: optional(isFiniteNumber),
    responseHeaders: (value) => value === undefined || isTexts(value),
    responseBody: isMaybeString,
    isBinary: optional(isBoolean),
    bytes: optional(isFiniteNumber),
    durationMs: optional(isFiniteNumber),
    failure: isMaybeString,
  },
  message: { direction: isDirection, bytes: isFiniteNumber, data: isAnything, state: isString },
  file: {
    direction: isDirection,
    name: isString,
    bytes: isFiniteNumber,
    isResent: optional(isBoolean),
    state: isString,
    data: isAnything,
  },
  setting: { by: isString, key: nullOr(isString), value: nullOr(isString) },
  page: { url: isUrl, state: isString, status: optional(isFiniteNumber) },
};

export const isEntry: Check = (value) =>
  isRecord(value) && isInstant(value.t) && Number.isSafeInteger(value.id) && isEvent(value);

export const isLineEvent: Check = (value) =>
  isRecord(value) && oneOf<unknown>(['console', 'error', 'warning'])(value.kind) && isEvent(value);

function isEvent(value: Record<string, unknown>): boolean {
  if (!isString(value.kind) || !Object.hasOwn(ENTRIES, value.kind)) return false;
  if (!optional(isFiniteNumber)(value.count)) return false;
  // `hasOwn` found it.
  const fields = ENTRIES[value.kind as TraceEvent['kind']];
  return Object.entries<Check>(fields).every(([name, isValid]) => isValid(value[name]));
}

export function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(isString);
}
