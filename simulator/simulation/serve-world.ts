import type { Port } from '../world/port';
import { observeRunningCode } from '../world/running-code';
import type { WorldEventName, WorldEvents, WorldMethods } from './world-methods';
import { WorldService } from './world-service';

/** A call as the world's surroundings send it. They are trusted, so its shape is not checked. */
interface Call {
  id: number;
  method: keyof WorldMethods;
  params: never;
}

/**
 * Serves a world over a port: calls its methods, sends their results and the world's events. The returned function
 * stops its time for good.
 */
export function serveWorld(port: Port, usedMemory: () => number): () => void {
  const emit = <E extends WorldEventName>(event: E, data: WorldEvents[E]): void => port.post({ event, data });
  const service = new WorldService({ emit, usedMemory });
  observeRunningCode((owner) => emit('running', { owner }));
  // Trusted; see `Call`.
  port.listen((message) => void perform(message as Call));
  return () => service.close();

  async function perform({ id, method, params }: Call): Promise<void> {
    try {
      // One await for methods that return at once, too: their order stays.
      port.post({ id, result: (await service.methods[method](params)) ?? null });
    } catch (error) {
      const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
      port.post({ id, error: { name, message } });
    }
  }
}
