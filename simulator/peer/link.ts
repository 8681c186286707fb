import type { Clock, Instant, Timer } from '../world/clock';
import type { MessageEvent, Trace, TraceEntry } from '../world/trace';
import { inspectCbor } from './cbor';
import { FileTransfers } from './file-transfers';
import { directionFrom, otherSide, type Side } from './side';

/** The largest message in bytes of CBOR, as observed on Fitbit's own simulator. */
export const MAX_MESSAGE_SIZE = 1027;

/** Why a session ended. Apps compare with these constants; the platform's own values are not known. */
export const CloseCode = { CONNECTION_LOST: 1, PEER_INITIATED: 2, SOCKET_ERROR: 3 } as const;

/** One app's end of the peer socket. */
export interface PeerEnd {
  /** Both apps run and are connected. */
  opened(): void;
  /** The session is over; `code` is one of `CloseCode`. Only called after `opened`. */
  closed(code: number, reason: string): void;
  received(bytes: Uint8Array): void;
}

/** From the moment both apps run until they are told. */
const HANDSHAKE = 50;
/** A message takes this long, and a millisecond more for every so many bytes. */
const MESSAGE_LATENCY = 40;
const BYTES_PER_MS = 50;

interface Flight {
  entry: TraceEntry<MessageEvent>;
  timer: Timer;
}

/**
 * Bluetooth between watch and phone, as apps see it: a session while both apps run, with messages in order, and
 * file transfers that outlive both.
 */
export class Link {
  readonly files: FileTransfers;
  private isUp = true;
  private readonly ends: Partial<Record<Side, PeerEnd>> = {};
  private handshake: Timer | undefined;
  private session = false;
  private flights: Flight[] = [];
  private lastArrival: Record<Side, Instant> = { watch: 0, phone: 0 };
  private readonly listeners: (() => void)[] = [];

  constructor(private readonly options: { clock: Clock; trace: Trace }) {
    this.files = new FileTransfers({ ...options, isUp: () => this.isUp });
  }

  /** True while watch and phone are in reach of each other. */
  get up(): boolean {
    return this.isUp;
  }

  /** True while the apps of both sides have an open session. */
  get open(): boolean {
    return this.session;
  }

  /** Brings the two into reach or out of it. */
  setUp(up: boolean): void {
    if (up === this.isUp) return;
    this.isUp = up;
    this.options.trace.add({ kind: 'lifecycle', place: 'phone', what: up ? 'link on' : 'link off' });
    if (!up) this.endSession(['watch', 'phone'], CloseCode.CONNECTION_LOST, 'the connection was lost');
    this.files.handleLinkChange();
    this.connect();
    this.notify();
  }

  /** An app began to run on this side. */
  attach(side: Side, end: PeerEnd): void {
    this.ends[side] = end;
    this.connect();
    this.notify();
  }

  /** The app of this side ended; the other is told, it is not. */
  detach(side: Side): void {
    if (!this.ends[side]) return;
    delete this.ends[side];
    this.endSession([otherSide(side)], CloseCode.PEER_INITIATED, 'the peer closed the connection');
    this.notify();
  }

  /** Sends within an open session, `arrived` is called at the end. What is under way when the session ends is lost. */
  send(from: Side, bytes: Uint8Array, arrived: () => void = () => {}): void {
    const { clock, trace } = this.options;
    const entry = trace.add<MessageEvent>({
      kind: 'message',
      direction: directionFrom(from),
      bytes: bytes.length,
      get data() {
        return inspectCbor(bytes);
      },
      state: this.session ? 'sent' : 'lost',
    });
    if (!this.session) return;
    const to = otherSide(from);
    const soonest = clock.now() + MESSAGE_LATENCY + Math.ceil(bytes.length / BYTES_PER_MS);
    const arrival = Math.max(soonest, this.lastArrival[to]);
    this.lastArrival[to] = arrival;
    const flight: Flight = {
      entry,
      timer: clock.at(arrival, () => {
        this.flights = this.flights.filter((other) => other !== flight);
        trace.update(entry, { state: 'arrived' });
        arrived();
        this.ends[to]?.received(bytes);
      }),
    };
    this.flights.push(flight);
  }

  /** Calls back when the link, or the session over it, changed. */
  onChange(listener: () => void): () => void {
    this.listeners.push(listener);
    return () => {
      const i = this.listeners.indexOf(listener);
      if (i >= 0) this.listeners.splice(i, 1);
    };
  }

  private connect(): void {
    const { watch, phone } = this.ends;
    if (!this.isUp || !watch || !phone || this.session || this.handshake) return;
    this.handshake = this.options.clock.after(HANDSHAKE, () => {
      this.handshake = undefined;
      this.session = true;
      this.notify();
      for (const side of ['phone', 'watch'] as const) if (this.session) this.ends[side]?.opened();
    });
  }

  private endSession(told: readonly Side[], code: number, reason: string): void {
    this.handshake?.cancel();
    this.handshake = undefined;
    if (!this.session) return;
    this.session = false;
    for (const { entry, timer } of this.flights) {
      timer.cancel();
      this.options.trace.update(entry, { state: 'lost' });
    }
    this.flights = [];
    for (const side of told) this.ends[side]?.closed(code, reason);
  }

  private notify(): void {
    for (const listener of [...this.listeners]) listener();
  }
}
