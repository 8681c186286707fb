import type { TraceEntry } from '../world/trace';
import type { Notice, Toast } from './toast';

const PLACE_NAMES = {
  watch: 'watch',
  phone: 'companion',
  settings: 'settings page',
  cloud: 'cloud',
} as const;

/** The errors of the app since the face's start: the first one is over the watch, the event log has all of them. */
export class ErrorNotice {
  /** Number of times that each happened, by the entry's id. */
  private readonly counts = new Map<number, number>();
  private notice: Notice | undefined;

  constructor(
    private readonly toast: Toast,
    private readonly onReveal: (id: number) => void,
  ) {}

  get count(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
  }

  onEntry(entry: TraceEntry): void {
    if (entry.kind === 'error') this.add(entry);
    else if (entry.kind === 'start' && entry.place === 'watch') this.clear();
  }

  /** A new start of the face, or another app. What others have said stays. */
  clear(): void {
    this.counts.clear();
    this.notice?.hide();
  }

  private add(entry: TraceEntry & { kind: 'error' }): void {
    const isFirst = this.counts.size === 0;
    this.counts.set(entry.id, entry.count ?? 1);
    if (!isFirst) return;
    const { id, text, place, at } = entry;
    this.notice = this.toast.show([text, PLACE_NAMES[place], ...(at === undefined ? [] : [at])].join(' · '), {
      onAction: () => this.onReveal(id),
    });
  }
}
