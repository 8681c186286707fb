import type { MeasureLitShare } from './watch-options';

/** Measures how much of the visible picture is lit, once for each picture. */
export class LitMeter {
  /** The last measurement; `share` comes when it is known. */
  private last: { picture: string; share?: number } | undefined;

  /** `onResult` is called for a result that comes later than the request. Without `measure` there is none. */
  constructor(
    private readonly measure: MeasureLitShare | undefined,
    private readonly onResult: () => void,
  ) {}

  /** The share of lit pixels, 0 … 1. A new picture begins a measurement; undefined until there is a result. */
  shareOf(picture: string): number | undefined {
    if (this.last?.picture !== picture) this.begin(picture);
    return this.last?.share;
  }

  private begin(picture: string): void {
    const measurement: { picture: string; share?: number } = { picture };
    this.last = measurement;
    let isLater = false;
    this.measure?.(picture, (share) => {
      measurement.share = share;
      if (isLater) this.onResult();
    });
    isLater = true;
  }
}
