import { MINUTE_MS } from '../world/duration';
import type { TraceEntry } from '../world/trace';
import { describeEntry } from './describe-entry';
import { createDetails } from './details';
import { createElement, onClick, setText } from './dom';
import { EventRow } from './event-row';
import { formatCount } from './format';
import { maskSecrets, rememberSecrets } from './mask-secrets';

/** The rows of an unfolded group; older ones are left out. */
const MAX_CHILDREN = 100;
/** Entries of a group that are kept. */
const MAX_ENTRIES = 500;
/** Names in the row of a group. */
const MAX_NAMES = 8;

export interface FoldTexts {
  appName: string;
  formatTime(t: number): string;
}

/** One row for several entries of a kind, or for several equal groups of entries. It unfolds to the rows of each. */
export class FoldRow {
  readonly element = createElement('li', { class: 'ev ev--fold' });
  readonly button = createElement('button', { class: 'ev__r', type: 'button', 'aria-expanded': 'false' });
  private readonly kind = createElement('i');
  private readonly names = createElement('span', { class: 'ev__head' });
  private readonly status = createElement('span', { class: 'ev__s' });
  private readonly children = createElement('ol', { class: 'fold' });
  private readonly rows = new Map<number, EventRow>();
  private count = 0;

  private firstTime: number | undefined;
  private lastTime = 0;
  private readonly kinds = new Set<string>();
  private readonly nameSet = new Set<string>();
  private readonly entriesById = new Map<number, TraceEntry>();

  /** `key`: what its entries have in common; undefined where it stands for groups. */
  constructor(
    private readonly texts: FoldTexts,
    readonly key: string | undefined,
  ) {
    onClick(this.button, () => {
      this.toggle(!this.isOpen);
      this.element.scrollIntoView({ block: 'nearest' });
    });
  }

  get entries(): TraceEntry[] {
    return [...this.entriesById.values()];
  }

  get isOpen(): boolean {
    return this.button.getAttribute('aria-expanded') === 'true';
  }

  /** Adds entries that count as one. */
  add(entries: readonly TraceEntry[]): void {
    this.count++;
    for (const entry of entries) {
      rememberSecrets(entry);
      this.addName(entry);
      this.entriesById.set(entry.id, entry);
      if (this.isOpen) this.addChild(entry);
    }
    for (const id of this.entriesById.keys()) {
      if (this.entriesById.size <= MAX_ENTRIES) break;
      this.entriesById.delete(id);
    }
  }

  /** Shows an entry as it is now; returns whether it is one of these. */
  update(entry: TraceEntry): boolean {
    if (!this.entriesById.has(entry.id)) return false;
    this.entriesById.set(entry.id, entry);
    this.rows.get(entry.id)?.update(entry);
    return true;
  }

  /** The row of an entry; unfolds the group. */
  reveal(id: number): EventRow | undefined {
    if (!this.entriesById.has(id)) return undefined;
    this.toggle(true);
    return this.rows.get(id);
  }

  toggle(open: boolean): void {
    if (open === this.isOpen) return;
    this.button.setAttribute('aria-expanded', String(open));
    this.element.classList.toggle('ev--unfolded', open);
    this.children.replaceChildren();
    this.rows.clear();
    if (!open) {
      this.children.remove();
      return;
    }
    this.element.append(this.children);
    for (const entry of this.entries.slice(-MAX_CHILDREN)) this.addChild(entry);
  }

  private addChild(entry: TraceEntry): void {
    const { appName, formatTime } = this.texts;
    const row = new EventRow(entry, appName, formatTime);
    onClick(row.button, () => {
      row.toggle(!row.isOpen, createDetails);
      row.element.scrollIntoView({ block: 'nearest' });
    });
    this.rows.set(entry.id, row);
    this.children.append(row.element);
    const [[oldestId, oldest] = []] = this.rows;
    if (this.rows.size <= MAX_CHILDREN || oldestId === undefined) return;
    oldest?.element.remove();
    this.rows.delete(oldestId);
  }

  /** Draws what was added since the last time. */
  draw(): void {
    const { formatTime } = this.texts;
    if (this.firstTime === undefined) return;
    setText(this.kind, this.kinds.size === 1 ? ([...this.kinds][0] ?? '') : '');
    setText(this.names, maskSecrets([...this.nameSet].join(', ')));
    const times = `× ${formatCount(this.count)}`;
    const isLong = this.lastTime - this.firstTime > MINUTE_MS;
    setText(this.status, isLong ? `${times}, last ${formatTime(this.lastTime)}` : times);
  }

  private addName(entry: TraceEntry): void {
    this.lastTime = entry.t;
    if (this.firstTime !== undefined && (this.nameSet.size >= MAX_NAMES || this.count > MAX_NAMES)) return;
    const { appName, formatTime } = this.texts;
    const summary = describeEntry(entry, appName, formatTime);
    this.kinds.add(summary.kind);
    this.nameSet.add(summary.name);
    if (this.firstTime !== undefined) return;
    this.firstTime = entry.t;
    this.button.append(
      createElement('time', {}, formatTime(entry.t)),
      createElement('span', { class: 'sr' }, summary.hopName),
      createElement('span', { 'aria-hidden': 'true', class: `hop hop--${summary.hop}` }),
      createElement('span', { class: 'ev__n' }, this.kind, this.names),
      createElement('span', { class: 'ev__z' }),
      this.status,
    );
    this.element.append(this.button);
  }
}
