import type { CloudRequest } from '../world/http';
import type { ClientCommand, Speed } from './protocol';

const SPEEDS: readonly unknown[] = [1, 60, 600, 'max'];
const MODELS: readonly unknown[] = ['atlas', 'vulcan'];
const CLOCKS: readonly unknown[] = ['12h', '24h'];
const WEEK_STARTS: readonly unknown[] = [0, 1];
const SENSORS: readonly unknown[] = ['heartRate', 'steps', 'battery'];
const LEVELS: readonly unknown[] = ['log', 'info', 'warn', 'error', 'assert', 'trace'];
const FAILURE_MODES: readonly unknown[] = ['normal', '429', '410', 'slow', 'html', 'cut', '500', 'silent'];

/** What each kind of command must carry. */
const SHAPES: Record<ClientCommand['type'], (c: Record<string, unknown>) => boolean> = {
  play: (c) => isFlag(c.on),
  speed: (c) => SPEEDS.includes(c.speed as Speed),
  runTo: (c) => Number.isFinite(c.at),
  stop: () => true,
  link: (c) => isFlag(c.on),
  network: (c) => isFlag(c.on),
  failureMode: (c) => FAILURE_MODES.includes(c.mood),
  tap: (c) => Number.isFinite(c.x) && Number.isFinite(c.y),
  sideButton: () => true,
  display: (c) => isFlag(c.on),
  alwaysOn: (c) => isFlag(c.on),
  preferences: (c) =>
    (c.language === undefined || isLanguage(c.language)) &&
    (c.clockDisplay === undefined || CLOCKS.includes(c.clockDisplay)) &&
    (c.firstDayOfWeek === undefined || WEEK_STARTS.includes(c.firstDayOfWeek)),
  overrideSensor: (c) => SENSORS.includes(c.sensor) && (c.value === null || Number.isFinite(c.value)),
  restart: (c) => c.model === undefined || MODELS.includes(c.model),
  settingsPage: (c) => isFlag(c.open),
  setSetting: (c) => isText(c.key) && (c.value === null || isText(c.value)),
  clearSettings: () => true,
  browse: (c) => Number.isFinite(c.id) && isText(c.url) && isFlag(c.dark) && isFlag(c.hint),
  closeBrowser: (c) => Number.isFinite(c.id),
  request: (c) => Number.isFinite(c.id) && isRequest(c.request),
  settingsConsole: (c) => LEVELS.includes(c.level) && isText(c.text),
  settingsWarning: (c) => isText(c.text),
  settingsError: (c) => isText(c.text) && (c.stack === undefined || isText(c.stack)),
};

/** The command a page sent, or undefined where it is none. */
export function readCommand(text: string): ClientCommand | undefined {
  let command: unknown;
  try {
    command = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(command) || !isText(command.type) || !Object.hasOwn(SHAPES, command.type)) return undefined;
  const valid = SHAPES[command.type as ClientCommand['type']](command);
  return valid ? (command as unknown as ClientCommand) : undefined;
}

function isRequest(value: unknown): value is CloudRequest {
  if (!isRecord(value) || !isRecord(value.headers)) return false;
  const { method, url, headers, body } = value;
  return (
    isText(method) &&
    isAddress(url) &&
    Object.values(headers).every(isText) &&
    (body === undefined || isText(body))
  );
}

function isLanguage(value: unknown): value is string {
  return isText(value) && /^[a-z]{2,3}-[A-Z]{2}$/.test(value);
}

function isAddress(value: unknown): value is string {
  return isText(value) && /^https?:/i.test(value) && URL.canParse(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isFlag(value: unknown): value is boolean {
  return typeof value === 'boolean';
}
