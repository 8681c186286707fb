import { createConstructor } from '../device/create-constructor';
import type { Realm } from '../realm/realm';
import type { Clock, Timer } from '../world/clock';

const STATES = { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 } as const;
/** Time that a phone tries, ms. The real time is not published. */
const ATTEMPT_MS = 300;
/** The code of a connection that ended without a closing frame (RFC 6455). */
const ABNORMAL_CLOSURE = 1006;

interface WebSocketOptions {
  realm: Realm;
  clock: Clock;
  hasInternetPermission: boolean;
  warn(text: string): void;
}

/**
 * `WebSocket`, which never opens: each connection fails with `error` and `close`, as on a phone without a network.
 * `close` ends the attempts.
 */
export function createWebSocketClass({ realm, clock, hasInternetPermission, warn }: WebSocketOptions): {
  WebSocket: unknown;
  close(): void;
} {
  const attempts = new Set<Timer>();
  function createWebSocket(address: unknown): unknown {
    const url = readAddress(realm, address);
    warn(
      hasInternetPermission
        ? 'WebSocket: the simulated phone opens no such connection, --route does not either; it fails as without a network'
        : 'WebSocket needs the permission access_internet',
    );
    const events = realm.createEventTarget({
      name: 'WebSocket',
      types: ['open', 'message', 'error', 'close'],
    });
    let readyState: number = STATES.CONNECTING;
    let binaryType: unknown = 'blob';
    const attempt = clock.after(ATTEMPT_MS, () => {
      attempts.delete(attempt);
      readyState = STATES.CLOSED;
      events.dispatch('error');
      events.dispatch('close', { code: ABNORMAL_CLOSURE, reason: '', wasClean: false });
    });
    attempts.add(attempt);
    const members = realm.createObject({
      ...STATES,
      url,
      protocol: '',
      extensions: '',
      bufferedAmount: 0,
      get readyState() {
        return readyState;
      },
      get binaryType() {
        return binaryType;
      },
      set binaryType(type: unknown) {
        if (type === 'blob' || type === 'arraybuffer') binaryType = type;
      },
      send() {
        if (readyState === STATES.CONNECTING)
          throw realm.createError('InvalidStateError', 'the connection is not open yet');
      },
      close() {
        if (readyState === STATES.CONNECTING) readyState = STATES.CLOSING;
      },
    });
    return Object.defineProperties(events.target, Object.getOwnPropertyDescriptors(members));
  }
  const WebSocket = createConstructor(realm, 'WebSocket', createWebSocket);
  return {
    // A function of the realm, which has no other members.
    WebSocket: Object.assign(WebSocket as object, STATES),
    close() {
      for (const attempt of attempts) attempt.cancel();
      attempts.clear();
    },
  };
}

function readAddress(realm: Realm, address: unknown): string {
  const text = String(address);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'ws:' && url?.protocol !== 'wss:')
    throw realm.createError('SyntaxError', `WebSocket: the address "${text}" is not of ws or wss`);
  return url.href;
}
