import type { TraceEntry } from '../world/trace';
import type { ServerMessage, WorldState } from './protocol';
import { serialize, truncateBody } from './serialize';

/** Real milliseconds between two sends: at most thirty frames a second. */
const FLUSH_INTERVAL_MS = 33;
/** The number of rows that the page keeps. */
export const MAX_LOG_ENTRIES = 2_000;

/** One open page. */
export interface PageClient {
  send(text: string): void;
}

export interface BroadcastOptions {
  describeState(): WorldState;
  renderFrame(): { svg: string; texts: string[] };
  schedule(work: () => void, delay: number): void;
}

/** Sends changes to every open page, in batches so that fast virtual time does not flood it. */
export class Broadcast {
  private readonly clients = new Set<PageClient>();
  private readonly queuedEntries = new Map<number, TraceEntry>();
  private isFlushScheduled = false;
  private lastState = '';
  private lastFrame = '';

  constructor(private readonly options: BroadcastOptions) {}

  /** Sends `hello` to a new page and includes it from then on. */
  addClient(client: PageClient, hello: ServerMessage): void {
    this.clients.add(client);
    client.send(serialize(hello));
    client.send(serialize({ type: 'frame', ...this.options.renderFrame() } satisfies ServerMessage));
  }

  removeClient(client: PageClient): void {
    this.clients.delete(client);
  }

  /** Something visible may have changed. */
  scheduleFlush(): void {
    if (this.isFlushScheduled || this.clients.size === 0) return;
    this.isFlushScheduled = true;
    this.options.schedule(() => {
      this.isFlushScheduled = false;
      this.flush();
    }, FLUSH_INTERVAL_MS);
  }

  /** A command was performed: its sender waits for a state, also where none has changed. */
  confirmCommand(): void {
    this.lastState = '';
    this.scheduleFlush();
  }

  /** An entry is new or has changed. */
  queueEntry(entry: TraceEntry): void {
    if (this.clients.size === 0) return;
    this.queuedEntries.set(entry.id, entry);
    const [oldest] = this.queuedEntries.keys();
    if (this.queuedEntries.size > MAX_LOG_ENTRIES && oldest !== undefined) this.queuedEntries.delete(oldest);
    this.scheduleFlush();
  }

  /** Sends to one page, or to all. */
  send(message: ServerMessage, recipient?: PageClient): void {
    const text = serialize(message);
    for (const client of recipient ? [recipient] : this.clients) client.send(text);
  }

  private flush(): void {
    if (this.queuedEntries.size > 0) {
      this.send({ type: 'trace', entries: [...this.queuedEntries.values()].map(truncateBody) });
      this.queuedEntries.clear();
    }
    const state = serialize({ type: 'state', state: this.options.describeState() } satisfies ServerMessage);
    if (state !== this.lastState) this.sendText(state);
    this.lastState = state;
    const frame = this.options.renderFrame();
    if (frame.svg !== this.lastFrame) this.send({ type: 'frame', ...frame });
    this.lastFrame = frame.svg;
  }

  private sendText(text: string): void {
    for (const client of this.clients) client.send(text);
  }
}
