import type { TraceEntry } from './trace-events';

/** Share of the entries that is dropped at a time, because each drop moves the rest. */
const DROPPED_SHARE = 0.1;
/** Number of characters of a text that stay when the rest is dropped. */
const KEPT_TEXT_LENGTH = 500;
/** Number of characters of headers that always stay. */
const KEPT_HEADERS_LENGTH = 2_000;

/** Entries with ids that follow one another. The oldest are dropped, and before them the bodies of old ones. */
export class EntryRing {
  readonly entries: TraceEntry[] = [];
  nextId = 0;
  readonly dropped = { entries: 0, bodies: 0 };
  private bodyBytes = 0;
  /** Entries with smaller ids have no bodies any more. */
  private firstIdWithBody = 0;

  constructor(
    private readonly maxEntries: number,
    private readonly maxBodyBytes: number,
  ) {}

  get(id: number): TraceEntry | undefined {
    return this.entries[id - this.firstId];
  }

  /** Its id must be `nextId`. */
  push(entry: TraceEntry): void {
    this.entries.push(entry);
    this.nextId++;
    this.bodyBytes += measureBody(entry);
    if (this.entries.length > this.maxEntries) this.dropOldest();
    this.cutOldBodies();
  }

  /** Changes an entry by `change`; one that has lost its body does not get another. */
  change(entry: TraceEntry, change: () => void): void {
    if (this.get(entry.id) !== entry) {
      change();
      return;
    }
    const before = measureBody(entry);
    change();
    if (entry.isCut) cutBody(entry);
    this.bodyBytes += measureBody(entry) - before;
    this.cutOldBodies();
  }

  /** The id of the oldest entry that is kept. */
  get firstId(): number {
    return this.nextId - this.entries.length;
  }

  private dropOldest(): void {
    const dropped = this.entries.splice(0, Math.ceil(this.maxEntries * DROPPED_SHARE));
    for (const entry of dropped) this.bodyBytes -= measureBody(entry);
    this.dropped.entries += dropped.length;
  }

  private cutOldBodies(): void {
    this.firstIdWithBody = Math.max(this.firstIdWithBody, this.firstId);
    while (this.bodyBytes > this.maxBodyBytes && this.firstIdWithBody < this.nextId) {
      const entry = this.get(this.firstIdWithBody++);
      const bytes = entry ? measureBody(entry) : 0;
      if (!entry || bytes === 0) continue;
      cutBody(entry);
      this.bodyBytes += measureBody(entry) - bytes;
      this.dropped.bodies++;
    }
  }
}

/** The size of what `cutBody` would drop, about in bytes. */
function measureBody(entry: TraceEntry): number {
  switch (entry.kind) {
    case 'request':
      return (
        lengthOf(entry.requestBody) +
        lengthOf(entry.responseBody) +
        measureLongText(entry.url) +
        measureHeaders(entry.requestHeaders) +
        measureHeaders(entry.responseHeaders)
      );
    case 'message':
      return entry.isCut ? 0 : entry.bytes;
    case 'file':
      return (entry.isCut ? 0 : entry.bytes) + measureLongText(entry.name);
    case 'setting':
      return measureLongText(entry.value) + measureLongText(entry.key);
    case 'page':
      return measureLongText(entry.url);
    case 'console':
    case 'error':
    case 'warning':
      return measureLongText(entry.text) + lengthOf(entry.stack);
    default:
      return 0;
  }
}

function cutBody(entry: TraceEntry): void {
  entry.isCut = true;
  if (entry.kind === 'request') {
    delete entry.requestBody;
    delete entry.responseBody;
    entry.url = cutText(entry.url);
    if (measureHeaders(entry.requestHeaders) > 0) entry.requestHeaders = {};
    if (measureHeaders(entry.responseHeaders) > 0) entry.responseHeaders = {};
  } else if (entry.kind === 'message' || entry.kind === 'file') {
    // The getter holds the bytes.
    Object.defineProperty(entry, 'data', { value: undefined, enumerable: true });
    if (entry.kind === 'file') entry.name = cutText(entry.name);
  } else if (entry.kind === 'setting') {
    entry.value = entry.value === null ? null : cutText(entry.value);
    entry.key = entry.key === null ? null : cutText(entry.key);
  } else if (entry.kind === 'page') entry.url = cutText(entry.url);
  else if (entry.kind === 'console' || entry.kind === 'error' || entry.kind === 'warning') {
    entry.text = cutText(entry.text);
    delete entry.stack;
  }
}

/** The beginning of a long text, without the memory of its rest. */
export function cutText(text: string): string {
  // A slice of V8 keeps the whole text alive; a joined copy does not.
  return text.length > KEPT_TEXT_LENGTH ? `${text.slice(0, KEPT_TEXT_LENGTH).split('').join('')}…` : text;
}

/** 0 for a text that `cutText` leaves as it is. */
function measureLongText(text: string | null): number {
  return text === null || text.length <= KEPT_TEXT_LENGTH + 1 ? 0 : text.length;
}

function measureHeaders(headers: Readonly<Record<string, string>> | undefined): number {
  let length = 0;
  for (const name in headers) length += name.length + lengthOf(headers[name]);
  return length > KEPT_HEADERS_LENGTH ? length : 0;
}

function lengthOf(text: string | undefined): number {
  return text?.length ?? 0;
}
