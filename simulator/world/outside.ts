import type { CloudRequest, CloudResponse } from './http';
import type { NetworkFailure } from './network';

/**
 * What is done for a world outside of it, in its process or in another one: arguments and results are plain data.
 * Virtual time waits for the results.
 */
export interface Outside {
  /** Sends a request to the server that replaces its host. Never rejects. */
  fetchReal(request: RealRequest): Promise<CloudResponse | NetworkFailure>;
  /** The share of an SVG picture's pixels that are lit, 0 … 1. */
  measureLitShare(svg: string): number | Promise<number>;
}

export interface RealRequest extends CloudRequest {
  /** The base address of the server that replaces the host of `url`. */
  realServer: string;
}
