import type { Realm } from '../realm/realm';
import { once } from '../world/once';
import type { Trace } from '../world/trace';
import { MAX_MESSAGE_BYTES } from '../world/trace-events';
import { CborError, decodeCbor, encodeCbor } from './cbor';
import { CloseCode, type Link } from './link';
import type { Side } from './side';

/** Fitbit's own values are not published; apps compare with the constants. */
const OPEN = 1;
const CLOSED = 3;
const BUFFER_FULL = 1;

/**
 * Number of bytes that may wait to be sent. Fitbit's own limit is not published. Its error code and an app that ran
 * into it (dillpixel/fitbit-asap#1) show that there is one.
 */
const MAX_BUFFERED_BYTES = 128 * 1024;
/** A small message costs the simulator as much time as a large one, so their number is limited too. */
const MAX_BUFFERED_MESSAGES = 5_000;
/** Largest number of error events that wait for an app when many messages are lost at one time. */
const MAX_WAITING_ERRORS = 1_000;

interface MessagingOptions {
  realm: Realm;
  link: Link;
  /** Whose app this is. */
  side: Side;
  trace: Trace;
}

/** Creates the `messaging` module and attaches it to the link; `close` detaches it. */
export function createMessagingModule({ realm, link, side, trace }: MessagingOptions): {
  module: Record<string, unknown>;
  close(): void;
} {
  const events = realm.createEventTarget({
    name: 'peerSocket',
    types: ['open', 'close', 'error', 'message', 'bufferedamountdecrease'],
  });
  let isOpen = false;
  let bufferedAmount = 0;
  let bufferedCount = 0;
  let waitingErrors = 0;
  const warnOnce = once((text: string) => trace.add({ kind: 'warning', place: side, text }));

  function send(data: unknown): void {
    if (!isOpen) throw realm.createError('InvalidStateError', 'the peer socket is not open');
    const bytes = encode(data, warnOnce);
    if (bytes.length > MAX_MESSAGE_BYTES) {
      throw new RangeError(`a message of ${bytes.length} bytes is larger than ${MAX_MESSAGE_BYTES}`);
    }
    if (bufferedAmount + bytes.length > MAX_BUFFERED_BYTES) {
      refuse(`more than ${MAX_BUFFERED_BYTES} bytes wait in the buffer of the socket`);
      return;
    }
    if (bufferedCount >= MAX_BUFFERED_MESSAGES) {
      refuse(`${MAX_BUFFERED_MESSAGES} messages wait in the buffer of the socket`);
      return;
    }
    bufferedAmount += bytes.length;
    bufferedCount++;
    link.send(side, bytes, () => {
      bufferedAmount -= bytes.length;
      bufferedCount--;
      events.dispatch('bufferedamountdecrease');
    });
  }

  /** A message that the buffer has no room for is lost. */
  function refuse(reason: string): void {
    const message = `the message is lost: ${reason}`;
    warnOnce(`peerSocket.send: ${message} (BUFFER_FULL)`);
    if (waitingErrors >= MAX_WAITING_ERRORS) return;
    waitingErrors++;
    link.later(() => {
      waitingErrors--;
      events.dispatch('error', { BUFFER_FULL, code: BUFFER_FULL, message });
    });
  }

  const peerSocket = realm.createObject({
    OPEN,
    CLOSED,
    MAX_MESSAGE_SIZE: MAX_MESSAGE_BYTES,
    ...CloseCode,
    get readyState() {
      return isOpen ? OPEN : CLOSED;
    },
    get bufferedAmount() {
      return bufferedAmount;
    },
    send,
  });
  Object.defineProperties(events.target, Object.getOwnPropertyDescriptors(peerSocket));

  link.attach(side, {
    onOpen() {
      isOpen = true;
      events.dispatch('open');
    },
    onClose(code, reason) {
      isOpen = false;
      bufferedAmount = 0;
      bufferedCount = 0;
      events.dispatch('close', {
        ...CloseCode,
        code,
        reason,
        wasClean: code === CloseCode.PEER_INITIATED,
      });
    },
    onMessage(bytes) {
      if (!events.hasListener('message'))
        warnOnce('a message arrived, but the app has no listener for messages');
      events.dispatch('message', { data: realm.toRealm(decodeCbor(bytes, warnOnce)) });
    },
  });

  return {
    module: realm.createModule({ peerSocket: events.target }, 'peerSocket'),
    close: () => link.detach(side),
  };
}

function encode(data: unknown, warn: (text: string) => void): Uint8Array {
  try {
    return encodeCbor(data, warn);
  } catch (error) {
    if (error instanceof CborError) throw new TypeError(`the message cannot be sent: ${error.message}`);
    throw error;
  }
}
