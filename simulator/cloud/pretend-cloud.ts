import type { Persona } from '../persona/persona';
import { type Account, createAccount } from './account';
import type { Dialect } from './dialect';
import { readTokens } from './read-tokens';
import { createTokenValues } from './token-values';

/**
 * A stand-in for the health services with an account for each person, at first the persona's alone. It serves the
 * Fitbit Web API and the Google Health API, each on its own hosts. A request with a token or code is one to the account
 * that it was issued for, any other to the account that is signed in.
 */
export interface PretendCloud extends Omit<Dialect, 'owns'> {
  /** Name of the app on the consent page. */
  appName: string;
  /** Another person is signed in at the services from now on; undefined: the persona again. */
  signInAs(person: string | undefined): void;
}

export interface PretendCloudOptions {
  persona: Persona;
  /** Returns 0 … 2^32-1; tokens are made from it. */
  random: () => number;
  /** Name of the app on the consent page: apps are not registered here. */
  appName?: string;
  /** Makes the persona for `signInAs`. */
  createPersona?(name: string): Persona;
}

/** Creates the cloud with no tokens and no edits. */
export function createPretendCloud(options: PretendCloudOptions): PretendCloud {
  const { persona, random, appName = 'This app' } = options;
  const values = createTokenValues(random);
  const own = createAccount(persona, values, appName);
  const accounts = new Map<string, Account>([[persona.name, own]]);
  let signedIn = own;

  const openAccount = (name: string): Account => {
    const known = accounts.get(name);
    if (known) return known;
    const other = options.createPersona?.(name);
    if (!other) throw new RangeError(`nobody is called ${name} here`);
    const account = createAccount(other, values, own.appName);
    accounts.set(name, account);
    return account;
  };
  const all = (): Dialect[] => [...accounts.values()].flatMap(({ dialects }) => dialects);

  return {
    hosts: own.dialects.flatMap(({ hosts }) => hosts),
    get appName() {
      return own.appName;
    },
    set appName(name) {
      for (const account of accounts.values()) account.appName = name;
    },
    signInAs(person) {
      signedIn = person === undefined ? own : openAccount(person);
    },
    revokeGrants() {
      for (const dialect of signedIn.dialects) dialect.revokeGrants();
    },
    withdrawScope(name) {
      for (const dialect of signedIn.dialects) dialect.withdrawScope(name);
    },
    sessions: () => all().flatMap((dialect) => dialect.sessions()),
    handle(request, now, variant) {
      const { hostname } = new URL(request.url);
      const tokens = accounts.size > 1 ? readTokens(request) : [];
      const owner = [...accounts.values()].find(({ dialects }) =>
        tokens.some((token) => dialects.some((dialect) => dialect.owns(token))),
      );
      const [fitbit, google] = (owner ?? signedIn).dialects;
      return (google.hosts.includes(hostname) ? google : fitbit).handle(request, now, variant);
    },
  };
}
