import { SECOND_MS } from '../world/duration';

/** Real milliseconds that a text stays in the live region, and between two of them. */
const INTERVAL_MS = 5 * SECOND_MS;

/**
 * Has screen readers read a text out. While time runs, figures alone are not worth it: a heart rate changes every
 * second. What was read out is removed again, since a reader would find it as an old text beside the new one.
 */
export class Announcer {
  private said = '';
  private isShown = false;
  private waiting: { text: string; isStill: boolean } | undefined;

  constructor(
    /** Writes into the live region. */
    private readonly show: (text: string) => void,
    private readonly schedule: (work: () => void) => void = (work) => void setTimeout(work, INTERVAL_MS),
  ) {}

  /** Reads out `text`, unless it was read out last. `isStill`: time stands, so that figures count, too. */
  announce(text: string, { isStill }: { isStill: boolean }): void {
    const key = isStill ? text : text.replace(/\d+/g, '0');
    this.waiting = undefined;
    if (key === this.said) return;
    if (this.isShown) {
      this.waiting = { text, isStill };
      return;
    }
    this.said = key;
    this.isShown = true;
    this.show(text);
    this.schedule(() => {
      this.isShown = false;
      this.show('');
      if (this.waiting) this.announce(this.waiting.text, this.waiting);
    });
  }

  /** Forgets what waits: it is old by the time that it could be read out. */
  cancel(): void {
    this.waiting = undefined;
  }
}
