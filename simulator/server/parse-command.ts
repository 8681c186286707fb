import { MODELS } from '../app-package/app-package';
import { FAILURE_MODES } from '../cloud/failure-mode';
import { OVERRIDABLE_SENSORS } from '../run/overridable-sensors';
import { CONSOLE_LEVELS } from '../world/console-level';
import type { CloudRequest } from '../world/http';
import { CLOCK_DISPLAYS, WEEK_STARTS } from '../world/watch-preferences';
import type { ClientCommand, ReadingPreferences } from './protocol';
import { SPEEDS } from './speeds';

const PREFERENCE_VALIDATORS: Record<keyof ReadingPreferences, (value: unknown) => boolean> = {
  language: isLanguage,
  clockDisplay: (value) => isOneOf(CLOCK_DISPLAYS, value),
  firstDayOfWeek: (value) => isOneOf(WEEK_STARTS, value),
};

function isOneOf(list: readonly unknown[], value: unknown): boolean {
  return list.includes(value);
}

/** What each kind of command must carry. */
const VALIDATORS: Record<ClientCommand['type'], (c: Record<string, unknown>) => boolean> = {
  play: (c) => isBoolean(c.on),
  speed: (c) => isOneOf(SPEEDS, c.speed),
  runTo: (c) => Number.isFinite(c.at),
  stop: () => true,
  link: (c) => isBoolean(c.on),
  network: (c) => isBoolean(c.on),
  failureMode: (c) => isOneOf(FAILURE_MODES, c.failureMode),
  tap: (c) => Number.isFinite(c.x) && Number.isFinite(c.y),
  sideButton: () => true,
  display: (c) => isBoolean(c.on),
  alwaysOn: (c) => isBoolean(c.on),
  preferences: (c) =>
    Object.entries(PREFERENCE_VALIDATORS).every(
      ([name, isValid]) => c[name] === undefined || isValid(c[name]),
    ),
  overrideSensor: (c) =>
    isOneOf(OVERRIDABLE_SENSORS, c.sensor) && (c.value === null || Number.isFinite(c.value)),
  restart: (c) => c.model === undefined || isOneOf(MODELS, c.model),
  settingsPage: (c) => isBoolean(c.open),
  setSetting: (c) => isString(c.key) && (c.value === null || isString(c.value)),
  clearSettings: () => true,
  browse: (c) => Number.isFinite(c.id) && isString(c.url) && isBoolean(c.isDark) && isBoolean(c.showsNumeral),
  closeBrowser: (c) => Number.isFinite(c.id),
  request: (c) => Number.isFinite(c.id) && isCloudRequest(c.request),
  settingsConsole: (c) => isOneOf(CONSOLE_LEVELS, c.level) && isString(c.text),
  settingsWarning: (c) => isString(c.text),
  settingsError: (c) => isString(c.text) && (c.stack === undefined || isString(c.stack)),
};

/** The command a page sent, or undefined where it is none. */
export function parseCommand(text: string): ClientCommand | undefined {
  let command: unknown;
  try {
    command = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(command) || !isString(command.type) || !Object.hasOwn(VALIDATORS, command.type))
    return undefined;
  const valid = VALIDATORS[command.type as ClientCommand['type']](command);
  return valid ? (command as unknown as ClientCommand) : undefined;
}

function isCloudRequest(value: unknown): value is CloudRequest {
  if (!isRecord(value) || !isRecord(value.headers)) return false;
  const { method, url, headers, body } = value;
  return (
    isString(method) &&
    isHttpUrl(url) &&
    Object.values(headers).every(isString) &&
    (body === undefined || isString(body))
  );
}

function isLanguage(value: unknown): value is string {
  return isString(value) && /^[a-z]{2,3}-[A-Z]{2}$/.test(value);
}

function isHttpUrl(value: unknown): value is string {
  return isString(value) && /^https?:/i.test(value) && URL.canParse(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}
