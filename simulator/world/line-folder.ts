import type { Instant } from './clock';
import { MINUTE_MS } from './duration';
import type { LineEvent, Place, TraceEntry } from './trace-events';

/** Longest time since an equal line in which a line is counted, ms. */
const WINDOW_MS = MINUTE_MS;
/** Number of lines that are compared. */
const MAX_LINES = 200;
/** Number of equal console lines from which they are counted in one entry, although others are between them. */
const FLOOD_LINES = 10;
/** Number of characters of each end of a long text in a key. */
const KEY_END_LENGTH = 500;

interface RecentLine {
  entry: TraceEntry<LineEvent>;
  /** How often it came, with less than the window between any two. */
  count: number;
}

/**
 * Finds the recent entry that an equal line is counted in. Errors and warnings need not follow one another. Console
 * lines do, because their order says something, unless they come in a flood.
 */
export class LineFolder {
  /** By `keyOf`; the most recent is the last. */
  private readonly recent = new Map<string, RecentLine>();
  /** The latest line of each place. */
  private readonly latest = new Map<Place, TraceEntry<LineEvent>>();

  /**
   * Counts the line in an equal entry and returns that; undefined if it needs an entry of its own. Entries with ids
   * below `firstId` are gone.
   */
  fold(line: LineEvent, now: Instant, firstId: number): TraceEntry<LineEvent> | undefined {
    const key = keyOf(line);
    const known = this.recent.get(key);
    if (!known) return undefined;
    const { entry } = known;
    this.recent.delete(key);
    const isRecent = now - (entry.last ?? entry.t) <= WINDOW_MS && entry.id >= firstId;
    // The key has only the ends of a long text.
    if (!isRecent || entry.text !== line.text) return undefined;
    this.recent.set(key, known);
    known.count++;
    const isFolded =
      line.kind !== 'console' || this.latest.get(line.place) === entry || known.count > FLOOD_LINES;
    if (!isFolded) return undefined;
    entry.count = (entry.count ?? 1) + 1;
    entry.last = now;
    this.latest.set(line.place, entry);
    return entry;
  }

  /** The next line needs an entry of its own, whatever came before. */
  clear(): void {
    this.recent.clear();
    this.latest.clear();
  }

  /** A line that was not folded has become an entry. */
  remember(entry: TraceEntry<LineEvent>): void {
    const key = keyOf(entry);
    const known = this.recent.get(key);
    this.latest.set(entry.place, entry);
    if (known) {
      known.entry = entry;
      return;
    }
    this.recent.set(key, { entry, count: 1 });
    const [oldest] = this.recent.keys();
    if (this.recent.size > MAX_LINES && oldest !== undefined) this.recent.delete(oldest);
  }
}

/** Equal for equal lines; of a long text it has the ends. */
export function keyOf(line: LineEvent): string {
  const { kind, place, text } = line;
  const detail = kind === 'console' ? `${line.level} ${line.at ?? ''}` : (line.frames ?? []).join('\n');
  const isLong = text.length > 2 * KEY_END_LENGTH;
  const shortText = isLong
    ? `${text.length} ${text.slice(0, KEY_END_LENGTH)} ${text.slice(-KEY_END_LENGTH)}`
    : text;
  return `${kind}\n${place}\n${detail}\n\n${shortText}`;
}
