import type { TraceEntry } from '../world/trace';
import { describeEntry, type EntrySummary } from './describe-entry';
import { createElement, setText } from './dom';
import { maskSecrets, rememberSecrets } from './mask-secrets';

/** Characters, with the slash, of the end of a name that is always shown: it distinguishes resources. */
const MIN_TAIL_LENGTH = 3;
const MAX_TAIL_LENGTH = 16;
const DATE_TAIL = /\/\d{4}-\d\d-\d\d$/;
const STATES = ['wait', 'lost', 'bad', 'warn'] as const;

/** One row of the event log. */
export class EventRow {
  readonly element = createElement('li', { class: 'ev' });
  readonly button = createElement('button', { class: 'ev__r', type: 'button', 'aria-expanded': 'false' });
  summary: EntrySummary;
  private readonly time = createElement('time');
  private readonly hop = createElement('span', { 'aria-hidden': 'true' });
  /** The arrow in words, for screen readers. */
  private readonly hopName = createElement('span', { class: 'sr' });
  private readonly kind = createElement('i');
  private readonly head = createElement('span', { class: 'ev__head' });
  private readonly tail = createElement('span', { class: 'ev__tail' });
  private readonly size = createElement('span', { class: 'ev__z' });
  private readonly status = createElement('span', { class: 'ev__s' });
  private details: HTMLElement | undefined;

  constructor(
    public entry: TraceEntry,
    private readonly appName: string,
    private readonly formatTime: (t: number) => string,
  ) {
    this.time.textContent = formatTime(entry.t);
    const name = createElement('span', { class: 'ev__n' }, this.kind, this.head, this.tail);
    this.button.append(this.time, this.hopName, this.hop, name, this.size, this.status);
    this.element.append(this.button);
    this.summary = this.update(entry);
  }

  /** Shows the entry as it is now. */
  update(entry: TraceEntry): EntrySummary {
    rememberSecrets(entry);
    const row = describeEntry(entry, this.appName, this.formatTime);
    const name = maskSecrets(row.name);
    const cut = row.group === 'life' ? name.length : tailStart(name);
    this.entry = entry;
    this.summary = row;
    this.hop.className = `hop hop--${row.hop}`;
    for (const state of STATES) this.element.classList.toggle(`ev--${state}`, row.state === state);
    setText(this.kind, row.kind);
    setText(this.head, name.slice(0, cut));
    setText(this.tail, name.slice(cut));
    setText(this.size, row.size);
    setText(this.status, row.status);
    setText(this.hopName, row.hopName);
    return row;
  }

  get isOpen(): boolean {
    return this.details !== undefined;
  }

  /** Opens the row with the details that `draw` makes of the entry, or closes it. */
  toggle(open: boolean, draw: (entry: TraceEntry) => HTMLElement): void {
    this.details?.remove();
    this.details = open ? draw(this.entry) : undefined;
    if (this.details) this.element.append(this.details);
    this.element.classList.toggle('ev--open', open);
    this.button.setAttribute('aria-expanded', String(open));
  }
}

/**
 * The start of the end of a name that is always shown: what follows the last slash, if it is short. A date at the end
 * is the same in most rows, so the beginning has its room.
 */
export function tailStart(name: string): number {
  if (name.length <= MAX_TAIL_LENGTH || DATE_TAIL.test(name)) return name.length;
  const slash = name.lastIndexOf('/', name.length - MIN_TAIL_LENGTH);
  return slash >= name.length - MAX_TAIL_LENGTH ? slash : name.length;
}
