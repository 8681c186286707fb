type ArmedCount = 'requestsToLose' | 'requestsToRepeat' | 'responsesToLose';

/** The faults of the network that wait for a request or a response. */
export class ArmedFaults {
  /** Number of next requests that leave the phone and never arrive. */
  requestsToLose = 0;
  /** Number of next requests that the service gets twice. */
  requestsToRepeat = 0;
  /** Number of next responses that get lost. */
  responsesToLose = 0;
  /** Delays of the next responses, ms. */
  private readonly responseDelays: number[] = [];

  /** The next response comes `ms` later. */
  delayNextResponse(ms: number): void {
    this.responseDelays.push(ms);
  }

  /** Delay of the next response, ms; undefined: none. */
  get nextDelayMs(): number | undefined {
    return this.responseDelays[0];
  }

  /** Responses come in time again. */
  forgetDelays(): void {
    this.responseDelays.length = 0;
  }

  /** Uses a fault up. Returns whether there was one. */
  take(name: ArmedCount): boolean {
    if (this[name] === 0) return false;
    this[name]--;
    return true;
  }

  /** Delay of a response, ms. */
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
