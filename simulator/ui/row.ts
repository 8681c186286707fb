import type { TraceEntry } from '../world/trace';
import { describeEntry, type Row } from './describe-entry';
import { make, setText } from './dom';
import { mask } from './mask';

/** Letters at the end of a name that are always shown: what tells one resource from the next. */
const SHORTEST_TAIL = 3;
const LONGEST_TAIL = 16;
const STATES = ['wait', 'lost', 'bad', 'warn'] as const;

/** One row of the line: a thing that passed, or that happened in one place. */
export class RowView {
  readonly element = make('li', { class: 'ev' });
  readonly button = make('button', { class: 'ev__r', type: 'button', 'aria-expanded': 'false' });
  row: Row;
  private readonly time = make('time');
  private readonly hop = make('span', { 'aria-hidden': 'true' });
  private readonly kind = make('i');
  private readonly head = make('span', { class: 'ev__head' });
  private readonly tail = make('span', { class: 'ev__tail' });
  private readonly size = make('span', { class: 'ev__z' });
  private readonly status = make('span', { class: 'ev__s' });
  private details: HTMLElement | undefined;

  constructor(
    public entry: TraceEntry,
    private readonly appName: string,
    clock: string,
  ) {
    this.time.textContent = clock;
    const name = make('span', { class: 'ev__n' }, this.kind, this.head, this.tail);
    this.button.append(this.time, this.hop, name, this.size, this.status);
    this.element.append(this.button);
    this.row = this.show(entry);
  }

  /** Shows the entry as it is now. */
  show(entry: TraceEntry): Row {
    const row = describeEntry(entry, this.appName);
    const name = mask(row.name);
    const cut = row.group === 'life' ? name.length : tailStart(name);
    this.entry = entry;
    this.row = row;
    this.hop.className = `hop hop--${row.hop}`;
    for (const state of STATES) this.element.classList.toggle(`ev--${state}`, row.state === state);
    setText(this.kind, row.kind);
    setText(this.head, name.slice(0, cut));
    setText(this.tail, name.slice(cut));
    setText(this.size, row.size);
    setText(this.status, row.status);
    this.button.setAttribute('aria-label', `${this.time.textContent}, ${mask(row.sentence)}`);
    return row;
  }

  get open(): boolean {
    return this.details !== undefined;
  }

  /** Opens the row over what `draw` makes of the entry, or closes it. */
  toggle(open: boolean, draw: (entry: TraceEntry) => HTMLElement): void {
    this.details?.remove();
    this.details = open ? draw(this.entry) : undefined;
    if (this.details) this.element.append(this.details);
    this.element.classList.toggle('ev--open', open);
    this.button.setAttribute('aria-expanded', String(open));
  }
}

/** Where the end of a name begins that is never left out: at a slash if there is one. */
function tailStart(name: string): number {
  if (name.length <= LONGEST_TAIL) return name.length;
  const slash = name.lastIndexOf('/', name.length - SHORTEST_TAIL);
  return slash >= name.length - LONGEST_TAIL ? slash : name.length - SHORTEST_TAIL;
}
