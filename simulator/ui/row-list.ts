import { LineLimit } from '../simulation/line-limit';
import { MINUTE_MS } from '../world/duration';
import type { ConnectionEvent, TraceEntry } from '../world/trace';
import { connectionName } from './describe-lifecycle';
import { createDetails } from './details';
import { createElement, onClick } from './dom';
import { EventRow } from './event-row';
import { foldKey, groupKey } from './fold-key';
import { FoldRow } from './fold-row';
import { formatRoundedDuration, type ZoneFormat } from './format';

/** Rows and separators that are kept; older ones are removed. */
const MAX_ROWS = 500;
/** A longer pause has a separator, and ends a group. */
const PAUSE_MS = MINUTE_MS;
/** Console lines that are drawn in a real second; those after them are one row. */
const MAX_DRAWN_LINES = 30;
/** The key of that row. */
const FLOOD = 'flood';
/** Smallest number of rows of a kind, one after the other, that are drawn as one. */
const MIN_RUN = 3;

/** What stands between two pauses, in order. */
interface Group {
  /** The separator before it. */
  gap: HTMLElement | undefined;
  items: (EventRow | FoldRow)[];
}

/**
 * The rows of the event log. What repeats is folded: several entries of a kind that follow one another, and groups
 * between two pauses that are like the group before.
 */
export class RowList {
  private readonly rows = new Map<number, EventRow>();
  private folds: FoldRow[] = [];
  private readonly changed = new Set<FoldRow>();
  private readonly lineLimit = new LineLimit(MAX_DRAWN_LINES);
  private group: Group = { gap: undefined, items: [] };
  private previous: Group | undefined;
  private lastTime: number | undefined;

  /** The app's name in new rows. */
  appName = '';

  constructor(
    private readonly list: HTMLElement,
    private format: ZoneFormat,
  ) {}

  reset(format: ZoneFormat): void {
    this.format = format;
    this.rows.clear();
    this.folds = [];
    this.group = { gap: undefined, items: [] };
    this.previous = undefined;
    this.lastTime = undefined;
    this.list.replaceChildren();
  }

  get isEmpty(): boolean {
    return this.rows.size === 0 && this.folds.length === 0;
  }

  /** All rows that can be filtered, with the entries they stand for. */
  *shown(): Iterable<{ item: EventRow | FoldRow; entries: readonly TraceEntry[] }> {
    for (const row of this.rows.values()) yield { item: row, entries: [row.entry] };
    for (const fold of this.folds) yield { item: fold, entries: fold.entries };
  }

  /** Shows an entry that has changed; returns its row, or that of its group. */
  update(entry: TraceEntry): EventRow | FoldRow | undefined {
    const row = this.rows.get(entry.id);
    if (!row) return this.folds.filter((fold) => fold.update(entry)).at(-1);
    row.update(entry);
    if (row.isOpen) row.toggle(true, createDetails);
    return row;
  }

  /** The row of an entry, out of its group. */
  find(id: number): EventRow | undefined {
    const row = this.rows.get(id);
    if (row) return row;
    for (const fold of this.folds) {
      const child = fold.reveal(id);
      if (child) return child;
    }
    return undefined;
  }

  /** Adds an entry at the end; returns the row that shows it. `now` is real time; without it no flood is folded. */
  append(entry: TraceEntry, now?: number): EventRow | FoldRow {
    this.addSeparators(entry);
    const { items } = this.group;
    const last = items.at(-1);
    const isFlood = now !== undefined && entry.kind === 'console' && this.lineLimit.check(now) !== 'pass';
    const key = isFlood ? FLOOD : foldKey(entry);
    if (last instanceof FoldRow && key !== undefined && last.key === key) {
      this.addTo(last, [entry]);
      return last;
    }
    if (isFlood) {
      const fold = this.createFold(undefined, FLOOD);
      this.addTo(fold, [entry]);
      items.push(fold);
      return fold;
    }
    const run = items.slice(1 - MIN_RUN);
    const isRun = key !== undefined && run.length === MIN_RUN - 1 && run.every((row) => isPlain(row, key));
    if (isRun)
      return this.foldRun(
        run.filter((row) => row instanceof EventRow),
        entry,
        key,
      );
    const row = this.createRow(entry);
    items.push(row);
    this.rows.set(entry.id, row);
    this.list.append(row.element);
    return row;
  }

  /** Draws the groups that have changed, and removes the oldest rows. */
  finish(): void {
    for (const fold of this.changed) fold.draw();
    this.changed.clear();
    while (this.list.childElementCount > MAX_ROWS) {
      const oldest = this.list.firstElementChild;
      oldest?.remove();
      for (const [id, row] of this.rows) {
        if (row.element !== oldest) break;
        this.rows.delete(id);
      }
      this.folds = this.folds.filter(({ element }) => element !== oldest);
    }
  }

  private createRow(entry: TraceEntry): EventRow {
    const row = new EventRow(entry, this.appName, (t) => this.format.formatTime(t));
    onClick(row.button, () => {
      row.toggle(!row.isOpen, createDetails);
      // The newest row's details would be below the fold.
      row.element.scrollIntoView({ block: 'nearest' });
    });
    return row;
  }

  private foldRun(run: readonly EventRow[], entry: TraceEntry, key: string): FoldRow {
    const fold = this.createFold(run[0]?.element, key);
    for (const row of run) this.addTo(fold, [row.entry]);
    this.addTo(fold, [entry]);
    for (const row of run) this.remove(row);
    this.group.items.splice(1 - MIN_RUN, run.length, fold);
    return fold;
  }

  private createFold(before: Element | undefined, key?: string): FoldRow {
    const texts = { appName: this.appName, formatTime: (t: number) => this.format.formatTime(t) };
    const fold = new FoldRow(texts, key);
    this.folds.push(fold);
    this.list.insertBefore(fold.element, before ?? null);
    return fold;
  }

  private addTo(fold: FoldRow, entries: readonly TraceEntry[]): void {
    fold.add(entries);
    this.changed.add(fold);
  }

  /** The group is complete: where it is like the one before, both become one row. */
  private endGroup(): void {
    const { group, previous } = this;
    this.group = { gap: undefined, items: [] };
    this.previous = group;
    const [only] = previous?.items ?? [];
    if (!previous || group.items.some(isInUse) || previous.items.some(isInUse)) return;
    const entries = group.items.flatMap(entriesOf);
    const key = groupKey(entries);
    if (key === undefined || key !== groupKey(previous.items.flatMap(entriesOf))) return;
    let fold =
      previous.items.length === 1 && only instanceof FoldRow && only.key === undefined ? only : undefined;
    if (!fold) {
      fold = this.createFold(only?.element);
      this.addTo(fold, previous.items.flatMap(entriesOf));
      for (const item of previous.items) this.remove(item);
    }
    this.addTo(fold, entries);
    for (const item of group.items) this.remove(item);
    group.gap?.remove();
    this.previous = { gap: previous.gap, items: [fold] };
  }

  private remove(item: EventRow | FoldRow): void {
    item.element.remove();
    if (item instanceof EventRow) this.rows.delete(item.entry.id);
    else this.folds = this.folds.filter((fold) => fold !== item);
  }

  /** Separators between rows: a pause, another day, a connection cut or restored. */
  private addSeparators(entry: TraceEntry): void {
    const { t } = entry;
    const pause = t - (this.lastTime ?? t);
    if (pause > PAUSE_MS) {
      this.endGroup();
      const sameDay = this.format.formatDate(t) === this.format.formatDate(this.lastTime ?? t);
      const text = `${formatRoundedDuration(pause)} of quiet${sameDay ? '' : ` · ${this.format.formatDate(t)}`}`;
      this.group.gap = this.addSeparator(text, '');
    }
    this.lastTime = t;
    if (!isConnectionChange(entry)) return;
    this.addSeparator(
      `${connectionName(entry.kind)} ${entry.isOn ? 'on again at' : 'off since'} ${this.format.formatTime(t)}`,
      entry.isOn ? '' : 'gap--warn',
    );
  }

  private addSeparator(text: string, style: string): HTMLElement {
    const gap = createElement('li', { class: `gap ${style}` }, createElement('span', {}, text));
    this.list.append(gap);
    return gap;
  }
}

export function isConnectionChange(entry: TraceEntry): entry is TraceEntry<ConnectionEvent> {
  return entry.kind === 'link' || entry.kind === 'network';
}

function entriesOf(item: EventRow | FoldRow): TraceEntry[] {
  return item instanceof EventRow ? [item.entry] : item.entries;
}

/** Whether a row has this key and nobody looks into it. */
function isPlain(item: EventRow | FoldRow, key: string): boolean {
  return item instanceof EventRow && !isInUse(item) && foldKey(item.entry) === key;
}

/** Somebody has opened it, or is on it. */
function isInUse(item: EventRow | FoldRow): boolean {
  return item.isOpen || item.element.contains(document.activeElement);
}
