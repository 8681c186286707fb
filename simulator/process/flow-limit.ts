import { SECOND_MS } from '../world/duration';

/** A limit of what arrives. */
export interface Flow {
  /** Amount a second that may arrive for ever. */
  perSecond: number;
  /** Amount that may arrive at once. */
  atOnce: number;
}

/** Counts what arrives against a limit. */
export class FlowLimit {
  private left: number;
  private lastMs: number;

  constructor(
    private readonly flow: Flow,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.left = flow.atOnce;
    this.lastMs = now();
  }

  /** Adds what arrived; false where that is too much. */
  add(amount: number): boolean {
    const { perSecond, atOnce } = this.flow;
    const nowMs = this.now();
    this.left = Math.min(atOnce, this.left + ((nowMs - this.lastMs) / SECOND_MS) * perSecond) - amount;
    this.lastMs = nowMs;
    return this.left >= 0;
  }
}
