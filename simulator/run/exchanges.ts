import type { Clock, Instant } from '../world/clock';
import type { CloudRequest, CloudResponse } from '../world/http';
import { Listeners } from '../world/listeners';
import type { NetworkFailure } from '../world/network';

/** A request of the phone, what the service made of it, and what the phone got. It changes as it goes on. */
export interface Exchange {
  /** Counts from 1, in the order of sending. */
  readonly id: number;
  readonly request: CloudRequest;
  /** When it left the phone; undefined while it has not, for instance without a network. */
  readonly left: Instant | undefined;
  /** When the pretend cloud carried it out; undefined where it never got it. */
  readonly handledAt: Instant | undefined;
  /** The pretend cloud's own answer. */
  readonly handled: CloudResponse | undefined;
  /** When the sender got its result, or nobody waited for it any more. */
  readonly deliveredAt: Instant | undefined;
  /** What the sender got. */
  readonly delivered: CloudResponse | NetworkFailure | undefined;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** All requests to the pretend cloud, as they happen. */
export class Exchanges {
  private lastId = 0;
  private readonly listeners = new Listeners<[exchange: Exchange]>();

  constructor(private readonly clock: Clock) {}

  /** Calls `listener` when a request begins, leaves, is carried out, and ends; the returned function unsubscribes. */
  listen(listener: (exchange: Exchange) => void): () => void {
    return this.listeners.add(listener);
  }

  begin(request: CloudRequest): Exchange {
    const exchange: Exchange = {
      id: ++this.lastId,
      request,
      left: undefined,
      handledAt: undefined,
      handled: undefined,
      deliveredAt: undefined,
      delivered: undefined,
    };
    this.listeners.notify(exchange);
    return exchange;
  }

  leave(exchange: Exchange): void {
    this.change(exchange, { left: this.clock.now() });
  }

  handle(exchange: Exchange, handled: CloudResponse): void {
    this.change(exchange, { handledAt: this.clock.now(), handled });
  }

  /** What comes after the first result is ignored. */
  deliver(exchange: Exchange, delivered: CloudResponse | NetworkFailure): void {
    if (!exchange.delivered) this.change(exchange, { deliveredAt: this.clock.now(), delivered });
  }

  private change(exchange: Writable<Exchange>, change: Partial<Exchange>): void {
    Object.assign(exchange, change);
    this.listeners.notify(exchange);
  }
}
