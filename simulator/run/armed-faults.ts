type ArmedCount = 'requestsToLose' | 'requestsToRepeat' | 'responsesToLose';

/** The faults of the network that wait for a request or a response. */
export class ArmedFaults {
  /** How many of the next requests leave the phone and never arrive. */
  requestsToLose = 0;
  /** How many of the next requests the service gets twice. */
  requestsToRepeat = 0;
  /** How many of the next responses get lost. */
  responsesToLose = 0;
  /** How much later the next responses come, ms. */
  private readonly responseDelays: number[] = [];

  /** The next response comes `ms` later. */
  delayNextResponse(ms: number): void {
    this.responseDelays.push(ms);
  }

  /** How much later the next response comes, ms; undefined: in time. */
  get nextDelayMs(): number | undefined {
    return this.responseDelays[0];
  }

  /** Responses come in time again. */
  forgetDelays(): void {
    this.responseDelays.length = 0;
  }

  /** Whether it happens now; then there is one less. */
  take(name: ArmedCount): boolean {
    if (this[name] === 0) return false;
    this[name]--;
    return true;
  }

  /** How much later a response comes, ms. */
  takeDelay(): number {
    return this.responseDelays.shift() ?? 0;
  }

  /** Does `work`, and returns what was armed within it, which no other request gets. */
  takeArmedWithin(work: () => void): { isResponseLost: boolean; delayMs: number } {
    const { responsesToLose, responseDelays } = this;
    const delayCount = responseDelays.length;
    work();
    return {
      isResponseLost: this.responsesToLose > responsesToLose && this.take('responsesToLose'),
      delayMs: responseDelays.length > delayCount ? (responseDelays.pop() ?? 0) : 0,
    };
  }
}
