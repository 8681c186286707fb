import type { TraceEntry } from '../world/trace';
import { find, onPress } from './dom';

/** Real milliseconds that the last step stays after the watch has heard. */
const STAY = 4_000;

export type HintStep = 1 | 2 | 3;

/** The first-run hint: sign in, allow, look. Comes once for each app that has a sign-in, and goes by itself. */
export class Hint {
  private readonly list = find('#hint', HTMLElement);
  private readonly dot = find('#nav-numeral', HTMLElement);
  private step: HintStep | undefined;
  private uuid = '';

  constructor(private readonly changed: (step: HintStep | undefined) => void) {
    onPress(find('#hint-close', HTMLButtonElement), () => this.finish());
  }

  /** Another app: its own hint, if it has not been through it. */
  start(uuid: string): void {
    this.uuid = uuid;
    this.go(undefined);
  }

  /** The settings page shows a way to sign in. */
  signInShown(): void {
    if (this.step === undefined && !this.done) this.go(1);
  }

  browserOpened(): void {
    if (this.step === 1) this.go(2);
  }

  /** The browser is over; `renderSignedInSection` when it came back with a grant. */
  browserClosed(signedIn: boolean): void {
    if (this.step === 2) this.go(signedIn ? 3 : 1);
  }

  /** After the return, the first thing that reaches the watch ends the hint. */
  passed(entry: TraceEntry): void {
    const reached =
      (entry.kind === 'file' && entry.state === 'transferred') ||
      (entry.kind === 'message' && entry.state === 'arrived');
    if (this.step !== 3 || !reached || entry.direction !== 'toWatch') return;
    localStorage.setItem(this.key, 'done');
    setTimeout(() => {
      if (this.step === 3) this.go(undefined);
    }, STAY);
  }

  private finish(): void {
    localStorage.setItem(this.key, 'done');
    this.go(undefined);
  }

  private get key(): string {
    return `hint:${this.uuid}`;
  }

  private get done(): boolean {
    return localStorage.getItem(this.key) === 'done';
  }

  private go(step: HintStep | undefined): void {
    this.step = step;
    this.list.hidden = step === undefined;
    this.dot.hidden = step === undefined || step === 3;
    this.dot.textContent = `${step ?? ''}`;
    for (const item of this.list.querySelectorAll<HTMLElement>('[data-step]')) {
      const own = Number(item.dataset.step);
      item.classList.toggle('done', step !== undefined && own < step);
      if (own === step) item.setAttribute('aria-current', 'step');
      else item.removeAttribute('aria-current');
    }
    this.changed(step);
  }
}
