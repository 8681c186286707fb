import type { Clock } from './clock';
import { EntryRing } from './entry-ring';
import { LineFolder } from './line-folder';
import { Listeners } from './listeners';
import type { CodeLocation, LineEvent, Place, TraceEntry, TraceEvent } from './trace-events';

export type * from './trace-events';

/** Number of entries that are kept. The page shows the last 2,000. */
const DEFAULT_MAX_ENTRIES = 8_000;
/** Number of bytes of bodies and long texts that are kept. */
const DEFAULT_MAX_BODY_BYTES = 3 * 1024 * 1024;
/** The simulator's own frames come before the app's in a warning's stack. */
const WARNING_STACK_FRAMES = 100;

export interface TraceOptions {
  /** Number of entries that are kept. Older ones are dropped. */
  maxEntries?: number;
  /** Number of bytes of bodies and long texts that are kept. Older ones are dropped. */
  maxBodyBytes?: number;
  /** Finds the app's code in a stack of the engine; undefined where there is none. */
  locate?(place: Place, stack: string): CodeLocation | undefined;
}

/**
 * What happened on watch, phone and cloud, in order, for the report and for the page. It is a ring: the oldest entries
 * and bodies are dropped. Equal lines that follow one another soon are one entry with a count.
 */
export class Trace {
  private readonly ring: EntryRing;
  private readonly folder = new LineFolder();
  private readonly listeners = new Listeners<[entry: TraceEntry, isNew: boolean]>();

  constructor(
    private readonly clock: Clock,
    private readonly options: TraceOptions = {},
  ) {
    const { maxEntries = DEFAULT_MAX_ENTRIES, maxBodyBytes = DEFAULT_MAX_BODY_BYTES } = options;
    this.ring = new EntryRing(maxEntries, maxBodyBytes);
  }

  /** The entries that are kept, oldest first. Their ids follow one another. */
  get entries(): readonly TraceEntry[] {
    return this.ring.entries;
  }

  /** The id of the next new entry. */
  get nextId(): number {
    return this.ring.nextId;
  }

  /** How many entries were dropped, and how many bodies and long texts of entries that are kept or were. */
  get dropped(): { readonly entries: number; readonly bodies: number } {
    return this.ring.dropped;
  }

  /** The entry with this id; undefined if it was dropped. */
  get(id: number): TraceEntry | undefined {
    return this.ring.get(id);
  }

  /**
   * `event` itself becomes the entry, so that its getters stay lazy. A line that equals a recent one is counted there,
   * and that entry is returned.
   */
  add<E extends TraceEvent>(event: E): TraceEntry<E> {
    const t = this.clock.now();
    const line = asLine(event);
    if (line) {
      this.locate(line);
      const folded = this.folder.fold(line, t, this.ring.firstId);
      // An equal line has the same kind, which the compiler does not see.
      if (folded) return this.notify(folded as unknown as TraceEntry<E>, false);
    }
    const entry: TraceEntry<E> = Object.assign(event, { id: this.ring.nextId, t });
    // An entry of one kind is one of all kinds, which the compiler does not see of a generic one; so below.
    this.ring.push(entry as TraceEntry);
    // What a new run of an app writes is not counted among the lines of the run before.
    if (event.kind === 'start' || event.kind === 'wake') this.folder.clear();
    if (line) this.folder.remember(entry as TraceEntry<LineEvent & E>);
    return this.notify(entry, true);
  }

  /** Changes an entry and notifies the listeners again. */
  update<E extends TraceEvent>(entry: TraceEntry<E>, patch: Partial<E>): void {
    this.ring.change(entry as TraceEntry, () => Object.assign(entry, patch));
    this.notify(entry, false);
  }

  /**
   * Calls `listener` for each entry, new (`isNew`) or changed; the returned function unsubscribes. A console line, an
   * error or a warning changes only when it happens again.
   */
  listen(listener: (entry: TraceEntry, isNew: boolean) => void): () => void {
    return this.listeners.add(listener);
  }

  private notify<E extends TraceEvent>(entry: TraceEntry<E>, isNew: boolean): TraceEntry<E> {
    this.listeners.notify(entry as TraceEntry, isNew);
    return entry;
  }

  /** A warning is about the app's call that led to it. */
  private locate(line: LineEvent): void {
    const { locate } = this.options;
    if (!locate) return;
    const stack = line.stack ?? (line.kind === 'warning' ? captureStack() : undefined);
    if (stack !== undefined) Object.assign(line, locate(line.place, stack));
  }
}

function asLine(event: TraceEvent): LineEvent | undefined {
  const { kind } = event;
  return kind === 'console' || kind === 'error' || kind === 'warning' ? event : undefined;
}

/** The stack of the caller, with the app's code that called into the simulator. */
function captureStack(): string {
  // V8 has it. The types of browsers, which read this file too, do not.
  const engine = Error as { stackTraceLimit?: number };
  const { stackTraceLimit } = engine;
  engine.stackTraceLimit = WARNING_STACK_FRAMES;
  const { stack = '' } = new Error('warning');
  engine.stackTraceLimit = stackTraceLimit;
  return stack;
}
