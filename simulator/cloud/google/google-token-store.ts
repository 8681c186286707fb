import type { Instant } from '../../world/clock';
import { DAY_MS, HOUR_MS, SECOND_MS } from '../../world/duration';
import type { PkceChallenge } from '../oauth/pkce';
import { isNamed } from '../scope-name';
import type { TokenSession } from '../service-session';
import { CODE_LIFE_MS, type TokenValues } from '../token-values';
import type { GoogleClient } from './google-clients';
import type { GoogleScope } from './google-scopes';

/** Life of an access token; the response says a second less. */
const ACCESS_LIFE_MS = HOUR_MS;
/** Life of the refresh token of an app whose consent screen is in testing. */
const TESTING_LIFE_MS = 7 * DAY_MS;

/** A consent of the wearer, for which a code is issued. */
export interface GoogleCodeGrant {
  client: GoogleClient;
  scopes: readonly GoogleScope[];
  redirectUri: string;
  challenge?: PkceChallenge;
  /** Whether the exchange of the code returns a refresh token. */
  isOffline: boolean;
}

/** An access token as it was issued. */
export interface GoogleAccessToken {
  client: GoogleClient;
  scopes: readonly GoogleScope[];
  expiresAt: Instant;
  isOffline: boolean;
}

/** The tokens that the token endpoint returns, with their lives in seconds. */
export interface IssuedGoogleTokens {
  access: string;
  expiresInS: number;
  scopes: readonly GoogleScope[];
  /** Only from the exchange of an offline code. */
  refresh?: string;
  /** Only where the refresh token has an end. */
  refreshExpiresInS?: number;
}

interface RefreshToken {
  client: GoogleClient;
  scopes: readonly GoogleScope[];
  issuedAt: Instant;
  /** Undefined where it has no end. */
  expiresAt: Instant | undefined;
}

/** Codes and tokens of the one account. A new sign-in leaves the tokens of earlier ones valid. */
export class GoogleTokenStore {
  private readonly codes = new Map<string, GoogleCodeGrant & { expiresAt: Instant }>();
  /** Scopes that the wearer has agreed to, by client id. */
  private readonly consents = new Map<string, readonly GoogleScope[]>();
  private readonly accessTokens = new Map<string, GoogleAccessToken>();
  private readonly refreshTokens = new Map<string, RefreshToken>();
  /** Refresh tokens that were revoked or have expired. */
  private readonly endedRefreshTokens = new Set<string>();

  constructor(private readonly values: TokenValues) {}

  /** The scopes that the wearer has agreed to before, unless the app has been removed since. */
  consentedScopes(clientId: string): readonly GoogleScope[] {
    return this.consents.get(clientId) ?? [];
  }

  /** Records which of the requested scopes the wearer agreed to. Scopes that were not requested stay as they were. */
  recordConsent(clientId: string, requested: readonly GoogleScope[], agreed: readonly GoogleScope[]): void {
    const others = this.consentedScopes(clientId).filter((scope) => !requested.includes(scope));
    this.consents.set(clientId, [...others, ...agreed]);
  }

  issueCode(grant: GoogleCodeGrant, now: Instant): string {
    const code = `4/0A${this.values.code()}`;
    this.codes.set(code, { ...grant, expiresAt: now + CODE_LIFE_MS });
    return code;
  }

  /** The grant of the code, which is valid once; undefined where it is unknown, used or expired. */
  redeemCode(code: string, now: Instant): GoogleCodeGrant | undefined {
    const grant = this.codes.get(code);
    this.codes.delete(code);
    return grant && now < grant.expiresAt ? grant : undefined;
  }

  issueTokens({ client, scopes, isOffline }: GoogleCodeGrant, now: Instant): IssuedGoogleTokens {
    const issued = this.issueAccessToken({
      client,
      scopes,
      isOffline,
      expiresAt: now + ACCESS_LIFE_MS,
    });
    if (!isOffline) return issued;
    const refresh = `1//0${this.values.refreshToken()}`;
    const expiresAt = client.isInTesting ? now + TESTING_LIFE_MS : undefined;
    this.refreshTokens.set(refresh, { client, scopes, issuedAt: now, expiresAt });
    return { ...issued, refresh, ...describeRemainingLife(expiresAt, now) };
  }

  /**
   * A new access token for a refresh token, which stays valid. Returns `ended` for a token that was revoked
   * or has expired, and undefined for one that the app never had.
   */
  refresh(clientId: string, refresh: string, now: Instant): IssuedGoogleTokens | 'ended' | undefined {
    if (this.endedRefreshTokens.has(refresh)) return 'ended';
    const token = this.refreshTokens.get(refresh);
    if (token?.client.id !== clientId) return undefined;
    if (token.expiresAt !== undefined && now >= token.expiresAt) {
      this.endRefreshToken(refresh);
      return 'ended';
    }
    const { client, scopes, expiresAt } = token;
    const issued = this.issueAccessToken({
      client,
      scopes,
      isOffline: true,
      expiresAt: now + ACCESS_LIFE_MS,
    });
    return { ...issued, ...describeRemainingLife(expiresAt, now) };
  }

  /** The token as it was issued, expired or not; undefined where it is unknown or was revoked. */
  findAccessToken(access: string): GoogleAccessToken | undefined {
    return this.accessTokens.get(access);
  }

  sessions(): TokenSession[] {
    return [...this.refreshTokens].map(([refresh, { client, scopes, issuedAt, expiresAt }]) => ({
      clientId: client.id,
      refreshToken: refresh,
      acceptedRefreshTokens: (now) =>
        this.refreshTokens.has(refresh) && (expiresAt === undefined || now < expiresAt) ? [refresh] : [],
      scopes,
      issuedAt,
    }));
  }

  /** Whether a code or token, of either kind, was issued here. */
  owns(value: string): boolean {
    return (
      this.codes.has(value) ||
      this.accessTokens.has(value) ||
      this.refreshTokens.has(value) ||
      this.endedRefreshTokens.has(value)
    );
  }

  /** Takes a scope from every consent and token. */
  withdrawScope(name: string): void {
    const without = (scopes: readonly GoogleScope[]): GoogleScope[] =>
      scopes.filter((scope) => !isNamed(scope, name));
    for (const [clientId, scopes] of this.consents) this.consents.set(clientId, without(scopes));
    for (const each of [this.codes, this.accessTokens, this.refreshTokens])
      for (const grant of each.values()) grant.scopes = without(grant.scopes);
  }

  /** Ends the whole grant that the access or refresh token belongs to; false where the token is unknown. */
  revoke(token: string): boolean {
    const client = (this.accessTokens.get(token) ?? this.refreshTokens.get(token))?.client;
    if (client) this.endGrant(client.id);
    return client !== undefined;
  }

  /** As if the wearer had removed every app in the account's settings. */
  revokeAll(): void {
    const tokens = [...this.accessTokens.values(), ...this.refreshTokens.values()];
    for (const { client } of tokens) this.endGrant(client.id);
    this.consents.clear();
    this.codes.clear();
  }

  private endGrant(clientId: string): void {
    this.consents.delete(clientId);
    for (const [value, { client }] of this.accessTokens) {
      if (client.id === clientId) this.accessTokens.delete(value);
    }
    for (const [value, { client }] of this.refreshTokens)
      if (client.id === clientId) this.endRefreshToken(value);
  }

  private endRefreshToken(refresh: string): void {
    this.refreshTokens.delete(refresh);
    this.endedRefreshTokens.add(refresh);
  }

  private issueAccessToken(token: GoogleAccessToken): IssuedGoogleTokens {
    const access = `ya29.a0${this.values.refreshToken()}`;
    this.accessTokens.set(access, token);
    return { access, expiresInS: ACCESS_LIFE_MS / SECOND_MS - 1, scopes: token.scopes };
  }
}

function describeRemainingLife(
  expiresAt: Instant | undefined,
  now: Instant,
): Pick<IssuedGoogleTokens, 'refreshExpiresInS'> {
  return expiresAt === undefined ? {} : { refreshExpiresInS: Math.ceil((expiresAt - now) / SECOND_MS) - 1 };
}
