import type { Failure, FailureMode } from '../cloud/failure-modes/failure-mode';

/** The failures of the cloud that are active now. Each ends alone, also where another has the same mode or address. */
export class ActiveFailures {
  private readonly started = new Set<Failure>();
  /** Failures that were set by hand, by the part of the address; undefined: all addresses. */
  private readonly setByHand = new Map<string | undefined, Failure>();

  /** The failures in order of precedence: those for some addresses first, then in order of their start. */
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

  /** Replaces all by these, in order of precedence. One that stays the same keeps its identity, and so its own end. */
  replace(failures: readonly Failure[]): void {
    const previous = this.list();
    this.started.clear();
    this.setByHand.clear();
    for (const failure of failures) {
      const i = previous.findIndex(
        ({ mode, urlPart }) => mode === failure.mode && urlPart === failure.urlPart,
      );
      const [same = failure] = i < 0 ? [] : previous.splice(i, 1);
      this.started.add(same);
      this.setByHand.set(same.urlPart, same);
    }
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
