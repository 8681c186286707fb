import type { Failure, FailureMode } from '../cloud/failure-modes/failure-mode';

/** The failures of the cloud that are active now. Each ends alone, also where another has the same mode or address. */
export class ActiveFailures {
  private readonly started = new Set<Failure>();
  /** Those set by hand, by the part of the address; undefined: all addresses. */
  private readonly setByHand = new Map<string | undefined, Failure>();

  /** In order of precedence: those for some addresses first, then in order of their start. */
  list(): Failure[] {
    const all = [...this.started];
    return [
      ...all.filter(({ urlPart }) => urlPart !== undefined),
      ...all.filter(({ urlPart }) => urlPart === undefined),
    ];
  }

  start(failure: Failure): void {
    this.started.add(failure);
  }

  /** Ends what `start` began, known by its identity. */
  end(failure: Failure): void {
    this.started.delete(failure);
  }

  /** Replaces the failure that was set by hand for the same part of addresses; `normal` ends it. */
  set(mode: FailureMode, urlPart?: string): void {
    const previous = this.setByHand.get(urlPart);
    if (previous) this.end(previous);
    this.setByHand.delete(urlPart);
    if (mode === 'normal') return;
    const failure: Failure = urlPart === undefined ? { mode } : { mode, urlPart };
    this.setByHand.set(urlPart, failure);
    this.start(failure);
  }
}
