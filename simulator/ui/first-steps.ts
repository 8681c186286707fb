import { SECOND_MS } from '../world/duration';
import type { TraceEntry } from '../world/trace';
import { getElement, hideElement, isInView, onClick } from './dom';

/** Real milliseconds that the watch must have been in view before the last step goes. */
const LAST_STEP_MS = 4 * SECOND_MS;
const LOOK_INTERVAL_MS = SECOND_MS / 4;

export type FirstStep = 1 | 2 | 3;

export interface FirstStepsListener {
  onChange(step: FirstStep | undefined): void;
  /** The sign-in has reached the watch: it is time to look at it. */
  onArrived(): void;
}

/** The first-run hint: sign in, allow, look. Shown once for each app that has a sign-in. */
export class FirstSteps {
  private readonly watch = getElement('#screen', HTMLElement);
  private readonly list = getElement('#hint', HTMLElement);
  private readonly heading = getElement('.bar__title', HTMLElement);
  private readonly dot = getElement('#nav-numeral', HTMLElement);
  private step: FirstStep | undefined;
  private uuid = '';
  private lookTimer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly listener: FirstStepsListener) {
    onClick(getElement('#hint-close', HTMLButtonElement), () => this.finish());
  }

  /** Another app runs, which has a hint of its own unless it was shown before. */
  startFor(uuid: string): void {
    this.uuid = uuid;
    this.setStep(undefined);
  }

  /** The settings page shows a way to sign in. */
  onSignInShown(): void {
    if (this.step === undefined && !this.isDone) this.setStep(1);
  }

  onBrowserOpened(): void {
    if (this.step === 1) this.setStep(2);
  }

  /** The browser was closed; `signedIn`: it returned with a grant. */
  onBrowserClosed(hasSignedIn: boolean): void {
    if (this.step === 2) this.setStep(hasSignedIn ? 3 : 1);
  }

  /**
   * After the sign-in, the first message or file that reaches the watch leads there, and a look at it ends the hint.
   */
  onEntry(entry: TraceEntry): void {
    const reached =
      (entry.kind === 'file' && entry.state === 'transferred') ||
      (entry.kind === 'message' && entry.state === 'arrived');
    if (this.step !== 3 || !reached || entry.direction !== 'toWatch' || this.lookTimer !== undefined) return;
    this.listener.onArrived();
    let seenMs = 0;
    this.lookTimer = setInterval(() => {
      if (isInView(this.watch) && !document.hidden) seenMs += LOOK_INTERVAL_MS;
      if (seenMs >= LAST_STEP_MS) this.finish();
    }, LOOK_INTERVAL_MS);
  }

  private finish(): void {
    localStorage.setItem(this.key, 'done');
    this.setStep(undefined);
  }

  private get key(): string {
    return `hint:${this.uuid}`;
  }

  private get isDone(): boolean {
    return localStorage.getItem(this.key) === 'done';
  }

  private setStep(step: FirstStep | undefined): void {
    this.step = step;
    if (step !== 3) {
      clearInterval(this.lookTimer);
      this.lookTimer = undefined;
    }
    if (step === undefined) hideElement(this.list, this.heading);
    else this.list.hidden = false;
    this.dot.hidden = step === undefined || step === 3;
    this.dot.textContent = `${step ?? ''}`;
    for (const item of this.list.querySelectorAll<HTMLElement>('[data-step]')) {
      const own = Number(item.dataset.step);
      item.classList.toggle('done', step !== undefined && own < step);
      if (own === step) item.setAttribute('aria-current', 'step');
      else item.removeAttribute('aria-current');
    }
    this.listener.onChange(step);
  }
}
