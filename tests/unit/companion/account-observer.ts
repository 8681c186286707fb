import type { Account } from '../../../companion/account/account';
import type { HttpRequest, HttpResponse } from '../../../companion/platform';
import type { TestPhone } from './test-phone';

/** The states of docs/token-life.md. */
export type TokenState = 'signed out' | 'held' | 'attempt' | 'reconnect' | 'gone';

/** Its arrows. What is not here must not happen, whatever goes wrong. */
const TRANSITIONS: Record<TokenState, TokenState[]> = {
  'signed out': ['held', 'gone'],
  held: ['attempt', 'signed out', 'reconnect', 'gone'],
  attempt: ['held', 'signed out', 'reconnect', 'gone'],
  reconnect: ['held', 'signed out', 'gone'],
  gone: ['held', 'attempt', 'signed out', 'reconnect'],
};

/** The companion gives up a request after this; another may follow it. */
const REQUEST_TIMEOUT_MS = 15000;

export function stateOf(account: Partial<Account> | undefined): TokenState {
  if (account?.ended) return account.ended;
  if (!account?.tokens) return 'signed out';
  return account.unanswered === undefined ? 'held' : 'attempt';
}

/** The account as it is in localStorage. */
export function accountOnDisk(phone: TestPhone): Account | undefined {
  const text = phone.local.map.get('account');
  return text ? (JSON.parse(text) as { value: Account }).value : undefined;
}

/**
 * Sees every write of the account and every request, and says in `violations` what was against the rules of
 * docs/token-life.md: its arrows; an attempt is on disk before the refresh is sent, tokens are on disk before
 * they are used; one refresh at a time; a refresh token that the service has refused is not sent again.
 */
export class AccountObserver {
  readonly violations: string[] = [];
  /** Refreshes that were sent. */
  refreshes = 0;
  /** Refreshes that were refused for good. */
  refusals = 0;
  private state: TokenState;
  private sentAt = -Infinity;
  private readonly refusedTokens = new Set<string>();

  constructor(private readonly phone: TestPhone) {
    this.state = stateOf(accountOnDisk(phone));
    phone.local.onWrite = (key) => key === 'account' && this.onWrite();
    phone.onKill = () => {
      this.sentAt = -Infinity;
      // Of a refusal that never reached the disk, the next process cannot know.
      this.refusedTokens.delete(accountOnDisk(phone)?.tokens?.refreshToken ?? '');
    };
    const { service } = phone;
    const handle = service.handle.bind(service);
    service.handle = async (request) => {
      this.onRequest(request);
      try {
        const response = await handle(request);
        this.onResponse(request, response);
        return response;
      } finally {
        if (refreshTokenOf(request) !== undefined) this.sentAt = -Infinity;
      }
    };
  }

  private onWrite(): void {
    const next = stateOf(accountOnDisk(this.phone));
    if (this.state !== next && !TRANSITIONS[this.state].includes(next)) {
      this.violations.push(`${this.state} became ${next}`);
    }
    this.state = next;
  }

  private onRequest(request: HttpRequest): void {
    const disk = accountOnDisk(this.phone);
    const refresh = refreshTokenOf(request);
    const bearer = /^Bearer (.*)/.exec(request.headers.Authorization ?? '')?.[1];
    const pendingToken = disk?.pending?.tokens?.accessToken;
    if (bearer !== undefined && bearer !== disk?.tokens?.accessToken && bearer !== pendingToken) {
      this.violations.push('a token was used that is not on disk');
    }
    if (refresh === undefined) return;
    this.refreshes++;
    if (this.phone.time - this.sentAt < REQUEST_TIMEOUT_MS)
      this.violations.push('two refreshes were in flight');
    // The first refresh of a pairing is kept as what has arrived.
    const pairing = disk?.pending?.pairing?.refreshToken;
    if (disk?.unanswered === undefined && refresh !== pairing)
      this.violations.push('a refresh was sent before its attempt was on disk');
    if (refresh !== disk?.tokens?.refreshToken && refresh !== pairing)
      this.violations.push('a refresh was sent with a token that is not on disk');
    if (this.refusedTokens.has(refresh)) this.violations.push('a dead refresh token was sent again');
    this.sentAt = this.phone.time;
  }

  private onResponse(request: HttpRequest, { status, body }: HttpResponse): void {
    const refresh = refreshTokenOf(request);
    if (refresh === undefined || status !== 400 || !body.includes('invalid_grant')) return;
    this.refusals++;
    this.refusedTokens.add(refresh);
  }
}

function refreshTokenOf({ body }: HttpRequest): string | undefined {
  return new URLSearchParams(body).get('refresh_token') ?? undefined;
}
