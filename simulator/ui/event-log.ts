import { SECOND_MS } from '../world/duration';
import type { TraceEntry } from '../world/trace';
import { describeEntry, ENTRY_GROUPS, type EntryGroup } from './describe-entry';
import { createDetails } from './details';
import { getElement, onClick, setText } from './dom';
import type { EventRow } from './event-row';
import type { FoldRow } from './fold-row';
import type { ZoneFormat } from './format';
import { isConnectionChange, RowList } from './row-list';

/** Time for which new rows are highlighted, ms. */
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
  private readonly rows: RowList;
  private selectedGroup: EntryGroup | 'all' = 'all';
  private unseenCount = 0;

  constructor(format: ZoneFormat) {
    this.rows = new RowList(this.list, format);
    for (const chip of this.filters.querySelectorAll('button')) onClick(chip, () => this.selectGroup(chip));
    this.search.addEventListener('input', () => this.applyFilters());
    this.panel.addEventListener('scroll', () => this.onScroll());
    this.list.addEventListener('keydown', (event) => this.onKeyDown(event));
    onClick(this.newerButton, () => this.scrollToEnd());
  }

  /** The app's name in new rows. */
  set appName(name: string) {
    this.rows.appName = name;
  }

  /** Removes all rows, for another server. */
  reset(format: ZoneFormat): void {
    this.rows.reset(format);
    this.unseenCount = 0;
    this.showEmpty();
  }

  /** Shows entries that are new or have changed; returns the new ones. With `isWhole` a flood of lines is drawn too. */
  addEntries(
    entries: readonly TraceEntry[],
    { isAnimated, isWhole }: { isAnimated: boolean; isWhole: boolean },
  ): TraceEntry[] {
    const newEntries = entries.filter((entry) => !this.updateRow(entry));
    // A look at the list's height lays it out.
    if (newEntries.length === 0) return newEntries;
    const following = this.isAtEnd;
    const now = isWhole ? undefined : performance.now();
    const views = newEntries.map((entry) => this.appendRow(entry, now));
    if (isAnimated) highlight(views);
    this.rows.finish();
    this.showEmpty();
    if (following) this.scrollToEnd();
    else this.setUnseenCount(this.unseenCount + views.filter(({ element }) => !element.hidden).length);
    return newEntries;
  }

  /** Opens the row of an entry and scrolls to it. */
  reveal(id: number): void {
    const view = this.rows.find(id);
    if (!view) return;
    for (let row = view.element.closest('li'); row; row = row.parentElement?.closest('li') ?? null)
      row.hidden = false;
    view.toggle(true, createDetails);
    view.element.scrollIntoView({ block: 'center' });
    view.button.focus();
  }

  private updateRow(entry: TraceEntry): boolean {
    const row = this.rows.update(entry);
    if (row) this.applyFilter(row, [entry]);
    return row !== undefined;
  }

  private appendRow(entry: TraceEntry, now: number | undefined): EventRow | FoldRow {
    const row = this.rows.append(entry, now);
    this.applyFilter(row, [entry]);
    return row;
  }

  private selectGroup(chip: HTMLElement): void {
    this.selectedGroup = ENTRY_GROUPS.find((group) => group === chip.dataset.group) ?? 'all';
    for (const other of this.filters.querySelectorAll('button')) {
      other.setAttribute('aria-pressed', String(other === chip));
    }
    this.applyFilters();
  }

  private applyFilters(): void {
    for (const { item, entries } of this.rows.shown()) {
      item.element.hidden = true;
      this.applyFilter(item, entries);
    }
    this.list.classList.toggle(
      'event-rows--filtered',
      this.selectedGroup !== 'all' || this.search.value !== '',
    );
    this.scrollToEnd();
  }

  /** A group is shown where one of its entries is. */
  private applyFilter({ element }: EventRow | FoldRow, entries: readonly TraceEntry[]): void {
    const query = this.search.value.trim().toLowerCase();
    if (this.selectedGroup === 'all' && query === '') {
      // A cut has a separator with its time.
      element.hidden = entries.some(isConnectionChange);
      return;
    }
    const isFold = element.classList.contains('ev--fold');
    // A group that is shown for one of its entries stays.
    element.hidden = !((isFold && !element.hidden) || entries.some((entry) => this.isSought(entry, query)));
  }

  private isSought(entry: TraceEntry, query: string): boolean {
    const { group, kind, name } = describeEntry(entry, '', String);
    if (this.selectedGroup !== 'all' && group !== this.selectedGroup) return false;
    return query === '' || `${kind} ${name} ${JSON.stringify(entry)}`.toLowerCase().includes(query);
  }

  private showEmpty(): void {
    const empty = this.rows.isEmpty;
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
    const { target, key } = event;
    if (!(target instanceof HTMLButtonElement) || !target.classList.contains('ev__r')) return;
    const isOpen = target.getAttribute('aria-expanded') === 'true';
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      const shown = [...this.list.querySelectorAll<HTMLElement>('li:not([hidden]) > .ev__r')];
      shown[shown.indexOf(target) + (key === 'ArrowDown' ? 1 : -1)]?.focus();
    } else if (key === 'ArrowRight') {
      if (!isOpen) target.click();
    } else if (key === 'ArrowLeft' || key === 'Escape') {
      if (isOpen) target.click();
    } else return;
    event.preventDefault();
  }
}

function highlight(views: readonly (EventRow | FoldRow)[]): void {
  for (const { element } of views) element.classList.add('ev--new');
  setTimeout(() => {
    for (const { element } of views) element.classList.remove('ev--new');
  }, HIGHLIGHT_MS);
}
