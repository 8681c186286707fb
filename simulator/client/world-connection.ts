import type { WorldEventName, WorldEvents, WorldMethodName, WorldMethods } from '../simulation/world-methods';
import { isRecord } from '../world/guards';
import type { Port } from '../world/port';
import { isResultOf } from './check-result';
import { cleanText } from './clean-text';

/** A call failed in the world; `name` is that of the error there, such as `AppPackageError`. */
export class WorldError extends Error {
  constructor(
    override readonly name: string,
    message: string,
  ) {
    super(message);
  }
}

/** The world ended before it returned. The message says why in one line. */
export class WorldGoneError extends Error {
  override name = 'WorldGoneError';
}

/** The text of a call that failed in the world. Throws any other error again. */
export function describeWorldError(error: unknown): string {
  if (error instanceof WorldError) return error.message;
  throw error;
}

interface Waiting {
  method: WorldMethodName;
  resolve(result: never): void;
  reject(error: Error): void;
}

export type WorldListener = { [E in WorldEventName]?: (data: WorldEvents[E]) => void };

/**
 * Calls the methods of a world at the other end of a port. What arrives is of unknown origin: a message without the
 * expected form is dropped, and a call whose result has another type rejects with a WorldError. Texts in results are
 * unchecked: they may have controls of a terminal.
 */
export class WorldConnection {
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;
  private goneBecause: string | undefined;

  constructor(
    private readonly port: Port,
    private readonly listener: WorldListener,
  ) {
    port.listen((message) => this.receive(message));
  }

  call<M extends WorldMethodName>(
    method: M,
    params: Parameters<WorldMethods[M]>[0],
  ): Promise<ReturnType<WorldMethods[M]>> {
    return new Promise((resolve, reject) => {
      if (this.goneBecause !== undefined) {
        reject(new WorldGoneError(this.goneBecause));
        return;
      }
      this.lastId++;
      this.waiting.set(this.lastId, { method, resolve, reject });
      this.port.post({ id: this.lastId, method, params });
    });
  }

  /** The world is gone: all calls fail, those to come as well. */
  end(reason: string): void {
    this.goneBecause ??= reason;
    for (const { reject } of this.waiting.values()) reject(new WorldGoneError(this.goneBecause));
    this.waiting.clear();
  }

  private receive(message: unknown): void {
    if (!isRecord(message)) return;
    const { id, result, error, event, data } = message;
    if (typeof event === 'string' && isRecord(data)) this.emit(event, data);
    if (typeof id !== 'number') return;
    const waiting = this.waiting.get(id);
    if (!waiting) return;
    this.waiting.delete(id);
    const { method, resolve, reject } = waiting;
    if (isRecord(error)) reject(new WorldError(cleanText(error.name), cleanText(error.message)));
    else if (isResultOf(method, result)) resolve(result as never);
    else reject(new WorldError('ResultError', `the simulated world returned something else for "${method}"`));
  }

  private emit(event: string, data: Record<string, unknown>): void {
    if (!Object.hasOwn(this.listener, event)) return;
    // Only its listener knows what the event carries.
    const listen = this.listener[event as WorldEventName] as ((data: unknown) => void) | undefined;
    listen?.(data);
  }
}
