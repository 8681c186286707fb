import type { Persona } from '../persona/persona';
import { AccountEdits } from './account-edits';
import type { Dialect } from './dialect';
import { createFitbitDialect } from './fitbit-dialect';
import { createGoogleDialect } from './google/google-dialect';
import { GoogleTokenStore } from './google/google-token-store';
import { TokenStore } from './token-store';
import { createTokenValues } from './token-values';

/**
 * A stand-in for the health service with one account, the persona's. It serves the Fitbit Web API and the Google
 * Health API, each on its own hosts.
 */
export interface PretendCloud extends Dialect {
  /** Name of the app on the consent page. */
  appName: string;
}

export interface PretendCloudOptions {
  persona: Persona;
  /** Returns 0 … 2^32-1; tokens are made from it. */
  random: () => number;
  /** Name of the app on the consent page: apps are not registered here. */
  appName?: string;
}

/** Creates the cloud with no tokens and no edits. */
export function createPretendCloud(options: PretendCloudOptions): PretendCloud {
  const { persona, random, appName = 'This app' } = options;
  const values = createTokenValues(random);
  const service = {
    persona,
    edits: new AccountEdits(persona),
    appName,
    tokens: new TokenStore(values),
    grants: new GoogleTokenStore(values),
  };
  const fitbit = createFitbitDialect(service);
  const google = createGoogleDialect(service);
  return {
    hosts: [...fitbit.hosts, ...google.hosts],
    get appName() {
      return service.appName;
    },
    set appName(name) {
      service.appName = name;
    },
    revokeGrants() {
      fitbit.revokeGrants();
      google.revokeGrants();
    },
    sessions: () => [...fitbit.sessions(), ...google.sessions()],
    handle(request, now) {
      const { hostname } = new URL(request.url);
      return (google.hosts.includes(hostname) ? google : fitbit).handle(request, now);
    },
  };
}
