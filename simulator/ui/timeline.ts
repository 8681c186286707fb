import type { WorldState } from '../simulation/protocol';
import { HOUR_MS, MINUTE_MS } from '../world/duration';
import type { TraceEntry } from '../world/trace';
import { createElement, getElement, setText } from './dom';
import type { ZoneFormat } from './format';
import type { Send } from './server-connection';

/** Entries nearer than this to each other share a mark. */
const MARK_INTERVAL_MS = 10 * MINUTE_MS;
const LABEL_HOURS = [0, 6, 12, 18, 24];

/** The local day as a slider: the past is drawn, a later time can be chosen. */
export class DayTimeline {
  private readonly slider = getElement('#day', HTMLElement);
  private readonly sleepBands = getElement('#day-nights', HTMLElement);
  private readonly marks = getElement('#day-marks', HTMLElement);
  private readonly past = getElement('#day-past', HTMLElement);
  private readonly nowMark = getElement('#day-now', HTMLElement);
  private readonly hover = getElement('#day-hover', HTMLElement);
  private readonly marksBySlot = new Map<number, { t: number; isBad: boolean }>();
  private state: WorldState | undefined;
  private format: ZoneFormat | undefined;
  private drawnKey = '';
  private chosen: number | undefined;

  constructor(private readonly send: Send) {
    for (const hour of LABEL_HOURS) {
      const label = createElement('span', { class: 'day__t' }, String(hour).padStart(2, '0'));
      const share = `${(hour / 24) * 100}%`;
      label.style.left = share;
      // The first begins where the band begins, the last ends where it ends.
      label.style.transform = `translateX(-${share})`;
      this.slider.append(label);
    }
    this.slider.addEventListener('pointermove', (event) => this.onPointerMove(event));
    this.slider.addEventListener('pointerleave', () => {
      this.hover.hidden = true;
    });
    this.slider.addEventListener('click', (event) => this.fastForwardTo(this.timeAt(event)));
    this.slider.addEventListener('keydown', (event) => this.onKeyDown(event));
    this.slider.addEventListener('blur', () => this.setChosen(undefined));
  }

  show(state: WorldState, format: ZoneFormat): void {
    this.state = state;
    this.format = format;
    const now = this.toPercent(state.now);
    this.past.style.width = now;
    this.nowMark.style.left = now;
    if (this.chosen !== undefined && this.chosen <= state.now) this.setChosen(undefined);
    this.describe();
    const { start, sleepPeriods } = state.day;
    const bandsKey = `${start} ${sleepPeriods.join()}`;
    if (bandsKey === this.drawnKey) return;
    this.drawnKey = bandsKey;
    this.sleepBands.replaceChildren(...sleepPeriods.map(([from, to]) => this.createSleepBand(from, to)));
    this.drawMarks();
  }

  /** Marks the times of traffic, red where it failed. */
  addEntries(entries: readonly TraceEntry[]): void {
    let changed = false;
    for (const entry of entries) {
      if (!isTransfer(entry)) continue;
      const slot = Math.floor(entry.t / MARK_INTERVAL_MS);
      const known = this.marksBySlot.get(slot);
      const isBad = hasFailed(entry) || known?.isBad === true;
      changed ||= known?.isBad !== isBad;
      this.marksBySlot.set(slot, { t: known?.t ?? entry.t, isBad });
    }
    if (changed) this.drawMarks();
  }

  reset(): void {
    this.marksBySlot.clear();
    this.drawMarks();
  }

  private drawMarks(): void {
    if (!this.state) return;
    const { start, end } = this.state.day;
    const marks: Node[] = [];
    for (const [slot, { t, isBad }] of this.marksBySlot) {
      if (t < start) this.marksBySlot.delete(slot);
      if (t < start || t >= end) continue;
      const mark = createElement('i', { class: isBad ? 'day__m day__m--bad' : 'day__m' });
      mark.style.left = this.toPercent(t);
      marks.push(mark);
    }
    this.marks.replaceChildren(...marks);
  }

  private createSleepBand(from: number, to: number): HTMLElement {
    const night = createElement('span', { class: 'day__night' });
    night.style.left = this.toPercent(from);
    night.style.right = `calc(100% - ${this.toPercent(to)})`;
    return night;
  }

  private toPercent(t: number): string {
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

  private onPointerMove(event: MouseEvent): void {
    if (!this.state || !this.format) return;
    const t = this.timeAt(event);
    this.slider.classList.toggle('is-past', t <= this.state.now);
    this.hover.hidden = false;
    this.hover.style.left = this.toPercent(t);
    const time = this.format.formatHourMinute(t);
    setText(this.hover, t <= this.state.now ? `${time} has passed` : time);
  }

  private fastForwardTo(t: number): void {
    if (this.state && t > this.state.now) this.send({ type: 'runTo', at: t });
  }

  /** ←→ one hour, Enter runs there. */
  private onKeyDown(event: KeyboardEvent): void {
    if (!this.state) return;
    const from = this.chosen ?? this.state.now;
    if (event.key === 'ArrowRight') this.setChosen(Math.min(this.state.day.end, from + HOUR_MS));
    else if (event.key === 'ArrowLeft')
      this.setChosen(from - HOUR_MS > this.state.now ? from - HOUR_MS : undefined);
    else if (event.key === 'Enter' && this.chosen !== undefined) this.fastForwardTo(this.chosen);
    else return;
    event.preventDefault();
  }

  private setChosen(t: number | undefined): void {
    this.chosen = t;
    this.hover.hidden = t === undefined;
    this.describe();
    if (t === undefined || !this.format) return;
    this.hover.style.left = this.toPercent(t);
    setText(this.hover, this.format.formatHourMinute(t));
  }

  private describe(): void {
    if (!this.state || !this.format) return;
    const t = this.chosen ?? this.state.now;
    this.slider.setAttribute('aria-valuenow', String(Math.round((t - this.state.day.start) / MINUTE_MS)));
    this.slider.setAttribute('aria-valuetext', this.format.formatHourMinute(t));
  }
}

function isTransfer({ kind }: TraceEntry): boolean {
  return kind === 'request' || kind === 'message' || kind === 'file' || kind === 'error';
}

function hasFailed(entry: TraceEntry): boolean {
  if (entry.kind === 'request') return entry.failure !== undefined || (entry.status ?? 0) >= 400;
  return (
    entry.kind === 'error' ||
    ((entry.kind === 'message' || entry.kind === 'file') && ['lost', 'error'].includes(entry.state))
  );
}
