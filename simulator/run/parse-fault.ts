import { FAULTY_MODES, type Failure } from '../cloud/failure-modes/failure-mode';
import { parseDuration } from '../world/duration';
import { isMoment, MOMENT_NAMES } from '../world/moments';
import { VALUE_CHECKS } from './fault-values';
import { FAULTS, type Fault, isFaultName, isValuedFault, VALUE_FORMS } from './faults';

/** The fault cannot be parsed; the message says why in one line. */
export class FaultError extends Error {
  override name = 'FaultError';
}

/** `[DURATION:]MOMENT[=PART][#N]` */
const MOMENT_FORM = /^(?:([^:=]*):)?([a-z-]+)(?:=(.*?))?(?:#(\d+))?$/;

/**
 * Reads `NAME[=VALUE][@WHEN[..END]]`, such as `link-off@10m..40m`, `answer=429:/sleep/@1h` or
 * `kill-companion@3d:written=account#2`. WHEN is a time since the start, or a moment, which counts from a time; END is
 * a time since the start, or `+DURATION` after the beginning. The default time is from the start to the end of the run.
 */
export function parseFault(spec: string): Fault {
  const [nameAndValue, when] = splitAtFirst(spec, '@');
  const [name, value] = splitAtFirst(nameAndValue, '=');
  if (!isFaultName(name)) {
    throw new FaultError(`unknown fault "${name}"; there are ${Object.keys(FAULTS).join(', ')}`);
  }
  const fault: Fault = { name, ...parseTimes(when ?? '0s', spec) };
  if (name === 'answer') return { ...fault, failure: parseFailure(value ?? '') };
  if (isValuedFault(name)) {
    if (value !== undefined && VALUE_CHECKS[name](value)) return { ...fault, value };
    throw new FaultError(`fault "${name}" needs ${VALUE_FORMS[name]}, not "${value ?? ''}"`);
  }
  if (value !== undefined) throw new FaultError(`fault "${name}" takes no value`);
  return fault;
}

function parseFailure(value: string): Failure {
  const [text, urlPart] = splitAtFirst(value, ':');
  const mode = FAULTY_MODES.find((each) => each === text);
  if (!mode) throw new FaultError(`fault "answer" needs one of ${FAULTY_MODES.join(', ')}, not "${text}"`);
  return { mode, urlPart };
}

type FaultTimes = Pick<Fault, 'from' | 'to' | 'moment' | 'lastsMs'>;

function parseTimes(text: string, spec: string): FaultTimes {
  const [when, end] = splitAtLast(text, '..');
  const begin = parseBegin(when, spec);
  if (end === undefined) return begin;
  const lastsMs = end.startsWith('+') ? parseTime(end.slice(1), spec) : undefined;
  if (begin.moment) {
    if (lastsMs === undefined)
      throw new FaultError(`fault "${spec}" at a moment needs an end such as ..+10m`);
    return { ...begin, lastsMs };
  }
  const to = lastsMs === undefined ? parseTime(end, spec) : begin.from + lastsMs;
  if (to <= begin.from) throw new FaultError(`fault "${spec}" ends before it begins`);
  return { ...begin, to };
}

function parseBegin(when: string, spec: string): FaultTimes {
  const from = parseDuration(when);
  if (from !== undefined) return { from, to: undefined };
  const [, since = '0s', name = '', part, nth = '1'] = MOMENT_FORM.exec(when) ?? [];
  if (!isMoment(name)) {
    throw new FaultError(
      `"${when}" in fault "${spec}" is not a duration such as 90m, nor a moment: ${MOMENT_NAMES.join(', ')}`,
    );
  }
  if (Number(nth) < 1) throw new FaultError(`fault "${spec}": the first moment is #1`);
  const moment = { name, nth: Number(nth), ...(part !== undefined && { part }) };
  return { from: parseTime(since, spec), to: undefined, moment };
}

function splitAtFirst(text: string, separator: string): [string, string | undefined] {
  return splitAt(text, separator, text.indexOf(separator));
}

function splitAtLast(text: string, separator: string): [string, string | undefined] {
  return splitAt(text, separator, text.lastIndexOf(separator));
}

function splitAt(text: string, separator: string, i: number): [string, string | undefined] {
  return i < 0 ? [text, undefined] : [text.slice(0, i), text.slice(i + separator.length)];
}

function parseTime(text: string, spec: string): number {
  const ms = parseDuration(text);
  if (ms === undefined) throw new FaultError(`"${text}" in fault "${spec}" is not a duration such as 90m`);
  return ms;
}
