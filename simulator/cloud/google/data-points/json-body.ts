import { isRecord } from '../../../world/guards';
import { createBadRequest, createInvalidArgument, GoogleError } from '../google-error';

/** The body as a JSON object; 400 for any other body. */
export function readJsonBody(body: string | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body || '{}');
    if (isRecord(value)) return value;
  } catch {
    // Not JSON: the error below.
  }
  throw createInvalidArgument('Invalid JSON payload received. Expected an object.');
}

/** `value` as an object, empty where it is absent; 400 for another type, and for keys that are not allowed. */
export function readObject(
  value: unknown,
  path: string,
  allowedKeys: readonly string[],
): Record<string, unknown> {
  if (value !== undefined && !isRecord(value)) throw createInvalidArgument(`Invalid value at '${path}'.`);
  const object = value ?? {};
  const unknown = Object.keys(object).find((key) => !allowedKeys.includes(key));
  if (unknown === undefined) return object;
  const where = path === '' ? '' : ` at '${path}'`;
  const description = `Invalid JSON payload received. Unknown name "${unknown}"${where}: Cannot find field.`;
  throw new GoogleError('INVALID_ARGUMENT', description, [createBadRequest([{ field: path, description }])]);
}

/** `value` as a string, empty where it is absent; 400 for another type. */
export function readText(value: unknown, path: string): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  throw createInvalidArgument(`Invalid value at '${path}' (TYPE_STRING), ${JSON.stringify(value)}`);
}

/** `value` as an integer, also from a string, 0 where it is absent; 400 for another type. */
export function readInteger(value: unknown, path: string): number {
  const number = typeof value === 'string' ? Number(value) : (value ?? 0);
  if (typeof number === 'number' && Number.isInteger(number)) return number;
  throw createInvalidArgument(`Invalid value at '${path}' (TYPE_INT32), ${JSON.stringify(value)}`);
}
