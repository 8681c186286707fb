import type { WorldState } from '../server/protocol';
import type { TraceEntry } from '../world/trace';
import type { Send } from './connection';
import { find, make, setText } from './dom';
import type { ZoneFormat } from './format';

const HOUR = 3_600_000;
/** Ticks nearer than this to each other are one. */
const MARK_EVERY = 10 * 60_000;
const LABELS = [0, 6, 12, 18, 24];

/** The local day as a line: what is past is drawn, what is to come can be chosen. */
export class Day {
  private readonly slider = find('#day', HTMLElement);
  private readonly nights = find('#day-nights', HTMLElement);
  private readonly marks = find('#day-marks', HTMLElement);
  private readonly past = find('#day-past', HTMLElement);
  private readonly nowMark = find('#day-now', HTMLElement);
  private readonly hover = find('#day-hover', HTMLElement);
  private readonly happened = new Map<number, { t: number; bad: boolean }>();
  private state: WorldState | undefined;
  private format: ZoneFormat | undefined;
  private drawn = '';
  private chosen: number | undefined;

  constructor(private readonly send: Send) {
    for (const hour of LABELS) {
      const label = make('span', { class: 'day__t' }, String(hour).padStart(2, '0'));
      label.style.left = `${(hour / 24) * 100}%`;
      this.slider.append(label);
    }
    this.slider.addEventListener('pointermove', (event) => this.pointed(event));
    this.slider.addEventListener('pointerleave', () => {
      this.hover.hidden = true;
    });
    this.slider.addEventListener('click', (event) => this.run(this.timeAt(event)));
    this.slider.addEventListener('keydown', (event) => this.key(event));
    this.slider.addEventListener('blur', () => this.choose(undefined));
  }

  show(state: WorldState, format: ZoneFormat): void {
    this.state = state;
    this.format = format;
    const now = this.place(state.now);
    this.past.style.width = now;
    this.nowMark.style.left = now;
    if (this.chosen !== undefined && this.chosen <= state.now) this.choose(undefined);
    this.describe();
    const { start, sleepPeriods } = state.day;
    const key = `${start} ${sleepPeriods.join()}`;
    if (key === this.drawn) return;
    this.drawn = key;
    this.nights.replaceChildren(...sleepPeriods.map(([from, to]) => this.band(from, to)));
    this.drawMarks();
  }

  /** Marks where something passed, red where it failed. */
  take(entries: readonly TraceEntry[]): void {
    let changed = false;
    for (const entry of entries) {
      if (!passes(entry)) continue;
      const slot = Math.floor(entry.t / MARK_EVERY);
      const known = this.happened.get(slot);
      const bad = failed(entry) || known?.bad === true;
      changed ||= known?.bad !== bad;
      this.happened.set(slot, { t: known?.t ?? entry.t, bad });
    }
    if (changed) this.drawMarks();
  }

  reset(): void {
    this.happened.clear();
    this.drawMarks();
  }

  private drawMarks(): void {
    if (!this.state) return;
    const { start, end } = this.state.day;
    const marks: Node[] = [];
    for (const [slot, { t, bad }] of this.happened) {
      if (t < start) this.happened.delete(slot);
      if (t < start || t >= end) continue;
      const mark = make('i', { class: bad ? 'day__m day__m--bad' : 'day__m' });
      mark.style.left = this.place(t);
      marks.push(mark);
    }
    this.marks.replaceChildren(...marks);
  }

  private band(from: number, to: number): HTMLElement {
    const night = make('span', { class: 'day__night' });
    night.style.left = this.place(from);
    night.style.right = `calc(100% - ${this.place(to)})`;
    return night;
  }

  private place(t: number): string {
    if (!this.state) return '0%';
    const { start, end } = this.state.day;
    return `${(((Math.min(end, Math.max(start, t)) - start) / (end - start)) * 100).toFixed(3)}%`;
  }

  private timeAt(event: MouseEvent): number {
    if (!this.state) return 0;
    const { start, end } = this.state.day;
    const box = this.slider.getBoundingClientRect();
    const part = (event.clientX - box.left) / box.width;
    return Math.round(start + Math.min(1, Math.max(0, part)) * (end - start));
  }

  private pointed(event: MouseEvent): void {
    if (!this.state || !this.format) return;
    const t = this.timeAt(event);
    this.slider.classList.toggle('is-past', t <= this.state.now);
    this.hover.hidden = false;
    this.hover.style.left = this.place(t);
    setText(this.hover, this.format.minute(t));
  }

  private run(t: number): void {
    if (this.state && t > this.state.now) this.send({ type: 'runTo', at: t });
  }

  /** ←→ one hour, Enter runs there. */
  private key(event: KeyboardEvent): void {
    if (!this.state) return;
    const from = this.chosen ?? this.state.now;
    if (event.key === 'ArrowRight') this.choose(Math.min(this.state.day.end, from + HOUR));
    else if (event.key === 'ArrowLeft') this.choose(from - HOUR > this.state.now ? from - HOUR : undefined);
    else if (event.key === 'Enter' && this.chosen !== undefined) this.run(this.chosen);
    else return;
    event.preventDefault();
  }

  private choose(t: number | undefined): void {
    this.chosen = t;
    this.hover.hidden = t === undefined;
    this.describe();
    if (t === undefined || !this.format) return;
    this.hover.style.left = this.place(t);
    setText(this.hover, this.format.minute(t));
  }

  private describe(): void {
    if (!this.state || !this.format) return;
    const t = this.chosen ?? this.state.now;
    this.slider.setAttribute('aria-valuenow', String(Math.round((t - this.state.day.start) / 60_000)));
    this.slider.setAttribute('aria-valuetext', this.format.minute(t));
  }
}

function passes({ kind }: TraceEntry): boolean {
  return kind === 'request' || kind === 'message' || kind === 'file' || kind === 'error';
}

function failed(entry: TraceEntry): boolean {
  if (entry.kind === 'request') return entry.failure !== undefined || (entry.status ?? 0) >= 400;
  return (
    entry.kind === 'error' ||
    ((entry.kind === 'message' || entry.kind === 'file') && ['lost', 'error'].includes(entry.state))
  );
}
