import type { Instant } from '../../world/clock';
import type { TokenValues } from '../token-values';
import type { GoogleClient } from './google-clients';
import type { GoogleScope } from './google-scopes';

const SECOND = 1000;
/** Life of an access token; the answer says a second less. */
const ACCESS_LIFE_MS = 3600 * SECOND;
const CODE_LIFE_MS = 10 * 60 * SECOND;
/** How long an app whose consent screen is in testing may refresh. */
const TESTING_LIFE_MS = 7 * 86_400 * SECOND;

/** What the wearer agreed to on the consent page. */
export interface GoogleCode {
  client: GoogleClient;
  scopes: readonly GoogleScope[];
  redirectUri: string;
  challenge?: { value: string; method: 'S256' | 'plain' };
  /** Whether the exchange brings a refresh token. */
  offline: boolean;
}

export interface GoogleAccess {
  client: GoogleClient;
  scopes: readonly GoogleScope[];
  expires: Instant;
  offline: boolean;
}

/** What the token endpoint hands out; lives in whole seconds. */
export interface IssuedGoogleTokens {
  access: string;
  seconds: number;
  scopes: readonly GoogleScope[];
  /** Only an exchange brings one, and only an offline one. */
  refresh?: string;
  /** Only told where the refresh token's end is known. */
  refreshSeconds?: number;
}

interface RefreshToken {
  client: GoogleClient;
  scopes: readonly GoogleScope[];
  dies: Instant | undefined;
}

/** Codes and tokens of the one account there is. A new sign-in leaves the tokens of an older one alone. */
export class GrantStore {
  private readonly codes = new Map<string, GoogleCode & { expires: Instant }>();
  /** What the wearer has agreed to, by app. */
  private readonly consents = new Map<string, readonly GoogleScope[]>();
  private readonly accessTokens = new Map<string, GoogleAccess>();
  private readonly refreshTokens = new Map<string, RefreshToken>();
  /** Refresh tokens that were revoked or have died. */
  private readonly dead = new Set<string>();

  constructor(private readonly values: TokenValues) {}

  /** The scopes that the wearer has agreed to before, unless the app has been removed since. */
  consentedScopes(clientId: string): readonly GoogleScope[] {
    return this.consents.get(clientId) ?? [];
  }

  /** Notes what was agreed to of what was `asked`; what was not asked this time stays as it was. */
  recordConsent(clientId: string, asked: readonly GoogleScope[], agreed: readonly GoogleScope[]): void {
    const others = this.consentedScopes(clientId).filter((scope) => !asked.includes(scope));
    this.consents.set(clientId, [...others, ...agreed]);
  }

  issueCode(grant: GoogleCode, now: Instant): string {
    const code = `4/0A${this.values.code()}`;
    this.codes.set(code, { ...grant, expires: now + CODE_LIFE_MS });
    return code;
  }

  /** A code works once, whatever comes of it. */
  redeemCode(code: string, now: Instant): GoogleCode | undefined {
    const grant = this.codes.get(code);
    this.codes.delete(code);
    return grant && now < grant.expires ? grant : undefined;
  }

  issueTokens({ client, scopes, offline }: GoogleCode, now: Instant): IssuedGoogleTokens {
    const issued = this.issueAccess({ client, scopes, offline, expires: now + ACCESS_LIFE_MS });
    if (!offline) return issued;
    const refresh = `1//0${this.values.refreshToken()}`;
    const dies = client.testing ? now + TESTING_LIFE_MS : undefined;
    this.refreshTokens.set(refresh, { client, scopes, dies });
    return { ...issued, refresh, ...remaining(dies, now) };
  }

  /**
   * A new access token for a refresh token, which stays as it is. `dead`: it was revoked or has ended;
   * undefined: the app never had it.
   */
  refresh(clientId: string, refresh: string, now: Instant): IssuedGoogleTokens | 'dead' | undefined {
    if (this.dead.has(refresh)) return 'dead';
    const token = this.refreshTokens.get(refresh);
    if (token?.client.id !== clientId) return undefined;
    if (token.dies !== undefined && now >= token.dies) {
      this.kill(refresh);
      return 'dead';
    }
    const { client, scopes, dies } = token;
    const issued = this.issueAccess({ client, scopes, offline: true, expires: now + ACCESS_LIFE_MS });
    return { ...issued, ...remaining(dies, now) };
  }

  /** The token as it was issued, expired or not; undefined where it is unknown or was revoked. */
  find(access: string): GoogleAccess | undefined {
    return this.accessTokens.get(access);
  }

  /** Ends the whole grant of the app that `token`, of either kind, belongs to; false where it is unknown. */
  revoke(token: string): boolean {
    const client = (this.accessTokens.get(token) ?? this.refreshTokens.get(token))?.client;
    if (client) this.forget(client.id);
    return client !== undefined;
  }

  /** As if the wearer had removed every app in the account's settings. */
  revokeAll(): void {
    const holders = [...this.accessTokens.values(), ...this.refreshTokens.values()];
    for (const { client } of holders) this.forget(client.id);
    this.consents.clear();
    this.codes.clear();
  }

  private forget(clientId: string): void {
    this.consents.delete(clientId);
    for (const [value, { client }] of this.accessTokens) {
      if (client.id === clientId) this.accessTokens.delete(value);
    }
    for (const [value, { client }] of this.refreshTokens) if (client.id === clientId) this.kill(value);
  }

  private kill(refresh: string): void {
    this.refreshTokens.delete(refresh);
    this.dead.add(refresh);
  }

  private issueAccess(token: GoogleAccess): IssuedGoogleTokens {
    const access = `ya29.a0${this.values.refreshToken()}`;
    this.accessTokens.set(access, token);
    return { access, seconds: ACCESS_LIFE_MS / SECOND - 1, scopes: token.scopes };
  }
}

function remaining(dies: Instant | undefined, now: Instant): { refreshSeconds?: number } {
  return dies === undefined ? {} : { refreshSeconds: Math.ceil((dies - now) / SECOND) - 1 };
}
