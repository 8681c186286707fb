import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Realm } from '../realm/realm';
import type { CloudRequest } from '../world/http';
import { type ExchangeOptions, exchange, FAILED_TO_FETCH } from './http-exchange';

const CLASSES = readFileSync(join(__dirname, 'fetch-classes.js'), 'utf8');

/** Told to companions that use plain HTTP on the internet; the text is the real phone's. */
const USE_HTTPS = `${FAILED_TO_FETCH} - Please use https:// when communicating with internet endpoints. https://dev.fitbit.com/reference/companion-api/fetch/`;

export interface CompanionFetch {
  /** fetch, Headers, Request and Response. */
  readonly globals: Record<string, unknown>;
  /** Requests that wait for their answer. */
  readonly inFlight: number;
  /** Turns away from all requests in flight; they have reached the cloud nevertheless. */
  close(why: string): void;
}

interface FetchOptions extends ExchangeOptions {
  realm: Realm;
  /** Whether the app has `access_internet`. */
  permitted: boolean;
  warn(text: string): void;
  /** Called when `inFlight` has changed. */
  onChange(): void;
}

/** fetch of the companion: HTTPS only except to local addresses, no CORS, one text for every failure. */
export function createCompanionFetch(options: FetchOptions): CompanionFetch {
  const { realm, permitted, warn, onChange } = options;
  const open = new Set<(why: string) => void>();

  /** What the app is told where the phone does not even try. */
  function refuse(address: string): string | undefined {
    if (!URL.canParse(address)) return `Failed to parse URL from ${address}`;
    const { protocol, hostname } = new URL(address);
    if (protocol === 'http:' && !isLocalAddress(hostname)) return USE_HTTPS;
    if (protocol !== 'https:' && protocol !== 'http:') return FAILED_TO_FETCH;
    if (permitted) return undefined;
    warn('fetch needs the permission access_internet');
    return FAILED_TO_FETCH;
  }

  function send(
    request: CloudRequest,
    resolve: (answer: unknown) => void,
    reject: (message: string) => void,
  ): void {
    const refused = refuse(request.url);
    if (refused !== undefined) {
      reject(refused);
      return;
    }
    const url = new URL(request.url);
    url.hash = '';
    const outgoing = { ...request, url: url.href, headers: { ...request.headers } };
    const turnAway = exchange(options, outgoing, (answer) => {
      open.delete(turnAway);
      realm.run(() => ('failure' in answer ? reject(FAILED_TO_FETCH) : resolve(realm.toRealm(answer))));
      onChange();
    });
    open.add(turnAway);
    onChange();
  }

  const native = realm.object({
    send,
    warn,
    encode: (text: string) => realm.toRealm(new TextEncoder().encode(text).buffer),
  });
  const loaded = realm.load(CLASSES, 'fetch-classes.js', () => native);
  return {
    globals: (loaded as { globals: Record<string, unknown> }).globals,
    get inFlight() {
      return open.size;
    },
    close(why) {
      for (const turnAway of open) turnAway(why);
      open.clear();
    },
  };
}

/** True for the loopback and private IPv4 ranges (RFC 1918); names are no local addresses. */
function isLocalAddress(host: string): boolean {
  return /^(127|10)(\.\d+){3}$|^192\.168(\.\d+){2}$|^172\.(1[6-9]|2\d|3[01])(\.\d+){2}$/.test(host);
}
