import { MODELS } from '../app-package/models';
import { FAILURE_MODES } from '../cloud/failure-modes/failure-mode';
import { VALUE_CHECKS } from '../run/fault-values';
import { EVENT_FAULTS, SWITCHED_FAULTS, VALUE_FORMS, VALUED_FAULTS } from '../run/faults';
import { OVERRIDABLE_SENSORS } from '../run/overridable-sensors';
import { CONSOLE_LEVELS } from '../world/console-level';
import {
  type Guard,
  isBoolean,
  isFiniteNumber,
  isSeed,
  isString,
  listOf,
  nullOr,
  oneOf,
  optional,
} from '../world/guards';
import { SCREEN_TIMEOUTS } from '../world/screen-timeout';
import { CLOCK_DISPLAYS, WEEK_STARTS } from '../world/watch-preferences';
import { isCloudRequest, isFailure, isLanguage, isZone } from './command-guards';
import type { CommandTarget } from './command-target';
import { SPEEDS } from './playback';
import type { ReadingPreferences } from './protocol';

/** Largest number of failures at once. Nobody sets as many. */
const MAX_FAILURES = 100;

type Guards = Readonly<Record<string, Guard<unknown>>>;
type GuardedBy<G> = G extends Guard<infer T> ? T : never;
type OptionalKey<G extends Guards> = {
  [K in keyof G]: undefined extends GuardedBy<G[K]> ? K : never;
}[keyof G];
/** An object with the fields that the guards accept. */
type FieldsOf<G extends Guards> = { [K in Exclude<keyof G, OptionalKey<G>>]: GuardedBy<G[K]> } & {
  [K in OptionalKey<G>]?: GuardedBy<G[K]>;
};

function command<G extends Guards>(fields: G, perform: (target: CommandTarget, fields: FieldsOf<G>) => void) {
  return { fields, perform };
}

const POINT = { x: isFiniteNumber, y: isFiniteNumber };

/** The commands that the page sends to the server: the fields of each, and what it does. */
export const COMMANDS = {
  play: command({ on: isBoolean }, ({ playback }, { on }) => playback.setPlaying(on)),
  speed: command({ speed: oneOf(SPEEDS) }, ({ playback }, { speed }) => playback.setSpeed(speed)),
  /** Runs as fast as possible to a moment to come; `stop` ends it earlier. */
  runTo: command({ at: isFiniteNumber }, ({ playback }, { at }) => playback.fastForwardTo(at)),
  stop: command({}, ({ playback }) => playback.stopFastForward()),
  link: command({ on: isBoolean }, ({ world }, { on }) => world.link.setConnected(on)),
  network: command({ on: isBoolean }, ({ world }, { on }) => world.network.setOnline(on)),
  /** For all addresses, or for those that contain `urlPart`; `normal` ends the failure of these. */
  failureMode: command(
    { failureMode: oneOf(FAILURE_MODES), urlPart: optional(isString) },
    ({ world }, { failureMode, urlPart }) => world.network.setFailureMode(failureMode, urlPart),
  ),
  /** All failures of the cloud in place of those that are active. */
  failures: command({ failures: listOf(isFailure, MAX_FAILURES) }, ({ world }, { failures }) =>
    world.network.replaceFailures(failures),
  ),
  /** Begins or ends a fault. */
  fault: command({ fault: oneOf(SWITCHED_FAULTS), on: isBoolean }, ({ world }, { fault, on }) =>
    on ? world.faults.switchOn(fault) : world.faults.switchOff(fault),
  ),
  /** Begins a fault with this value in place of others of its name; null ends those. */
  faultValue: command(
    { fault: oneOf(VALUED_FAULTS), value: nullOr(isString) },
    ({ world }, { fault, value }) => {
      if (value !== null && !VALUE_CHECKS[fault](value))
        throw new Error(`${fault}=${value}: needs ${VALUE_FORMS[fault]}`);
      world.faults.setValue(fault, value);
    },
  ),
  /** Lets a fault happen that has no end. */
  event: command({ event: oneOf(EVENT_FAULTS) }, ({ world }, { event }) => world.faults.cause(event)),
  /** Draws faults from a seed for some hours. */
  beginStorm: command({ seed: isSeed }, ({ world }, { seed }) => world.storms.begin(seed)),
  stopStorm: command({}, ({ world }) => world.storms.stop()),
  /** Restarts watch and phone. */
  permission: command({ permission: isString, granted: isBoolean }, ({ world }, { permission, granted }) =>
    world.deviceSettings.setPermission(permission, { isGranted: granted }),
  ),
  /** Null: the persona's. */
  zone: command({ zone: nullOr(isZone) }, ({ world }, { zone }) =>
    world.deviceSettings.setZone(zone ?? undefined),
  ),
  /** In pixels of the watch. */
  tap: command(POINT, ({ world }, { x, y }) => void world.watch.tap(x, y)),
  fingerDown: command(POINT, ({ world }, { x, y }) => void world.watch.pressFinger(x, y)),
  fingerMove: command(POINT, ({ world }, { x, y }) => world.watch.moveFinger(x, y)),
  fingerUp: command(POINT, ({ world }, { x, y }) => world.watch.liftFinger(x, y)),
  sideButton: command({}, ({ world: { watch } }) => {
    if (watch.isDisplayOn) watch.pressKey('back');
    else watch.setDisplay(true);
  }),
  display: command({ on: isBoolean }, ({ world }, { on }) => world.watch.setDisplay(on)),
  alwaysOn: command({ on: isBoolean }, ({ world }, { on }) => world.deviceSettings.enableAlwaysOn(on)),
  screenTimeout: command({ timeout: oneOf(SCREEN_TIMEOUTS) }, ({ world }, { timeout }) =>
    world.deviceSettings.setScreenTimeout(timeout),
  ),
  preferences: command(
    {
      language: optional(isLanguage),
      clockDisplay: optional(oneOf(CLOCK_DISPLAYS)),
      firstDayOfWeek: optional(oneOf(WEEK_STARTS)),
    } satisfies Record<keyof ReadingPreferences, Guard<unknown>>,
    (target, changed) => target.setPreferences(changed),
  ),
  /** Null lets the sensor follow the persona again. */
  overrideSensor: command(
    { sensor: oneOf(OVERRIDABLE_SENSORS), value: nullOr(isFiniteNumber) },
    ({ world }, { sensor, value }) => world.sensors.setOverride(sensor, value ?? undefined),
  ),
  /** Starts the face again, on another watch where `model` is given. */
  restart: command({ model: optional(oneOf(MODELS)) }, ({ world }, { model }) => world.restartWatch(model)),
  /** The settings page begins or ends. */
  settingsPage: command({ open: isBoolean }, ({ page }, { open }) => page.setSettingsOpen(open)),
  /** The settings page writes (null: removes) a key. */
  setSetting: command({ key: isString, value: nullOr(isString) }, ({ page }, { key, value }) =>
    page.writeSetting(key, value),
  ),
  clearSettings: command({}, ({ page }) => page.clearSettings()),
  /** The settings page opens an address in the phone's browser. */
  browse: command(
    { id: isFiniteNumber, url: isString, isDark: isBoolean, showsNumeral: isBoolean },
    ({ page }, { id, url, ...appearance }) => page.openBrowser(id, url, appearance),
  ),
  closeBrowser: command({ id: isFiniteNumber }, ({ page }, { id }) => page.closeBrowser(id)),
  /** The settings page's own `fetch`, or the exchange of its sign-in. */
  request: command(
    { id: isFiniteNumber, request: isCloudRequest, isSignIn: isBoolean },
    ({ page }, { id, request, isSignIn }) => page.sendRequest(id, request, { isSignIn }),
  ),
  settingsConsole: command({ level: oneOf(CONSOLE_LEVELS), text: isString }, ({ world }, { level, text }) => {
    world.trace.add({ kind: 'console', place: 'settings', level, text });
  }),
  settingsWarning: command({ text: isString }, ({ world }, { text }) => {
    world.trace.add({ kind: 'warning', place: 'settings', text });
  }),
  settingsError: command({ text: isString, stack: optional(isString) }, ({ world }, { text, stack }) => {
    world.trace.add({ kind: 'error', place: 'settings', text, stack });
  }),
};

type Commands = typeof COMMANDS;
export type CommandType = keyof Commands;

/**
 * Whether a recording does a command again. It does what changes the world, and leaves out how the world is looked at.
 */
export const IS_RECORDED = {
  play: false,
  speed: false,
  runTo: false,
  stop: false,
  link: true,
  network: true,
  failureMode: true,
  failures: true,
  fault: true,
  faultValue: true,
  event: true,
  beginStorm: true,
  stopStorm: true,
  permission: true,
  zone: true,
  tap: true,
  fingerDown: true,
  fingerMove: true,
  fingerUp: true,
  sideButton: true,
  display: true,
  alwaysOn: true,
  screenTimeout: true,
  preferences: true,
  overrideSensor: true,
  restart: true,
  // A sign-in opens the page by itself.
  settingsPage: false,
  setSetting: true,
  clearSettings: true,
  // The phone's browser records a sign-in that was allowed.
  browse: false,
  closeBrowser: false,
  // May hold tokens; what it leads to is stored.
  request: false,
  settingsConsole: false,
  settingsWarning: false,
  settingsError: false,
} as const satisfies Record<CommandType, boolean>;

type CommandFields = { [K in CommandType]: FieldsOf<Commands[K]['fields']> };
type CommandOf<K extends CommandType> = { type: K } & CommandFields[K];
/** A command as JSON carries it. */
export type ClientCommand = { [K in CommandType]: CommandOf<K> }[CommandType];

export function performCommand<K extends CommandType>(
  { type, ...fields }: CommandOf<K>,
  target: CommandTarget,
): void {
  const rows: { [T in CommandType]: { perform(target: CommandTarget, fields: CommandFields[T]): void } } =
    COMMANDS;
  // A command is its type and these fields; the compiler does not see that for a generic one.
  rows[type].perform(target, fields as unknown as CommandFields[K]);
}
