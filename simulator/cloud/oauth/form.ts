import type { CloudRequest } from '../../world/http';
import { FitbitError } from '../fitbit-error';

/** Whether the request has a form-encoded body, by its content type. */
export function isForm(request: CloudRequest): boolean {
  const type = request.headers['content-type'] ?? '';
  return type.toLowerCase().startsWith('application/x-www-form-urlencoded');
}

/** Returns the fields of a form-encoded body; throws 400 for any other body. */
export function readForm(request: CloudRequest): URLSearchParams {
  if (!isForm(request)) {
    throw new FitbitError(400, 'invalid_request', 'There was an error reading the request body.', 'n/a');
  }
  return new URLSearchParams(request.body ?? '');
}

/** Returns a field; throws 400 where it is missing or empty. */
export function requireField(form: URLSearchParams, name: string): string {
  const value = form.get(name);
  if (value) return value;
  throw FitbitError.authorization(400, 'invalid_request', `Missing parameters: ${name}`);
}
