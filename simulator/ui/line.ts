import type { LifecycleEvent, TraceEntry } from '../world/trace';
import type { Group } from './describe-entry';
import { drawDetails } from './details';
import { find, make, onPress, setText } from './dom';
import { durationText, type ZoneFormat } from './format';
import { RowView } from './row';

/** Rows that are kept; what is older is forgotten. */
const KEPT_ROWS = 2_000;
/** A pause longer than this is a line of its own. */
const QUIET = 60_000;
/** The newest row is coloured for so long. */
const NEW_FOR = 1_000;
/** Pixels from the end within which the list still follows it. */
const AT_END = 24;

/** What passed between watch, phone and cloud, row by row as it happens. */
export class Line {
  private readonly panel = find('#line', HTMLElement);
  private readonly list = find('#log', HTMLOListElement);
  private readonly empty = find('#line-empty', HTMLElement);
  private readonly filters = find('#line-filters', HTMLElement);
  private readonly search = find('#line-find', HTMLInputElement);
  private readonly newer = find('#line-newer', HTMLButtonElement);
  private readonly rows = new Map<number, RowView>();
  private group: Group | 'all' = 'all';
  private lastTime: number | undefined;
  private unseen = 0;

  /** What the rows call the app from now on. */
  appName = '';

  constructor(private format: ZoneFormat) {
    for (const chip of this.filters.querySelectorAll('button')) onPress(chip, () => this.choose(chip));
    this.search.addEventListener('input', () => this.filterAll());
    this.panel.addEventListener('scroll', () => this.scrolled());
    this.list.addEventListener('keydown', (event) => this.key(event));
    onPress(this.newer, () => this.toEnd());
  }

  /** Begins anew, for another server. */
  reset(format: ZoneFormat): void {
    this.format = format;
    this.rows.clear();
    this.list.replaceChildren();
    this.lastTime = undefined;
    this.unseen = 0;
    this.showEmpty();
  }

  /** Takes over entries that are new or have changed; answers the new ones. */
  take(entries: readonly TraceEntry[], animate: boolean): TraceEntry[] {
    const following = this.atEnd;
    const fresh = entries.filter((entry) => !this.update(entry));
    const views = fresh.map((entry) => this.append(entry));
    if (animate) markNew(views);
    this.trim();
    this.showEmpty();
    if (following) this.toEnd();
    else if (fresh.length > 0)
      this.count(this.unseen + views.filter(({ element }) => !element.hidden).length);
    return fresh;
  }

  /** Opens the row of an entry and goes there. */
  reveal(id: number): void {
    const view = this.rows.get(id);
    if (!view) return;
    view.element.hidden = false;
    view.toggle(true, drawDetails);
    view.element.scrollIntoView({ block: 'center' });
    view.button.focus();
  }

  private update(entry: TraceEntry): boolean {
    const view = this.rows.get(entry.id);
    if (!view) return false;
    view.show(entry);
    this.filter(view);
    if (view.open) view.toggle(true, drawDetails);
    return true;
  }

  private append(entry: TraceEntry): RowView {
    this.announce(entry);
    const view = new RowView(entry, this.appName, this.format.clock(entry.t));
    onPress(view.button, () => view.toggle(!view.open, drawDetails));
    this.rows.set(entry.id, view);
    this.filter(view);
    this.list.append(view.element);
    return view;
  }

  /** The lines between rows: a pause, another day, a cut. */
  private announce(entry: TraceEntry): void {
    const { t } = entry;
    const pause = t - (this.lastTime ?? t);
    if (pause > QUIET) {
      const sameDay = this.format.day(t) === this.format.day(this.lastTime ?? t);
      this.note(`${durationText(pause)} of quiet${sameDay ? '' : ` · ${this.format.day(t)}`}`, '');
    }
    this.lastTime = t;
    if (!isCut(entry)) return;
    const name = entry.what.startsWith('link') ? 'Bluetooth' : 'Network';
    const off = entry.what.endsWith('off');
    this.note(`${name} ${off ? 'off since' : 'on again at'} ${this.format.clock(t)}`, off ? 'gap--warn' : '');
  }

  private note(text: string, style: string): void {
    this.list.append(make('li', { class: `gap ${style}` }, make('span', {}, text)));
  }

  private choose(chip: HTMLElement): void {
    this.group = (chip.dataset.group ?? 'all') as Group | 'all';
    for (const other of this.filters.querySelectorAll('button')) {
      other.setAttribute('aria-pressed', String(other === chip));
    }
    this.filterAll();
  }

  private filterAll(): void {
    for (const view of this.rows.values()) this.filter(view);
    this.list.classList.toggle('log--some', this.group !== 'all' || this.search.value !== '');
    this.toEnd();
  }

  private filter(view: RowView): void {
    const wanted = this.group === 'all' || view.row.group === this.group;
    const sought = this.search.value.trim().toLowerCase();
    const found = sought === '' || JSON.stringify(view.entry).toLowerCase().includes(sought);
    // A cut has a line of its own that says since when, among all the others.
    const told = isCut(view.entry) && this.group === 'all' && sought === '';
    view.element.hidden = !wanted || !found || told;
  }

  private trim(): void {
    while (this.rows.size > KEPT_ROWS) {
      const [id, view] = this.rows.entries().next().value as [number, RowView];
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

  private get atEnd(): boolean {
    const { scrollTop, scrollHeight, clientHeight } = this.panel;
    return scrollHeight - scrollTop - clientHeight < AT_END;
  }

  private toEnd(): void {
    const scroll = (): void => {
      this.panel.scrollTop = this.panel.scrollHeight;
    };
    scroll();
    // Once more when the rows that came into view have their real height.
    requestAnimationFrame(scroll);
    this.count(0);
  }

  private scrolled(): void {
    if (this.unseen > 0 && this.atEnd) this.count(0);
  }

  private count(unseen: number): void {
    this.unseen = unseen;
    this.newer.hidden = unseen === 0;
    setText(this.newer, `${unseen} new ↓`);
  }

  /** ↑↓ rows, → opens, ← and Esc close. */
  private key(event: KeyboardEvent): void {
    const { target } = event;
    if (!(target instanceof HTMLButtonElement) || !target.classList.contains('ev__r')) return;
    const shown = [...this.rows.values()].filter(({ element }) => !element.hidden);
    const at = shown.findIndex(({ button }) => button === target);
    const view = shown[at];
    if (!view) return;
    if (event.key === 'ArrowDown') shown[at + 1]?.button.focus();
    else if (event.key === 'ArrowUp') shown[at - 1]?.button.focus();
    else if (event.key === 'ArrowRight') view.toggle(true, drawDetails);
    else if (event.key === 'ArrowLeft' || event.key === 'Escape') view.toggle(false, drawDetails);
    else return;
    event.preventDefault();
  }
}

/** Whether the entry is a wire cut or joined. */
function isCut(entry: TraceEntry): entry is TraceEntry<LifecycleEvent> {
  return entry.kind === 'lifecycle' && /^(link|network) (on|off)$/.test(entry.what);
}

function markNew(views: readonly RowView[]): void {
  for (const { element } of views) element.classList.add('ev--new');
  setTimeout(() => {
    for (const { element } of views) element.classList.remove('ev--new');
  }, NEW_FOR);
}
