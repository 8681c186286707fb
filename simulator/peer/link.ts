import type { Clock, Instant, Timer } from '../world/clock';
import { Listeners } from '../world/listeners';
import type { Moments } from '../world/moments';
import type { MessageEvent, Trace, TraceEntry } from '../world/trace';
import { WatchSync } from '../world/watch-sync';
import { decodeForTrace } from './cbor';
import { FileTransfers } from './file-transfers';
import { directionFrom, getOtherSide, SIDES, type Side } from './side';

/** Why a session ended. Fitbit's own values are not published; apps compare with the constants. */
export const CloseCode = { CONNECTION_LOST: 1, PEER_INITIATED: 2, SOCKET_ERROR: 3 } as const;

/** One app's end of the peer socket. */
export interface LinkEndpoint {
  /** Both apps run, and the link connects them. */
  onOpen(): void;
  /** The session has ended; `code` is one of `CloseCode`. Called only after `onOpen`. */
  onClose(code: number, reason: string): void;
  onMessage(bytes: Uint8Array): void;
}

/** Time from when both apps run until `onOpen`, ms. */
const HANDSHAKE_MS = 50;
/** Time that a message takes, ms, beside one for each `MESSAGE_BYTES_PER_MS` bytes. */
const MESSAGE_LATENCY_MS = 40;
const MESSAGE_BYTES_PER_MS = 50;

interface InFlightMessage {
  entry: TraceEntry<MessageEvent>;
  timer: Timer;
}

/**
 * Bluetooth between watch and phone as apps see it: ordered messages in a session, which lasts while both apps
 * run, and file transfers, which outlive it.
 */
export class Link {
  readonly files: FileTransfers;
  private readonly sync: WatchSync;
  private inReach = true;
  private isPhoneOn = true;
  private readonly endpoints: Partial<Record<Side, LinkEndpoint>> = {};
  private handshakeTimer: Timer | undefined;
  private sessionOpen = false;
  private inFlightMessages: InFlightMessage[] = [];
  private lastArrival: Record<Side, Instant> = { watch: 0, phone: 0 };
  private readonly listeners = new Listeners();

  constructor(private readonly options: { clock: Clock; trace: Trace; moments?: Moments }) {
    this.sync = new WatchSync(options.clock);
    this.files = new FileTransfers({ ...options, isConnected: () => this.isConnected });
  }

  /** Whether watch and phone are in reach of each other, and the phone is on. */
  get isConnected(): boolean {
    return this.inReach && this.isPhoneOn;
  }

  /** Whether watch and phone are near each other with Bluetooth on. */
  get isInReach(): boolean {
    return this.inReach;
  }

  /** When the watch last synced with its account. */
  get lastSync(): Instant {
    return this.sync.latest;
  }

  /** Whether the apps of both sides have an open session. */
  get isSessionOpen(): boolean {
    return this.sessionOpen;
  }

  /** Brings watch and phone into reach or out of it. */
  setConnected(isConnected: boolean): void {
    this.change(() => {
      this.inReach = isConnected;
    });
  }

  /** The phone is switched on or off. */
  setPhoneOn(isOn: boolean): void {
    this.change(() => {
      this.isPhoneOn = isOn;
    });
  }

  private change(work: () => void): void {
    const wasConnected = this.isConnected;
    work();
    const { isConnected } = this;
    if (isConnected === wasConnected) return;
    this.sync.setConnected(isConnected);
    this.options.trace.add({ kind: 'link', isOn: isConnected });
    if (!isConnected) this.endSession(SIDES, CloseCode.CONNECTION_LOST, 'the connection was lost');
    this.files.handleLinkChange();
    this.connect();
    this.listeners.notify();
  }

  /** Adds the app of this side, which has started. */
  attach(side: Side, endpoint: LinkEndpoint): void {
    this.endpoints[side] = endpoint;
    this.connect();
    this.listeners.notify();
  }

  /** Removes the app of this side, which has ended. Only the other side gets `onClose`. */
  detach(side: Side): void {
    if (!this.endpoints[side]) return;
    delete this.endpoints[side];
    this.endSession([getOtherSide(side)], CloseCode.PEER_INITIATED, 'the peer closed the connection');
    this.listeners.notify();
  }

  /**
   * Sends a message and calls `onArrival` when it arrives. It is lost without a session, or if the session ends first.
   */
  send(from: Side, bytes: Uint8Array, onArrival: () => void = () => {}): void {
    const { clock, trace } = this.options;
    const entry = trace.add<MessageEvent>({
      kind: 'message',
      direction: directionFrom(from),
      bytes: bytes.length,
      get data() {
        return decodeForTrace(bytes);
      },
      state: this.sessionOpen ? 'sent' : 'lost',
    });
    if (!this.sessionOpen) return;
    const to = getOtherSide(from);
    const soonest = clock.now() + MESSAGE_LATENCY_MS + Math.ceil(bytes.length / MESSAGE_BYTES_PER_MS);
    const arrival = Math.max(soonest, this.lastArrival[to]);
    this.lastArrival[to] = arrival;
    const message: InFlightMessage = {
      entry,
      timer: clock.at(arrival, () => {
        this.inFlightMessages = this.inFlightMessages.filter((other) => other !== message);
        trace.update(entry, { state: 'arrived' });
        onArrival();
        this.endpoints[to]?.onMessage(bytes);
      }),
    };
    this.inFlightMessages.push(message);
  }

  /** Does `work` when the present task is over. */
  later(work: () => void): void {
    this.options.clock.after(0, work);
  }

  /** Calls `listener` when the link or its session has changed; the returned function unsubscribes. */
  listen(listener: () => void): () => void {
    return this.listeners.add(listener);
  }

  private connect(): void {
    const { watch, phone } = this.endpoints;
    if (!this.isConnected || !watch || !phone || this.sessionOpen || this.handshakeTimer) return;
    this.handshakeTimer = this.options.clock.after(HANDSHAKE_MS, () => {
      this.handshakeTimer = undefined;
      this.sessionOpen = true;
      this.listeners.notify();
      for (const side of ['phone', 'watch'] as const) if (this.sessionOpen) this.endpoints[side]?.onOpen();
    });
  }

  private endSession(notifiedSides: readonly Side[], code: number, reason: string): void {
    this.handshakeTimer?.cancel();
    this.handshakeTimer = undefined;
    if (!this.sessionOpen) return;
    this.sessionOpen = false;
    for (const { entry, timer } of this.inFlightMessages) {
      timer.cancel();
      this.options.trace.update(entry, { state: 'lost' });
    }
    this.inFlightMessages = [];
    for (const side of notifiedSides) this.endpoints[side]?.onClose(code, reason);
  }
}
