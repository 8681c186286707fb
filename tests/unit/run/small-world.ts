import { readAppPackage } from '../../../simulator/app-package/read-app-package';
import { parseFault } from '../../../simulator/run/parse-fault';
import { World } from '../../../simulator/run/world';
import type { WorldOptions } from '../../../simulator/run/world-options';
import { packApp, type Scripts } from '../../journey/hand-made-app';
import { repeatedText } from '../world/repeated-text';

export const START = Date.parse('2026-07-14T14:42:00+02:00');

interface SmallWorldOptions extends Partial<Omit<WorldOptions, 'app' | 'faults'>> {
  faults?: string[];
}

/** A booted world with a few lines of code on watch and phone. */
export function createSmallWorld(scripts: Scripts, { faults = [], ...options }: SmallWorldOptions = {}) {
  const permissions = ['access_internet', 'run_background', ...(scripts.permissions ?? [])];
  const world = new World({
    app: readAppPackage(packApp({ ...scripts, permissions })),
    start: START,
    ...options,
    faults: faults.map(parseFault),
  });
  const moments: string[] = [];
  world.moments.listen((moment, detail) => moments.push(detail === '' ? moment : `${moment} ${detail}`));
  world.boot();
  const advance = (ms: number): Promise<void> => world.run(world.clock.now() + ms);
  return {
    world,
    advance,
    /** Every moment so far, with its detail. */
    moments,
    /** Begins a fault of this form now. */
    addFault(spec: string): void {
      world.faults.schedule(parseFault(spec));
    },
    /** What the app wrote to the console, `phone: text`. */
    lines: (): string[] =>
      world.trace.entries.flatMap((entry) =>
        entry.kind === 'console' ? repeatedText(entry).map((text) => `${entry.place}: ${text}`) : [],
      ),
    /** Launches and ends of the companion, `wake wokenUp`. */
    lifecycle: (): string[] =>
      world.trace.entries.flatMap((entry) => {
        if (entry.kind === 'wake') return [`wake ${entry.reason}`];
        return entry.kind === 'unload' ? [`unload ${entry.cause}`] : [];
      }),
    errors: (): string[] =>
      world.trace.entries.flatMap((entry) => (entry.kind === 'error' ? [entry.text] : [])),
  };
}
