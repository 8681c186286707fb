import type { Status } from '../common/settings-keys';

/** All scopes that home and the pages that are on need, each once: what the sign-in asks for. */
export function collectScopes({ requiredScopes }: Pick<Status, 'requiredScopes'>): string[] {
  const scopes: string[] = [];
  for (const need of requiredScopes) {
    for (const scope of need.scopes) if (scopes.indexOf(scope) < 0) scopes.push(scope);
  }
  return scopes;
}
