import type { SimulationPlan } from '../client/run-simulation';
import { readChoice } from '../client/world-arguments';
import { CLOUD_SERVICES } from '../cloud/service-session';

/** The values of `--sign-in`. */
const SIGN_IN_CHOICES = Object.fromEntries(CLOUD_SERVICES.map((name) => [name, name]));

/**
 * Joins each `--sign-in` with its service into one argument, because Node has no options with an optional value.
 * A plain word after the option is the service, valid or not. Anything else may be a file.
 */
export function joinSignInOption(argv: readonly string[]): string[] {
  const end = argv.indexOf('--');
  const options = end < 0 ? argv : argv.slice(0, end);
  const serviceAfter = (i: number): string => {
    const next = options[i] === '--sign-in' ? options[i + 1] : undefined;
    return next !== undefined && /^\w+$/.test(next) ? next : '';
  };
  const joined = options
    .map((word, i) => (word === '--sign-in' ? `${word}=${serviceAfter(i)}` : word))
    .filter((_, i) => serviceAfter(i - 1) === '');
  return [...joined, ...argv.slice(options.length)];
}

/** The last service among the values of `--sign-in`. Throws a UsageError. */
export function readSignInOption(texts: readonly string[] | undefined): SimulationPlan['signIn'] {
  if (!texts) return undefined;
  const service = texts
    .filter((text) => text !== '')
    .map(readService)
    .at(-1);
  return service === undefined ? {} : { service };
}

function readService(text: string): string {
  const name = text.toLowerCase();
  return readChoice('sign-in', SIGN_IN_CHOICES, Object.hasOwn(SIGN_IN_CHOICES, name) ? name : text);
}
