import { MINUTE_MS, SECOND_MS } from '../world/duration';
import type { ConnectionEvent, TraceEntry } from '../world/trace';
import { ENTRY_GROUPS, type EntryGroup } from './describe-entry';
import { connectionName } from './describe-lifecycle';
import { createDetails } from './details';
import { createElement, getElement, onClick, setText } from './dom';
import { EventRow } from './event-row';
import { formatDuration, type ZoneFormat } from './format';

/** Rows that are kept; older ones are removed. */
const MAX_ROWS = 2_000;
/** A longer pause has a separator. */
const PAUSE_MS = MINUTE_MS;
/** How long new rows are highlighted. */
const HIGHLIGHT_MS = SECOND_MS;
/** Within this distance from its end the list scrolls with new rows. */
const END_TOLERANCE_PX = 24;

/** The traffic between watch, phone and cloud, a row for each entry of the trace. */
export class EventLog {
  private readonly panel = getElement('#event-log', HTMLElement);
  private readonly list = getElement('#event-rows', HTMLOListElement);
  private readonly empty = getElement('#event-log-empty', HTMLElement);
  private readonly filters = getElement('#event-log-filters', HTMLElement);
  private readonly search = getElement('#event-log-search', HTMLInputElement);
  private readonly newerButton = getElement('#event-log-newer', HTMLButtonElement);
  private readonly rows = new Map<number, EventRow>();
  private selectedGroup: EntryGroup | 'all' = 'all';
  private lastTime: number | undefined;
  private unseenCount = 0;

  /** The app's name in new rows. */
  appName = '';

  constructor(private format: ZoneFormat) {
    for (const chip of this.filters.querySelectorAll('button')) onClick(chip, () => this.selectGroup(chip));
    this.search.addEventListener('input', () => this.applyFilters());
    this.panel.addEventListener('scroll', () => this.onScroll());
    this.list.addEventListener('keydown', (event) => this.onKeyDown(event));
    onClick(this.newerButton, () => this.scrollToEnd());
  }

  /** Removes all rows, for another server. */
  reset(format: ZoneFormat): void {
    this.format = format;
    this.rows.clear();
    this.list.replaceChildren();
    this.lastTime = undefined;
    this.unseenCount = 0;
    this.showEmpty();
  }

  /** Shows entries that are new or have changed; returns the new ones. */
  addEntries(entries: readonly TraceEntry[], isAnimated: boolean): TraceEntry[] {
    const following = this.isAtEnd;
    const newEntries = entries.filter((entry) => !this.updateRow(entry));
    const views = newEntries.map((entry) => this.appendRow(entry));
    if (isAnimated) highlight(views);
    this.trim();
    this.showEmpty();
    if (following) this.scrollToEnd();
    else if (newEntries.length > 0)
      this.setUnseenCount(this.unseenCount + views.filter(({ element }) => !element.hidden).length);
    return newEntries;
  }

  /** Opens the row of an entry and scrolls to it. */
  reveal(id: number): void {
    const view = this.rows.get(id);
    if (!view) return;
    view.element.hidden = false;
    view.toggle(true, createDetails);
    view.element.scrollIntoView({ block: 'center' });
    view.button.focus();
  }

  private updateRow(entry: TraceEntry): boolean {
    const view = this.rows.get(entry.id);
    if (!view) return false;
    view.update(entry);
    this.applyFilter(view);
    if (view.isOpen) view.toggle(true, createDetails);
    return true;
  }

  private appendRow(entry: TraceEntry): EventRow {
    this.addSeparators(entry);
    const { format } = this;
    const view = new EventRow(entry, this.appName, (t) => format.formatTime(t));
    onClick(view.button, () => {
      view.toggle(!view.isOpen, createDetails);
      // The newest row's details would be below the fold.
      view.element.scrollIntoView({ block: 'nearest' });
    });
    this.rows.set(entry.id, view);
    this.applyFilter(view);
    this.list.append(view.element);
    return view;
  }

  /** Separators between rows: a pause, another day, a connection cut or restored. */
  private addSeparators(entry: TraceEntry): void {
    const { t } = entry;
    const pause = t - (this.lastTime ?? t);
    if (pause > PAUSE_MS) {
      const sameDay = this.format.formatDate(t) === this.format.formatDate(this.lastTime ?? t);
      this.addSeparator(
        `${formatDuration(pause)} of quiet${sameDay ? '' : ` · ${this.format.formatDate(t)}`}`,
        '',
      );
    }
    this.lastTime = t;
    if (!isConnectionChange(entry)) return;
    this.addSeparator(
      `${connectionName(entry.kind)} ${entry.isOn ? 'on again at' : 'off since'} ${this.format.formatTime(t)}`,
      entry.isOn ? '' : 'gap--warn',
    );
  }

  private addSeparator(text: string, style: string): void {
    this.list.append(createElement('li', { class: `gap ${style}` }, createElement('span', {}, text)));
  }

  private selectGroup(chip: HTMLElement): void {
    this.selectedGroup = ENTRY_GROUPS.find((group) => group === chip.dataset.group) ?? 'all';
    for (const other of this.filters.querySelectorAll('button')) {
      other.setAttribute('aria-pressed', String(other === chip));
    }
    this.applyFilters();
  }

  private applyFilters(): void {
    for (const view of this.rows.values()) this.applyFilter(view);
    this.list.classList.toggle(
      'event-rows--filtered',
      this.selectedGroup !== 'all' || this.search.value !== '',
    );
    this.scrollToEnd();
  }

  private applyFilter(view: EventRow): void {
    const isInGroup = this.selectedGroup === 'all' || view.summary.group === this.selectedGroup;
    const query = this.search.value.trim().toLowerCase();
    const { kind, name } = view.summary;
    const text = `${kind} ${name} ${JSON.stringify(view.entry)}`;
    const matchesSearch = text.toLowerCase().includes(query);
    // Among all rows, a cut has a separator with its time.
    const hasSeparator = isConnectionChange(view.entry) && this.selectedGroup === 'all' && query === '';
    view.element.hidden = !isInGroup || !matchesSearch || hasSeparator;
  }

  private trim(): void {
    while (this.rows.size > MAX_ROWS) {
      const [id, view] = this.rows.entries().next().value as [number, EventRow];
      while (this.list.firstElementChild && this.list.firstElementChild !== view.element) {
        this.list.firstElementChild.remove();
      }
      view.element.remove();
      this.rows.delete(id);
    }
  }

  private showEmpty(): void {
    const empty = this.rows.size === 0;
    this.empty.hidden = !empty;
    this.filters.hidden = empty;
    this.list.hidden = empty;
  }

  private get isAtEnd(): boolean {
    const { scrollTop, scrollHeight, clientHeight } = this.panel;
    return scrollHeight - scrollTop - clientHeight < END_TOLERANCE_PX;
  }

  private scrollToEnd(): void {
    const scroll = (): void => {
      this.panel.scrollTop = this.panel.scrollHeight;
    };
    scroll();
    // Again when the rows in view have their real height.
    requestAnimationFrame(scroll);
    this.setUnseenCount(0);
  }

  private onScroll(): void {
    if (this.unseenCount > 0 && this.isAtEnd) this.setUnseenCount(0);
  }

  private setUnseenCount(unseen: number): void {
    this.unseenCount = unseen;
    this.newerButton.hidden = unseen === 0;
    setText(this.newerButton, `${unseen} new ↓`);
  }

  /** ↑↓ rows, → opens, ← and Esc close. */
  private onKeyDown(event: KeyboardEvent): void {
    const { target } = event;
    if (!(target instanceof HTMLButtonElement) || !target.classList.contains('ev__r')) return;
    const shown = [...this.rows.values()].filter(({ element }) => !element.hidden);
    const at = shown.findIndex(({ button }) => button === target);
    const view = shown[at];
    if (!view) return;
    if (event.key === 'ArrowDown') shown[at + 1]?.button.focus();
    else if (event.key === 'ArrowUp') shown[at - 1]?.button.focus();
    else if (event.key === 'ArrowRight') view.toggle(true, createDetails);
    else if (event.key === 'ArrowLeft' || event.key === 'Escape') view.toggle(false, createDetails);
    else return;
    event.preventDefault();
  }
}

function isConnectionChange(entry: TraceEntry): entry is TraceEntry<ConnectionEvent> {
  return entry.kind === 'link' || entry.kind === 'network';
}

function highlight(views: readonly EventRow[]): void {
  for (const { element } of views) element.classList.add('ev--new');
  setTimeout(() => {
    for (const { element } of views) element.classList.remove('ev--new');
  }, HIGHLIGHT_MS);
}
