import type { Instant } from '../world/clock';
import { HOUR_S, MINUTE_MS, SECOND_MS } from '../world/duration';
import type { Scope } from './scopes';
import type { TokenValues } from './token-values';

/** Life of an access token, in seconds. */
export const ACCESS_TOKEN_LIFE_S = 8 * HOUR_S;
const CODE_LIFE_MS = 10 * MINUTE_MS;
/** The same refresh within this time gets the same answer. */
export const REFRESH_REPEAT_MS = 2 * MINUTE_MS;

/** What the wearer agreed to on the consent page. */
export interface CodeGrant {
  clientId: string;
  scopes: readonly Scope[];
  redirectUri: string;
  challenge?: { value: string; method: 'S256' | 'plain' };
}

export interface AccessToken {
  clientId: string;
  scopes: readonly Scope[];
  issued: Instant;
  expires: Instant;
  /** False for a token of the app itself, from `client_credentials`. */
  isOfUser: boolean;
}

/** A token pair that has just been issued. */
export interface IssuedTokens {
  access: string;
  refresh: string;
  scopes: readonly Scope[];
}

/** What one app holds: one refresh token at a time. */
interface Grant {
  scopes: readonly Scope[];
  refresh: string;
  /** The refresh that made the present tokens; gone once one of them was used. */
  repeatable?: { refresh: string; at: Instant; issued: IssuedTokens };
}

/** Codes and tokens of the one account there is, by app. */
export class TokenStore {
  private readonly codes = new Map<string, CodeGrant & { expires: Instant }>();
  /** What the wearer agreed to last, by app: it outlives the tokens. */
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

  /** A code works once, whatever comes of it; the second time it is unknown. */
  redeemCode(code: string, now: Instant): CodeGrant | undefined {
    const grant = this.codes.get(code);
    this.codes.delete(code);
    return grant && now < grant.expires ? grant : undefined;
  }

  /** Another sign-in of the same app takes the place of the first: its refresh token dies. */
  issueTokens(clientId: string, scopes: readonly Scope[], now: Instant): IssuedTokens {
    const answer = this.issuePair(clientId, scopes, now);
    this.grants.set(clientId, { scopes, refresh: answer.refresh });
    return answer;
  }

  /** A token of the wearer's without refresh: the implicit grant. */
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

  /** The app's own token, which opens nobody's data. */
  issueAppToken(clientId: string, seconds: number, now: Instant): string {
    const expires = now + seconds * SECOND_MS;
    return this.issueAccess({ clientId, scopes: [], issued: now, expires, isOfUser: false });
  }

  /**
   * Takes a refresh token, once. The same one again within two minutes gets the same answer, unless
   * one of the new tokens was used meanwhile. Undefined: it is not valid (any more).
   */
  refresh(clientId: string, refresh: string, now: Instant): IssuedTokens | undefined {
    const grant = this.grants.get(clientId);
    if (!grant) return undefined;
    const { repeatable } = grant;
    if (repeatable?.refresh === refresh && now - repeatable.at < REFRESH_REPEAT_MS) return repeatable.issued;
    if (grant.refresh !== refresh) return undefined;
    const issued = this.issuePair(clientId, grant.scopes, now);
    grant.refresh = issued.refresh;
    grant.repeatable = { refresh, at: now, issued };
    return issued;
  }

  /** The token as it was issued, expired or not; undefined where it is unknown or was revoked. */
  findAccessToken(access: string): AccessToken | undefined {
    return this.accessTokens.get(access);
  }

  /** Notes that the app holds this token for certain. */
  markUsed(access: string): void {
    const token = this.accessTokens.get(access);
    const grant = token && this.grants.get(token.clientId);
    if (grant?.repeatable?.issued.access === access) grant.repeatable = undefined;
  }

  /** Kills all tokens of the app that `token`, of either kind, belongs to; false where it is unknown. */
  revoke(clientId: string, token: string): boolean {
    const known =
      this.accessTokens.get(token)?.clientId === clientId || this.grants.get(clientId)?.refresh === token;
    if (known) this.removeApp(clientId);
    return known;
  }

  /** As if the wearer had removed every app in the account's settings. */
  revokeAll(): void {
    this.codes.clear();
    this.consents.clear();
    this.grants.clear();
    this.accessTokens.clear();
  }

  /** The scopes that the wearer has agreed to before, unless the app has been removed since. */
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
