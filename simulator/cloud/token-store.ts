import type { Instant } from '../world/clock';
import { HOUR_S, MINUTE_MS, SECOND_MS } from '../world/duration';
import type { PkceChallenge } from './oauth/pkce';
import type { Scope } from './scopes';
import type { TokenSession } from './service-session';
import { CODE_LIFE_MS, type TokenValues } from './token-values';

export const ACCESS_TOKEN_LIFE_S = 8 * HOUR_S;
/** Within this time a repeated refresh gets the same tokens. */
const REFRESH_REPEAT_MS = 2 * MINUTE_MS;

/** The wearer's consent behind an authorization code. */
export interface CodeGrant {
  clientId: string;
  scopes: readonly Scope[];
  redirectUri: string;
  challenge?: PkceChallenge;
}

/** An issued access token. */
export interface AccessToken {
  clientId: string;
  scopes: readonly Scope[];
  issued: Instant;
  expires: Instant;
  /** False for an app's own token, from `client_credentials`. */
  isOfUser: boolean;
}

/** A newly issued pair of tokens. */
export interface IssuedTokens {
  access: string;
  refresh: string;
  scopes: readonly Scope[];
}

/** The grant of one app, which has one refresh token at a time. */
interface Grant {
  scopes: readonly Scope[];
  refresh: string;
  /** When `refresh` was issued. */
  issuedAt: Instant;
  /** The refresh that issued the current tokens; undefined once the access token was used. */
  repeatable?: { refresh: string; at: Instant; issued: IssuedTokens };
}

/** The codes and tokens of the one account, by app. */
export class TokenStore {
  private readonly codes = new Map<string, CodeGrant & { expires: Instant }>();
  /** The scopes of the last consent, by app. They outlive the tokens. */
  private readonly consents = new Map<string, readonly Scope[]>();
  private readonly grants = new Map<string, Grant>();
  private readonly accessTokens = new Map<string, AccessToken>();

  constructor(private readonly values: TokenValues) {}

  issueCode(grant: CodeGrant, now: Instant): string {
    this.consents.set(grant.clientId, grant.scopes);
    const code = this.values.code();
    this.codes.set(code, { ...grant, expires: now + CODE_LIFE_MS });
    return code;
  }

  /** Returns the consent behind a code, once; undefined where the code is unknown, used or expired. */
  redeemCode(code: string, now: Instant): CodeGrant | undefined {
    const grant = this.codes.get(code);
    this.codes.delete(code);
    return grant && now < grant.expires ? grant : undefined;
  }

  /** Issues tokens for a new sign-in. The refresh token of the app's earlier sign-in becomes invalid. */
  issueTokens(clientId: string, scopes: readonly Scope[], now: Instant): IssuedTokens {
    const issued = this.issuePair(clientId, scopes, now);
    this.grants.set(clientId, { scopes, refresh: issued.refresh, issuedAt: now });
    return issued;
  }

  /** Issues an access token of the wearer without a refresh token: the implicit grant. */
  issueImplicitToken(clientId: string, scopes: readonly Scope[], seconds: number, now: Instant): string {
    this.consents.set(clientId, scopes);
    return this.issueAccess({
      clientId,
      scopes,
      issued: now,
      expires: now + seconds * SECOND_MS,
      isOfUser: true,
    });
  }

  /** Issues the app's own token, without access to anybody's data. */
  issueAppToken(clientId: string, seconds: number, now: Instant): string {
    const expires = now + seconds * SECOND_MS;
    return this.issueAccess({ clientId, scopes: [], issued: now, expires, isOfUser: false });
  }

  /**
   * Exchanges a refresh token for new tokens, once. A repeat within two minutes returns the same tokens, unless
   * the new access token has been used. Returns undefined where the refresh token is not valid.
   */
  refresh(clientId: string, refresh: string, now: Instant): IssuedTokens | undefined {
    const grant = this.grants.get(clientId);
    if (!grant) return undefined;
    const { repeatable } = grant;
    if (repeatable?.refresh === refresh && isRepeatable(repeatable, now)) return repeatable.issued;
    if (grant.refresh !== refresh) return undefined;
    const issued = this.issuePair(clientId, grant.scopes, now);
    grant.refresh = issued.refresh;
    grant.issuedAt = now;
    grant.repeatable = { refresh, at: now, issued };
    return issued;
  }

  /** Returns the token, expired or not; undefined where it is unknown or revoked. */
  findAccessToken(access: string): AccessToken | undefined {
    return this.accessTokens.get(access);
  }

  /** Records that the app has received this token. */
  markUsed(access: string): void {
    const token = this.accessTokens.get(access);
    const grant = token && this.grants.get(token.clientId);
    if (grant?.repeatable?.issued.access === access) grant.repeatable = undefined;
  }

  /** Revokes all tokens of the app if `token`, of either kind, is one of them; returns whether it is. */
  revoke(clientId: string, token: string): boolean {
    const isOwn =
      this.accessTokens.get(token)?.clientId === clientId || this.grants.get(clientId)?.refresh === token;
    if (isOwn) this.removeApp(clientId);
    return isOwn;
  }

  /** Revokes everything, as if the wearer had removed every app from the account. */
  revokeAll(): void {
    this.codes.clear();
    this.consents.clear();
    this.grants.clear();
    this.accessTokens.clear();
  }

  sessions(): TokenSession[] {
    return [...this.grants].map(([clientId, grant]) => ({
      clientId,
      refreshToken: grant.refresh,
      acceptedRefreshTokens: (now) => {
        if (this.grants.get(clientId) !== grant) return [];
        const { refresh, repeatable } = grant;
        return repeatable && isRepeatable(repeatable, now) ? [refresh, repeatable.refresh] : [refresh];
      },
      scopes: grant.scopes,
      issuedAt: grant.issuedAt,
    }));
  }

  /** Whether a code or token, of either kind, was issued here and is still known. */
  owns(value: string): boolean {
    if (this.codes.has(value) || this.accessTokens.has(value)) return true;
    return [...this.grants.values()].some(
      ({ refresh, repeatable }) => refresh === value || repeatable?.refresh === value,
    );
  }

  /** Takes a scope from every consent and token. */
  withdrawScope(name: string): void {
    const without = (scopes: readonly Scope[]): Scope[] => scopes.filter((scope) => scope !== name);
    for (const [clientId, scopes] of this.consents) this.consents.set(clientId, without(scopes));
    for (const each of [this.codes, this.grants, this.accessTokens])
      for (const grant of each.values()) grant.scopes = without(grant.scopes);
  }

  /** The scopes of the wearer's last consent; empty once the app has been removed. */
  consentedScopes(clientId: string): readonly Scope[] {
    return this.consents.get(clientId) ?? [];
  }

  private removeApp(clientId: string): void {
    this.consents.delete(clientId);
    this.grants.delete(clientId);
    for (const [value, token] of this.accessTokens) {
      if (token.clientId === clientId) this.accessTokens.delete(value);
    }
  }

  private issuePair(clientId: string, scopes: readonly Scope[], now: Instant): IssuedTokens {
    const expires = now + ACCESS_TOKEN_LIFE_S * SECOND_MS;
    const access = this.issueAccess({ clientId, scopes, issued: now, expires, isOfUser: true });
    return { access, refresh: this.values.refreshToken(), scopes };
  }

  private issueAccess(token: AccessToken): string {
    const value = this.values.accessToken();
    this.accessTokens.set(value, token);
    return value;
  }
}

function isRepeatable({ at }: { at: Instant }, now: Instant): boolean {
  return now - at < REFRESH_REPEAT_MS;
}
