import type { Persona } from '../persona/persona';
import { AccountEdits } from './account-edits';
import type { Dialect } from './dialect';
import { createFitbitDialect } from './fitbit-dialect';
import { createGoogleDialect } from './google/google-dialect';
import { GoogleTokenStore } from './google/google-token-store';
import { TokenStore } from './token-store';
import type { TokenValues } from './token-values';

/** One person's account with both services. */
export interface Account {
  /** Both services' hosts and what they hold of this person. */
  readonly dialects: readonly [fitbit: Dialect, google: Dialect];
  /** Name of the app on the consent page. */
  appName: string;
}

/** Creates an account with no tokens and no edits. */
export function createAccount(persona: Persona, values: TokenValues, appName: string): Account {
  const service = {
    persona,
    edits: new AccountEdits(persona),
    appName,
    tokens: new TokenStore(values),
    grants: new GoogleTokenStore(values),
  };
  return {
    dialects: [createFitbitDialect(service), createGoogleDialect(service)],
    get appName() {
      return service.appName;
    },
    set appName(name) {
      service.appName = name;
    },
  };
}
