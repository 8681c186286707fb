/** Carries plain data between a world and what surrounds it: a pipe between processes, one day a browser's worker. */
export interface Port {
  /** Sends a message of JSON values. */
  post(message: unknown): void;
  /** Sets the one listener of this end. */
  listen(listener: (message: unknown) => void): void;
}

/** Two ends of a port inside one process. Messages are copied and arrive later, as between processes. */
export function createPortPair(): [Port, Port] {
  const listeners: [((message: unknown) => void)?, ((message: unknown) => void)?] = [];
  const createEnd = (own: 0 | 1, other: 0 | 1): Port => ({
    post(message) {
      const text = JSON.stringify(message);
      queueMicrotask(() => listeners[other]?.(JSON.parse(text)));
    },
    listen(listener) {
      listeners[own] = listener;
    },
  });
  return [createEnd(0, 1), createEnd(1, 0)];
}
