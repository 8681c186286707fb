import { IANAZone } from 'luxon';
import { isScopeName } from '../cloud/scope-name';
import { isPersonaName } from '../persona/persona-names';
import { parseDuration } from '../world/duration';
import type { Fault, ValuedFault } from './faults';

/** Whether a text is a value of the fault. */
export const VALUE_CHECKS: Readonly<Record<ValuedFault, (value: string) => boolean>> = {
  'phone-clock': (value) => parseDifference(value) !== undefined,
  zone: (value) => IANAZone.isValidZone(value),
  'late-response': (value) => parseDuration(value) !== undefined,
  'withdraw-scope': isScopeName,
  account: isPersonaName,
};

/** What stands behind `=` on the command line: `500:/sleep`, `+2h`; undefined: nothing. */
export function describeValue({ value, failure }: Fault): string | undefined {
  if (!failure) return value;
  return failure.urlPart === undefined ? failure.mode : `${failure.mode}:${failure.urlPart}`;
}

/** Milliseconds of `+2h` or `-1d`; undefined where it is neither. */
export function parseDifference(text: string): number | undefined {
  const size = /^[+-]/.test(text) ? parseDuration(text.slice(1)) : undefined;
  return size === undefined ? undefined : text.startsWith('-') ? -size : size;
}
