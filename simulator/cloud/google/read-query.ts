import { createBadRequest, GoogleError } from './google-error';

/** Parameters of every Google API. They have no effect here. */
const SYSTEM_PARAMETERS = ['alt', 'prettyPrint', 'key', 'quotaUser'];

/**
 * The parameters of a query by their names in camel case. Names in snake case are accepted too. 400 for a name
 * that is not in `names`, and for a name that occurs twice.
 */
export function readQuery(query: URLSearchParams, names: readonly string[]): Record<string, string> {
  const parameters: Record<string, string> = {};
  for (const [written, value] of query) {
    const name = written.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    if (SYSTEM_PARAMETERS.includes(name)) continue;
    if (!names.includes(name)) throw createBindingError(written, 'could not be found in request message');
    if (name in parameters) throw createBindingError(written, 'already set, cannot add value to it');
    parameters[name] = value;
  }
  return parameters;
}

function createBindingError(name: string, reason: string): GoogleError {
  const description = `Invalid JSON payload received. Unknown name "${name}": Cannot bind query parameter. Field '${name}' ${reason}.`;
  return new GoogleError('INVALID_ARGUMENT', description, [createBadRequest([{ field: '', description }])]);
}
