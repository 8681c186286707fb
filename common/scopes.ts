import type { Status } from './settings-keys';

/** The scopes that the sign-in requests: those that home and the enabled pages need, each once. */
export function collectScopes({ requiredScopes }: Pick<Status, 'requiredScopes'>): string[] {
  const scopes: string[] = [];
  for (const need of requiredScopes) {
    for (const scope of need.scopes) if (scopes.indexOf(scope) < 0) scopes.push(scope);
  }
  return scopes;
}
