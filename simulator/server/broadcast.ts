import type { TraceEntry } from '../world/trace';
import type { ServerMessage, WorldState } from './protocol';
import { shorten, toJson } from './serialize';

/** Real milliseconds between two sendings: thirty pictures a second at most. */
const PERIOD = 33;
/** As many rows as the page keeps. */
export const KEPT_ENTRIES = 2_000;

/** One open page. */
export interface Client {
  send(text: string): void;
}

export interface BroadcastOptions {
  state(): WorldState;
  frame(): { svg: string; texts: string[] };
  schedule(work: () => void, delay: number): void;
}

/** Tells every open page what changed, gathered so that fast virtual time does not flood it. */
export class Broadcast {
  private readonly clients = new Set<Client>();
  private readonly entries = new Map<number, TraceEntry>();
  private scheduled = false;
  private lastState = '';
  private lastFrame = '';

  constructor(private readonly options: BroadcastOptions) {}

  /** Greets a new page with `hello` and includes it from then on. */
  add(client: Client, hello: ServerMessage): void {
    this.clients.add(client);
    client.send(toJson(hello));
    client.send(toJson({ type: 'frame', ...this.options.frame() } satisfies ServerMessage));
  }

  remove(client: Client): void {
    this.clients.delete(client);
  }

  /** Something visible may have changed. */
  touch(): void {
    if (this.scheduled || this.clients.size === 0) return;
    this.scheduled = true;
    this.options.schedule(() => {
      this.scheduled = false;
      this.flush();
    }, PERIOD);
  }

  /** An entry is new or has changed. */
  entry(entry: TraceEntry): void {
    if (this.clients.size === 0) return;
    this.entries.set(entry.id, entry);
    if (this.entries.size > KEPT_ENTRIES) this.entries.delete(this.entries.keys().next().value as number);
    this.touch();
  }

  /** Sends to one page, or to all. */
  send(message: ServerMessage, only?: Client): void {
    const text = toJson(message);
    for (const client of only ? [only] : this.clients) client.send(text);
  }

  private flush(): void {
    if (this.entries.size > 0) {
      this.send({ type: 'trace', entries: [...this.entries.values()].map(shorten) });
      this.entries.clear();
    }
    const state = toJson({ type: 'state', state: this.options.state() } satisfies ServerMessage);
    if (state !== this.lastState) this.tell(state);
    this.lastState = state;
    const frame = this.options.frame();
    if (frame.svg !== this.lastFrame) this.send({ type: 'frame', ...frame });
    this.lastFrame = frame.svg;
  }

  private tell(text: string): void {
    for (const client of this.clients) client.send(text);
  }
}
