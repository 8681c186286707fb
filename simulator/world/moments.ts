import { Listeners } from './listeners';

/** What a fault can happen at, with its text for `--help`; its detail is in parentheses. */
export const MOMENTS = {
  wake: 'the phone launches or wakes the companion, before its script runs (reason)',
  request: 'a request, before it leaves the phone (address)',
  handled: 'the service has carried out a request, its response has not left (address)',
  response: 'a response, before it reaches its receiver (address)',
  responded: 'a response has been received, and all that followed at once has run (address)',
  write: "a write of the companion's storage, before it happens (key)",
  written: "a write of the companion's storage has happened (key)",
  'disk-write': 'a write of a file by the watch app, before it happens (file name)',
  'disk-written': 'a write of a file by the watch app has happened (file name)',
  file: 'a file, before it reaches the watch (file name)',
  filed: 'a file has reached the watch (file name)',
  draw: 'a frame of the watch app was drawn',
} as const;

export type Moment = keyof typeof MOMENTS;

export const MOMENT_NAMES = Object.keys(MOMENTS).filter(isMoment);

export function isMoment(name: string): name is Moment {
  return Object.hasOwn(MOMENTS, name);
}

type MomentListener = (moment: Moment, detail: string) => void;

/** Notifies of the moments of a world, within them: what a listener does happens before anything else. */
export class Moments {
  private readonly listeners = new Map(
    MOMENT_NAMES.map((name) => [name, new Listeners<[moment: Moment, detail: string]>()] as const),
  );
  private readonly firstListeners = new Listeners<[moment: Moment]>();

  notify(moment: Moment, detail: string): void {
    this.listeners.get(moment)?.notify(moment, detail);
  }

  /** Whether anybody listens. */
  isAwaited(moment: Moment): boolean {
    return this.listeners.get(moment)?.isEmpty === false;
  }

  /**
   * Calls `listener` at each moment, or only at `some`; the returned function unsubscribes. Frames are drawn only where
   * somebody looks at the watch or listens for `draw`.
   */
  listen(listener: MomentListener, some: readonly Moment[] = MOMENT_NAMES): () => void {
    const cleanups = some.map((moment) => {
      const wasAwaited = this.isAwaited(moment);
      const remove = this.listeners.get(moment)?.add(listener);
      if (!wasAwaited) this.firstListeners.notify(moment);
      return remove;
    });
    return () => {
      for (const remove of cleanups) remove?.();
    };
  }

  /** Calls `listener` when a moment gets a first listener; the returned function unsubscribes. */
  onAwaited(listener: (moment: Moment) => void): () => void {
    return this.firstListeners.add(listener);
  }
}
