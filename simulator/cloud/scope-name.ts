import { GOOGLE_SCOPES } from './google/google-scopes';
import { readScopes } from './scopes';

/** Whether one of the services has a scope of this name. */
export function isScopeName(name: string): boolean {
  return readScopes(name).scopes.length === 1 || GOOGLE_SCOPES.some((scope) => isNamed(scope, name));
}

/** Whether `name` is Google's scope, whole or the part that says what of: `googlehealth.sleep.readonly`, `sleep`. */
export function isNamed(scope: string, name: string): boolean {
  return scope === name || scope.split('.')[1] === name;
}
