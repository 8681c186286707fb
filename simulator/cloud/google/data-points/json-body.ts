import { badRequest, GoogleError, invalidArgument } from '../google-error';

/** The body as a JSON object; 400 where it is none. */
export function readJsonBody(body: string | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body || '{}');
    if (isObject(value)) return value;
  } catch {
    // Said below.
  }
  throw invalidArgument('Invalid JSON payload received. Expected an object.');
}

/** The object at `path`; 400 where something else is there, or where it has keys that nobody knows. */
export function objectAt(value: unknown, path: string, known: readonly string[]): Record<string, unknown> {
  if (value !== undefined && !isObject(value)) throw invalidArgument(`Invalid value at '${path}'.`);
  const object = value ?? {};
  const unknown = Object.keys(object).find((key) => !known.includes(key));
  if (unknown === undefined) return object;
  const where = path === '' ? '' : ` at '${path}'`;
  const description = `Invalid JSON payload received. Unknown name "${unknown}"${where}: Cannot find field.`;
  throw new GoogleError('INVALID_ARGUMENT', description, [badRequest([{ field: path, description }])]);
}

/** A text; empty where there is none. */
export function textAt(value: unknown, path: string): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  throw invalidArgument(`Invalid value at '${path}' (TYPE_STRING), ${JSON.stringify(value)}`);
}

/** A whole number, also written as text; 0 where there is none. */
export function wholeAt(value: unknown, path: string): number {
  const number = typeof value === 'string' ? Number(value) : (value ?? 0);
  if (typeof number === 'number' && Number.isInteger(number)) return number;
  throw invalidArgument(`Invalid value at '${path}' (TYPE_INT32), ${JSON.stringify(value)}`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
