import { DateTime } from 'luxon';
import { stringify } from 'yaml';
import { blankControls } from '../client/clean-text';
import type { RecordedAct, RecordedStep, Recording } from '../simulation/recording';
import type { Instant } from '../world/clock';
import { formatDuration } from '../world/duration';
import { WEEK_STARTS_BY_NAME } from '../world/watch-preferences';
import type { ActionName } from './actions';
import { SENSOR_NAMES } from './actions/watch';
import { formatFault } from './format-fault';
import { isLargerThan } from './is-larger-than';
import { readScenario } from './read-scenario';

/** Longest moment, characters: far more than anybody does by hand. */
export const MAX_MOMENT_LENGTH = 1_000_000;
/** Size of a recording that is too long for a moment in any case: names of acts may be longer than in a scenario. */
const MAX_RECORDING_SIZE = 3 * MAX_MOMENT_LENGTH;
const TOO_LONG = 'more was done than a moment can keep';

/** One action of a step, by its name and value in a scenario; a text alone is a comment. */
type WrittenAct = { [K in ActionName]?: unknown } | string;

type Writers = { [T in RecordedAct['type']]: (act: Extract<RecordedAct, { type: T }>) => WrittenAct[] };

const onOff = (on: boolean): 'on' | 'off' => (on ? 'on' : 'off');

/** How each act is written as actions of a scenario. */
const WRITERS: Writers = {
  link: ({ on }) => [{ link: onOff(on) }],
  network: ({ on }) => [{ network: onOff(on) }],
  failureMode: ({ failureMode, urlPart }) => [
    { failure: urlPart === undefined ? failureMode : { mode: failureMode, url: urlPart } },
  ],
  failures: ({ failures }) => [{ failures: failures.map(({ mode, urlPart: url }) => ({ mode, url })) }],
  fault: ({ fault, on }) => [{ switch: { [fault]: onOff(on) } }],
  faultValue: ({ fault, value }) => [{ switch: { [fault]: value ?? 'off' } }],
  event: ({ event }) => [{ event }],
  beginStorm: ({ seed }) => [{ storm: seed }],
  stopStorm: () => [{ storm: 'off' }],
  permission: ({ permission, granted }) => [{ permission: { [permission]: onOff(granted) } }],
  zone: ({ zone }) => [{ zone }],
  tap: ({ x, y }) => [{ tap: [Math.round(x), Math.round(y)] }],
  fingerDown: ({ x, y }) => [{ 'finger-down': [Math.round(x), Math.round(y)] }],
  fingerMove: ({ x, y }) => [{ 'finger-move': [Math.round(x), Math.round(y)] }],
  fingerUp: ({ x, y }) => [{ 'finger-up': [Math.round(x), Math.round(y)] }],
  sideButton: () => [{ button: 'press' }],
  display: ({ on }) => [{ display: onOff(on) }],
  alwaysOn: ({ on }) => [{ 'always-on': onOff(on) }],
  screenTimeout: ({ timeout }) => [{ 'screen-timeout': timeout }],
  preferences: ({ language, clockDisplay, firstDayOfWeek }) => [
    ...(language === undefined ? [] : [{ language }]),
    ...(clockDisplay === undefined ? [] : [{ clock: clockDisplay }]),
    ...(firstDayOfWeek === undefined ? [] : [{ 'week-start': nameOf(WEEK_STARTS_BY_NAME, firstDayOfWeek) }]),
  ],
  overrideSensor: ({ sensor, value }) => [{ sensor: { [nameOf(SENSOR_NAMES, sensor)]: value } }],
  restart: ({ model }) => [{ restart: model ?? 'face' }],
  setSetting: ({ key, value }) => [value === null ? { remove: key } : { set: { [key]: value } }],
  clearSettings: () => [{ clear: 'settings' }],
  signIn: ({ service, without }) => [
    { 'sign-in': without.length > 0 ? { service: service ?? null, without } : (service ?? null) },
  ],
  timedFault: ({ spec }) => [{ fault: spec }],
  secret: ({ key }) => [`"${key}" was set to a secret, which is not kept`],
};

/** A recording as a scenario that does the same again, as text. Throws an Error where it would be none. */
export function writeMoment(recording: Recording): string {
  const { spec, app, steps, now, texts, isCut } = recording;
  if (isCut || isLargerThan(recording, MAX_RECORDING_SIZE)) throw new Error(TOO_LONG);
  const parts = new LimitedText(MAX_MOMENT_LENGTH);
  parts.add(
    `# ${toComment(app.name)} (${toComment(app.fileName)}) as it was at ${formatLocal(now, spec.zone)}. Open it on the page, or run`,
    '# npm run scenario -- moment.yaml FILE.fba',
    stringify(writeWorld(spec), STYLE).trimEnd(),
    'steps:',
  );
  for (const step of steps) parts.add(...writeStep(step, spec.start));
  parts.add(writeEnd(now - spec.start, texts));
  const text = `${parts.text}\n`;
  // The world's process is not trusted: what it sent must be a scenario and nothing else.
  readScenario('moment.yaml', text);
  return text;
}

/** Lines; throws as soon as they are too long. */
class LimitedText {
  text = '';

  constructor(private readonly maxLength: number) {}

  add(...parts: readonly string[]): void {
    for (const part of parts) {
      this.text += this.text === '' ? part : `\n${part}`;
      if (this.text.length >= this.maxLength) throw new Error(TOO_LONG);
    }
  }
}

const STYLE = { lineWidth: 0 };

function writeWorld(spec: Recording['spec']): Record<string, unknown> {
  const { model, start, zone, persona, seed, preferences, settings, faults } = spec;
  const { language, clockDisplay, firstDayOfWeek } = preferences ?? {};
  return withoutUndefined({
    device: model,
    start: formatLocal(start, zone),
    'worn-since-morning': spec.isWornSinceMorning || undefined,
    tz: zone,
    persona,
    seed,
    language,
    clock: clockDisplay,
    'week-start': firstDayOfWeek === undefined ? undefined : nameOf(WEEK_STARTS_BY_NAME, firstDayOfWeek),
    aod: spec.isAlwaysOnEnabled || undefined,
    'screen-timeout': spec.screenTimeout,
    settings: settings && Object.keys(settings).length > 0 ? settings : undefined,
    faults: faults && faults.length > 0 ? faults.map(formatFault) : undefined,
  });
}

function writeStep({ at, act }: RecordedStep, start: Instant): string[] {
  // A type does not say that the writer is that of the same type as the act.
  const write = WRITERS[act.type] as (act: RecordedAct) => WrittenAct[];
  return write(act).map((written) =>
    typeof written === 'string'
      ? `  # ${formatDuration(at - start)}: ${toComment(written)}`
      : toItem({ at: formatDuration(at - start), ...written }),
  );
}

/** The end waits until the moment, and has its texts: `npm run scenario` compares them. */
function writeEnd(durationMs: number, texts: Recording['texts']): string {
  const shown = texts.map(({ id, text }) => ({ text: { id, equals: text } }));
  return toItem({ at: formatDuration(durationMs), expect: shown.length > 0 ? shown : { errors: 'none' } });
}

function toItem(step: Record<string, unknown>): string {
  return stringify([step], STYLE).trimEnd().replace(/^/gm, '  ');
}

/** Local time; with its offset where the clocks show it twice. */
function formatLocal(at: Instant, zone: string): string {
  const time = DateTime.fromMillis(at, { zone });
  const isAmbiguous = time.getPossibleOffsets().length > 1;
  return (
    time.toISO({ suppressMilliseconds: true, suppressSeconds: true, includeOffset: isAmbiguous }) ??
    new Date(at).toISOString()
  );
}

function nameOf<T>(names: Readonly<Record<string, T>>, value: T): string {
  const [name] = Object.entries(names).find(([, each]) => each === value) ?? [];
  if (name === undefined) throw new Error(`there is no name for ${String(value)}`);
  return name;
}

function withoutUndefined(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** On one line, without what could end a comment. */
function toComment(text: string): string {
  return blankControls(text);
}
