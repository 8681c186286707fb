import type { VirtualClock } from '../../../simulator/world/clock';
import type { CloudRequest, CloudResponse } from '../../../simulator/world/http';
import type { Network, NetworkFailure } from '../../../simulator/world/network';

/** A network of 100 ms each way in front of one function. `undefined`: no response ever. */
export class FakeNetwork implements Network {
  readonly requests: CloudRequest[] = [];
  isOnline = true;

  constructor(
    private readonly clock: VirtualClock,
    public respond: (request: CloudRequest) => CloudResponse | NetworkFailure | undefined,
  ) {}

  send(request: CloudRequest, done: (answer: CloudResponse | NetworkFailure) => void): () => void {
    let isPending = true;
    this.clock.after(100, () => {
      this.requests.push(request);
      const answer = this.respond(request);
      if (answer) this.clock.after(100, () => isPending && done(answer));
    });
    return () => {
      isPending = false;
    };
  }
}

/** A response with a JSON body. */
export function json(value: unknown, status = 200, headers: Record<string, string> = {}): CloudResponse {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

export function redirect(location: string, status = 302): CloudResponse {
  return { status, headers: { location }, body: '' };
}
