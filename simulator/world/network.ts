import type { CloudRequest, CloudResponse } from './http';

/** No response came; `failure` says why in one line. */
export interface NetworkFailure {
  failure: string;
}

/** The phone's connection to the internet, with its latency, faults and routes. */
export interface Network {
  /** Whether requests can leave. */
  readonly isOnline: boolean;
  /**
   * Sends a request and calls `onResult` once, in a later task; the returned function stops waiting. `isWaiting`:
   * whether the sender still is; a sender that has ended within the moment `request` sends nothing.
   */
  send(
    request: CloudRequest,
    onResult: (result: CloudResponse | NetworkFailure) => void,
    isWaiting?: () => boolean,
  ): () => void;
}
