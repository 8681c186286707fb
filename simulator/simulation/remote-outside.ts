import type { CloudResponse } from '../world/http';
import type { NetworkFailure } from '../world/network';
import type { Outside, RealRequest } from '../world/outside';

type FetchResult = CloudResponse | NetworkFailure;

/** What leaves the world, with the number that its result has to bring back. */
export interface OutsideRequests {
  fetch(id: number, request: RealRequest): void;
  measure(id: number, svg: string): void;
}

/** The outside of a world that is reached by messages: requests leave with a number, results come with it. */
export class RemoteOutside implements Outside {
  private readonly fetches = new Map<number, (result: FetchResult) => void>();
  private readonly measurements = new Map<number, (share: number) => void>();
  private lastId = 0;

  constructor(private readonly requests: OutsideRequests) {}

  fetchReal(request: RealRequest): Promise<FetchResult> {
    const id = ++this.lastId;
    return new Promise((resolve) => {
      this.fetches.set(id, resolve);
      this.requests.fetch(id, request);
    });
  }

  measureLitShare(svg: string): Promise<number> {
    const id = ++this.lastId;
    return new Promise((resolve) => {
      this.measurements.set(id, resolve);
      this.requests.measure(id, svg);
    });
  }

  finishFetch(id: number, result: FetchResult): void {
    this.fetches.get(id)?.(result);
    this.fetches.delete(id);
  }

  finishMeasurement(id: number, share: number): void {
    this.measurements.get(id)?.(share);
    this.measurements.delete(id);
  }
}
