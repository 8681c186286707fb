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

/** Real milliseconds that a page may take to draw, until it is sent more all the same. */
const MAX_DRAW_MS = 1_000;

export interface BroadcastOptions {
  /** Real time in milliseconds, from any beginning. */
  realNow(): number;
  describeState(): WorldState;
  renderFrame(): { svg: string; texts: string[] };
  schedule(work: () => void, delay: number): void;
}

/** Sends changes to every open page, in batches so that fast virtual time does not flood it. */
export class Broadcast {
  private readonly clients = new Set<PageClient>();
  private readonly queuedEntries = new Map<number, TraceEntry>();
  /** The pages that say when they have drawn, and since when each is drawing; undefined: it is not. */
  private readonly drawingSince = new Map<PageClient, number | undefined>();
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
    this.drawingSince.delete(client);
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

  /** An entry is new or has changed. */
  queueEntry(entry: TraceEntry): void {
    if (this.clients.size === 0) return;
    this.queuedEntries.set(entry.id, entry);
    if (this.queuedEntries.size > MAX_LOG_ENTRIES)
      this.queuedEntries.delete(this.queuedEntries.keys().next().value as number);
    this.scheduleFlush();
  }

  /** Sends to one page, or to all. */
  send(message: ServerMessage, recipient?: PageClient): void {
    const text = serialize(message);
    for (const client of recipient ? [recipient] : this.clients) client.send(text);
  }

  /** A page has drawn all that it was sent. From then on it is not sent more than it can draw. */
  confirmDrawn(client: PageClient): void {
    this.drawingSince.set(client, undefined);
  }

  private get isSomebodyDrawing(): boolean {
    const now = this.options.realNow();
    return [...this.drawingSince.values()].some((since) => since !== undefined && now - since < MAX_DRAW_MS);
  }

  private flush(): void {
    if (this.isSomebodyDrawing) {
      this.scheduleFlush();
      return;
    }
    let hasSent = this.queuedEntries.size > 0;
    if (hasSent) {
      this.send({ type: 'trace', entries: [...this.queuedEntries.values()].map(truncateBody) });
      this.queuedEntries.clear();
    }
    const state = serialize({ type: 'state', state: this.options.describeState() } satisfies ServerMessage);
    if (state !== this.lastState) {
      hasSent = true;
      this.sendText(state);
    }
    this.lastState = state;
    const frame = this.options.renderFrame();
    if (frame.svg !== this.lastFrame) {
      hasSent = true;
      this.send({ type: 'frame', ...frame });
    }
    this.lastFrame = frame.svg;
    if (!hasSent) return;
    for (const client of this.drawingSince.keys()) {
      this.send({ type: 'sent' }, client);
      this.drawingSince.set(client, this.options.realNow());
    }
  }

  private sendText(text: string): void {
    for (const client of this.clients) client.send(text);
  }
}
