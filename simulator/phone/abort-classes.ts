/**
 * AbortController and AbortSignal, as text for fetch-classes.ts: a browser has them, the SDK's types have not. Without
 * `AbortSignal.timeout` and its kin, which are newer.
 */
export const ABORT_CLASSES = `
/** Aborts a signal; its listeners hear of it. */
let abortSignal;
let createSignal;

class AbortSignal {
  static #isCreating = false;
  #isAborted = false;
  #listeners = [];
  #reason;

  static {
    createSignal = () => {
      AbortSignal.#isCreating = true;
      try {
        return new AbortSignal();
      } finally {
        AbortSignal.#isCreating = false;
      }
    };
    abortSignal = (signal, reason) => {
      if (signal.#isAborted) return;
      signal.#isAborted = true;
      signal.#reason = reason;
      const { onabort } = signal;
      const called = typeof onabort === 'function' ? [onabort, ...signal.#listeners] : [...signal.#listeners];
      for (const listener of called) {
        try {
          listener.call(signal, { type: 'abort', target: signal });
        } catch (error) {
          // The others are called all the same, and the error is reported.
          Promise.reject(error);
        }
      }
    };
  }

  constructor() {
    if (!AbortSignal.#isCreating) throw new TypeError('Illegal constructor');
    this.onabort = null;
  }

  get aborted() {
    return this.#isAborted;
  }

  get reason() {
    return this.#reason;
  }

  throwIfAborted() {
    if (this.#isAborted) throw this.#reason;
  }

  addEventListener(type, listener) {
    if (typeof listener !== 'function') throw new TypeError('an event listener must be a function');
    if (String(type) === 'abort' && !this.#listeners.includes(listener)) this.#listeners.push(listener);
  }

  removeEventListener(type, listener) {
    if (String(type) === 'abort') this.#listeners = this.#listeners.filter((other) => other !== listener);
  }
}

class AbortController {
  #signal = createSignal();

  constructor() {
    native.warnOfWeb('AbortController');
  }

  get signal() {
    return this.#signal;
  }

  abort(reason) {
    if (reason !== undefined) return abortSignal(this.#signal, reason);
    const error = new Error('signal is aborted without reason');
    error.name = 'AbortError';
    abortSignal(this.#signal, error);
  }
}
`;
