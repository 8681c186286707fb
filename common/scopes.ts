import type { Status } from './settings-keys';
import { unique } from './unique';

/** The scopes that the sign-in requests: those that home and the enabled pages need, each once. */
export function collectScopes(requiredScopes: Status['requiredScopes']): string[] {
  return unique(requiredScopes.reduce<string[]>((all, { scopes }) => all.concat(scopes), []));
}
