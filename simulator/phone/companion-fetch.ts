import type { Realm } from '../realm/realm';
import { describeWebOnly } from '../realm/web-globals';
import { type CloudRequest, isMethod, METHOD_REFUSED, readBytes, readText } from '../world/http';
import { findAddressProblem, findAddressRefusal } from './fetch-addresses';
import { FETCH_CLASSES_SCRIPT } from './fetch-classes';
import {
  FAILED_TO_FETCH,
  type FetchContext,
  type FinalResponse,
  fetchWithRedirects,
} from './fetch-with-redirects';

/** Longest address with its headers, characters. Servers refuse far less. */
const MAX_HEAD_LENGTH = 64 * 1024;
/** Largest number of requests that wait for a response. A phone sends a handful at a time. */
const MAX_WAITING_REQUESTS = 1_000;
/** Largest length of the bodies of all waiting requests, characters. */
const MAX_WAITING_BODIES = 32 * 1024 * 1024;

/** The request headers that the Fetch standard keeps from scripts. */
const FORBIDDEN_HEADER =
  /^(accept-(charset|encoding)|access-control-request-(headers|method|private-network)|connection|content-length|cookie2?|date|dnt|expect|host|keep-alive|origin|referer|set-cookie|te|trailer|transfer-encoding|upgrade|via|(proxy|sec)-.*)$/;

export interface CompanionFetch {
  /** fetch with its classes. */
  readonly globals: Record<string, unknown>;
  /** Number of requests that wait for a response. */
  readonly inFlightCount: number;
  /** Aborts all requests in flight, which have reached the cloud nevertheless, and sends no more. */
  abortAll(reason: string): void;
}

interface CompanionFetchOptions extends FetchContext {
  realm: Realm;
  /** Whether the app has `access_internet`. */
  hasInternetPermission: boolean;
  /** Whether this is a browser, which has more members than the SDK's types; by default it is not. */
  isBrowser?: boolean;
  warn(text: string): void;
  /** Called with each response, before the app gets it. */
  onResponse?: (response: FinalResponse) => void;
  /** Called when `inFlightCount` has changed. */
  onChange(): void;
}

/** The companion's fetch: HTTPS only, except to local addresses; no CORS; one message for all failures. */
export function createCompanionFetch(options: CompanionFetchOptions): CompanionFetch {
  const { realm, network, clock, trace, hasInternetPermission, warn, onChange } = options;
  const openRequests = new Set<(reason: string) => void>();
  let waitingBodies = 0;
  /** Why no request is sent any more. */
  let endReason: string | undefined;

  /** Why the phone does not send the request, as a message for the app. */
  function findRefusal(address: string, headers: Readonly<Record<string, string>>): string | undefined {
    const headLength = Object.entries(headers).reduce(
      (sum, [name, value]) => sum + name.length + value.length,
      address.length,
    );
    if (headLength > MAX_HEAD_LENGTH) {
      warn(`fetch: an address and headers of more than ${MAX_HEAD_LENGTH} characters are not sent`);
      return FAILED_TO_FETCH;
    }
    const addressRefusal = findAddressRefusal(address);
    if (addressRefusal !== undefined) return addressRefusal;
    if (hasInternetPermission) return undefined;
    warn('fetch needs the permission access_internet');
    return FAILED_TO_FETCH;
  }

  function send(
    request: CloudRequest,
    resolve: (result: unknown) => void,
    reject: (message: string) => void,
  ): (() => void) | undefined {
    const address = String(request.url);
    // Read once, and checked here: in its realm the app may have replaced what its classes check with.
    const method = String(request.method);
    if (!isMethod(method)) {
      warn(METHOD_REFUSED);
      reject(FAILED_TO_FETCH);
      return undefined;
    }
    // Texts only: an app may have replaced `String` in its realm, and the request lives longer than its realm.
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    const refusal = findRefusal(address, headers);
    if (refusal !== undefined) {
      reject(refusal);
      return undefined;
    }
    for (const name of Object.keys(headers)) {
      if (FORBIDDEN_HEADER.test(name))
        warn(`fetch: the header ${name} is sent here; browsers drop it, and a phone may`);
    }
    const url = new URL(address);
    url.hash = '';
    const outgoing = {
      method,
      url: url.href,
      headers,
      body: request.body === undefined ? undefined : String(request.body),
    };
    const bodyLength = outgoing.body?.length ?? 0;
    if (openRequests.size >= MAX_WAITING_REQUESTS || waitingBodies + bodyLength > MAX_WAITING_BODIES) {
      warn(
        `fetch: no more than ${MAX_WAITING_REQUESTS} requests, and ${MAX_WAITING_BODIES} characters of bodies, wait at once; the others fail`,
      );
      reject(FAILED_TO_FETCH);
      return;
    }
    const context: FetchContext = {
      network,
      clock,
      trace,
      isAlive: () => endReason === undefined,
      isAllowed: (next) => findAddressRefusal(next) === undefined,
    };
    waitingBodies += bodyLength;
    const abort = fetchWithRedirects(context, outgoing, (result) => {
      openRequests.delete(abort);
      waitingBodies -= bodyLength;
      if (!('failure' in result)) options.onResponse?.(result);
      realm.run(() => ('failure' in result ? reject(FAILED_TO_FETCH) : resolve(realm.toRealm(result))));
      onChange();
    });
    // A companion that was killed within the moment of this request.
    if (endReason !== undefined) {
      abort(endReason);
      return undefined;
    }
    openRequests.add(abort);
    onChange();
    return () => {
      if (!openRequests.delete(abort)) return;
      waitingBodies -= bodyLength;
      abort('the app aborted it');
      onChange();
    };
  }

  const native = realm.createObject({
    send: (...args: Parameters<typeof send>) => realm.createFunction(send(...args) ?? (() => {}), 'abort'),
    findAddressProblem: (address: unknown) => findAddressProblem(String(address)),
    warn,
    warnOfWeb: (name: string) => {
      if (!options.isBrowser) warn(describeWebOnly(name));
    },
    readText: (body: string, binary?: string) => readText({ body, binary }),
    readBytes: (body: string, binary?: string) => realm.toRealm(readBytes({ body, binary }).buffer),
  });
  const loaded = realm.load(FETCH_CLASSES_SCRIPT, 'fetch-classes.js', () => native);
  return {
    // What the script exports, which the compiler does not read.
    globals: (loaded as { globals: Record<string, unknown> }).globals,
    get inFlightCount() {
      return openRequests.size;
    },
    abortAll(reason) {
      endReason = reason;
      for (const abort of openRequests) abort(reason);
      openRequests.clear();
    },
  };
}
