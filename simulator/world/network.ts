import type { CloudRequest, CloudResponse } from './http';

/** No answer came. `message` is what an app's fetch is rejected with. */
export interface NetworkFailure {
  failure: string;
}

/** The phone's way to the outside. Latency, faults and routes live behind it. */
export interface Network {
  /** Sends a request; `done` is called once, in a later task. The answer of `send` gives up waiting. */
  send(request: CloudRequest, done: (answer: CloudResponse | NetworkFailure) => void): () => void;
}
