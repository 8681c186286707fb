import { badRequest, GoogleError } from './google-error';

/** Parameters that every Google API knows and that change nothing here. */
const SYSTEM = ['alt', 'prettyPrint', 'key', 'quotaUser'];

/**
 * The parameters of a query by their names in camel case; snake case is understood too. 400 for a name that
 * the method does not know, and for one that comes twice.
 */
export function readQuery(query: URLSearchParams, known: readonly string[]): Record<string, string> {
  const read: Record<string, string> = {};
  for (const [written, value] of query) {
    const name = written.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    if (SYSTEM.includes(name)) continue;
    if (!known.includes(name)) throw unbound(written, 'could not be found in request message');
    if (name in read) throw unbound(written, 'already set, cannot add value to it');
    read[name] = value;
  }
  return read;
}

function unbound(name: string, why: string): GoogleError {
  const description = `Invalid JSON payload received. Unknown name "${name}": Cannot bind query parameter. Field '${name}' ${why}.`;
  return new GoogleError('INVALID_ARGUMENT', description, [badRequest([{ field: '', description }])]);
}
