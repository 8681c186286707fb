import type { Clock, Timer } from '../world/clock';
import type { Position } from '../world/daily-life';
import { type Positioning, type PositionReceiver, WATCH_POSITIONING } from './position-receiver';
import { PERMISSION_DENIED, POSITION_UNAVAILABLE, type PositionReports, TIMEOUT } from './position-reports';

export interface PositionOptions {
  timeoutMs: number;
  maximumAgeMs: number;
}

interface RequestsOptions {
  clock: Clock;
  positioning: Positioning;
  receiver: PositionReceiver;
  isGranted(): boolean;
}

/** The requests of an app for its position. */
export class PositionRequests {
  private readonly pending = new Set<Timer>();

  constructor(private readonly options: RequestsOptions) {}

  /** Reports one position or error. */
  requestOnce(reports: PositionReports, { timeoutMs, maximumAgeMs }: PositionOptions): void {
    if (this.deny(reports) || this.reportKnown(reports, maximumAgeMs)) return;
    const { receiver } = this.options;
    const switchOff = receiver.switchOn();
    const { timeToFix } = receiver;
    const isTooSlow = timeoutMs < timeToFix;
    this.later(isTooSlow ? timeoutMs : timeToFix, () => {
      const fix = isTooSlow ? undefined : receiver.takeFix();
      switchOff();
      if (fix) reports.report(fix);
      else reports.reportError(isTooSlow ? TIMEOUT : POSITION_UNAVAILABLE);
    });
  }

  /**
   * Reports positions for ever; the returned function ends that. By the reference errors may repeat, and positions
   * follow them. A phone reports only where it has moved.
   */
  watch(reports: PositionReports, positionOptions: PositionOptions): () => void {
    const denial = this.deny(reports);
    if (denial) return () => this.cancel(denial);
    const { receiver, positioning } = this.options;
    const switchOff = receiver.switchOn();
    let timer: Timer | undefined;
    let lastReported: Position | undefined;
    const findFirst = (timeoutMs = positionOptions.timeoutMs): void => {
      const { timeToFix } = receiver;
      const isTooSlow = timeoutMs < timeToFix;
      timer = this.later(isTooSlow ? timeoutMs : timeToFix, () => {
        if (!isTooSlow && takeNext()) return;
        // A timeout of 0 is not an error without end.
        findFirst(Math.max(positionOptions.timeoutMs, positioning.intervalMs));
        reports.reportError(isTooSlow ? TIMEOUT : POSITION_UNAVAILABLE);
      });
    };
    const takeNext = (): boolean => {
      const fix = receiver.takeFix();
      if (!fix) return false;
      timer = this.later(positioning.intervalMs, takeNext);
      const isNews = positioning === WATCH_POSITIONING || !isSamePosition(fix.position, lastReported);
      lastReported = fix.position;
      if (isNews) reports.report(fix);
      return true;
    };
    const known = this.reportKnown(reports, positionOptions.maximumAgeMs, () => findFirst());
    if (known) {
      timer = known;
      lastReported = receiver.latest?.position;
    } else findFirst();
    return () => {
      switchOff();
      if (timer) this.cancel(timer);
    };
  }

  /** Ends all requests, because the app has ended. */
  close(): void {
    for (const timer of this.pending) timer.cancel();
    this.pending.clear();
  }

  /** Undefined where the app may use the location. */
  private deny(reports: PositionReports): Timer | undefined {
    if (this.options.isGranted()) return undefined;
    return this.later(0, () => reports.reportError(PERMISSION_DENIED));
  }

  /** Reports the latest position if it is young enough, after `prepare`. */
  private reportKnown(reports: PositionReports, maximumAgeMs: number, prepare = () => {}): Timer | undefined {
    const { clock, receiver } = this.options;
    const { latest } = receiver;
    if (!latest || clock.now() - latest.at > maximumAgeMs) return undefined;
    return this.later(0, () => {
      prepare();
      reports.report(latest);
    });
  }

  private later(delayMs: number, work: () => void): Timer {
    const timer = this.options.clock.after(delayMs, () => {
      this.pending.delete(timer);
      work();
    });
    this.pending.add(timer);
    return timer;
  }

  private cancel(timer: Timer): void {
    timer.cancel();
    this.pending.delete(timer);
  }
}

function isSamePosition(a: Position, b: Position | undefined): boolean {
  return a.latitude === b?.latitude && a.longitude === b.longitude;
}
