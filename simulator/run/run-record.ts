import type { Instant } from '../world/clock';
import { cutText } from '../world/entry-ring';
import { SecretMask } from '../world/secret-mask';
import type { Direction, LineEvent, Trace, TraceEntry } from '../world/trace';

/** Number of requests that are listed, and of files. The oldest are dropped. */
const MAX_LISTED = 10_000;
/** Number of different console lines, errors and warnings that are listed. Further ones are only counted. */
const MAX_LINES = 10_000;
/** Longest address or name in a list, characters. Of a longer one only the beginning stays. */
const MAX_LISTED_LENGTH = 4_000;
/** Length of all lines that are listed, characters. */
const MAX_LINE_LENGTH_SUM = 4 * 1024 * 1024;

/** All equal lines of a run, from anywhere in it. */
export interface LineRecord {
  event: LineEvent;
  count: number;
  first: Instant;
  last: Instant;
}

export interface RequestRecord {
  t: Instant;
  method: string;
  url: string;
  status: number | undefined;
}

export interface FileRecord {
  t: Instant;
  direction: Direction;
  name: string;
  bytes: number;
  state: string;
}

export interface MessageTotals {
  count: number;
  bytes: number;
}

/** What was left out of a record because there was too much of it. */
export interface DroppedRecords {
  /** Console lines, errors and warnings that equal none that is listed. */
  lines: number;
  requests: number;
  files: number;
}

/** What a report says of a trace, collected as it happens: the trace drops its oldest entries. */
export class RunRecord {
  /** Exceptions of face, companion and settings page. */
  errorCount = 0;
  readonly messages: Record<Direction, MessageTotals> = {
    toWatch: { count: 0, bytes: 0 },
    toPhone: { count: 0, bytes: 0 },
  };
  /** The mask, which has seen every request and setting. */
  readonly secrets = new SecretMask();
  private droppedLines = 0;
  private lineLengthSum = 0;
  private readonly linesByKey = new Map<string, LineRecord>();
  /** The record that an entry of the trace is counted in. */
  private readonly lineOf = new WeakMap<TraceEntry, LineRecord>();
  private readonly requestList = new RecentRecords<RequestRecord>();
  private readonly fileList = new RecentRecords<FileRecord>();

  constructor(trace: Trace) {
    trace.listen((entry, isNew) => this.handleEntry(entry, isNew));
  }

  /** In the order in which they came first. */
  get lines(): readonly LineRecord[] {
    return [...this.linesByKey.values()];
  }

  get requests(): readonly RequestRecord[] {
    return this.requestList.all();
  }

  get files(): readonly FileRecord[] {
    return this.fileList.all();
  }

  get dropped(): DroppedRecords {
    return {
      lines: this.droppedLines,
      requests: this.requestList.droppedCount,
      files: this.fileList.droppedCount,
    };
  }

  private handleEntry(entry: TraceEntry, isNew: boolean): void {
    this.secrets.remember(entry);
    switch (entry.kind) {
      case 'error':
        this.errorCount++;
        this.countLine(entry, { isNew });
        break;
      case 'console':
      case 'warning':
        this.countLine(entry, { isNew });
        break;
      case 'request': {
        const { id, t, method, url, status } = entry;
        this.requestList.set(id, { t, method: cutListed(method), url: cutListed(url), status }, { isNew });
        break;
      }
      case 'file': {
        const { id, t, direction, name, bytes, state } = entry;
        this.fileList.set(id, { t, direction, name: cutListed(name), bytes, state }, { isNew });
        break;
      }
      case 'message':
        if (!isNew) break;
        this.messages[entry.direction].count++;
        this.messages[entry.direction].bytes += entry.bytes;
        break;
    }
  }

  private countLine(entry: TraceEntry<LineEvent>, { isNew }: { isNew: boolean }): void {
    const record = isNew ? this.findLine(entry) : this.lineOf.get(entry);
    if (!record) {
      this.droppedLines++;
      return;
    }
    record.count++;
    record.last = entry.last ?? entry.t;
  }

  /** The record of lines that equal this one, a new one where there is none; undefined where there are too many. */
  private findLine(entry: TraceEntry<LineEvent>): LineRecord | undefined {
    const key = lineKey(entry);
    let record = this.linesByKey.get(key);
    if (!record) {
      if (this.linesByKey.size >= MAX_LINES || this.lineLengthSum + key.length > MAX_LINE_LENGTH_SUM)
        return undefined;
      this.lineLengthSum += key.length;
      record = { event: pickEvent(entry), count: 0, first: entry.t, last: entry.t };
      this.linesByKey.set(key, record);
    }
    this.lineOf.set(entry, record);
    return record;
  }
}

/** The latest records of entries that change, in order. */
class RecentRecords<R> {
  droppedCount = 0;
  private readonly byId = new Map<number, R>();

  all(): R[] {
    return [...this.byId.values()];
  }

  /** A change of an entry that was dropped is ignored. */
  set(id: number, record: R, { isNew }: { isNew: boolean }): void {
    if (!isNew && !this.byId.has(id)) return;
    this.byId.set(id, record);
    const [oldest] = this.byId.keys();
    if (this.byId.size <= MAX_LISTED || oldest === undefined) return;
    this.byId.delete(oldest);
    this.droppedCount++;
  }
}

/** The event alone: the entry's text may be cut later. */
function cutListed(text: string): string {
  return text.length > MAX_LISTED_LENGTH ? cutText(text) : text;
}

function pickEvent(entry: TraceEntry<LineEvent>): LineEvent {
  const { id, t, isCut, count, last, ...event } = entry;
  return event;
}

function lineKey(line: LineEvent): string {
  const detail = line.kind === 'console' ? `${line.level} ${line.at ?? ''}` : (line.frames ?? []).join('\n');
  return [line.kind, line.place, detail, line.text].join('\n');
}
