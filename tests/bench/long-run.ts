import { readFileSync } from 'node:fs';
import { worldFiles } from '../../simulator/cli/dist-files';
import { runSimulation } from '../../simulator/client/run-simulation';
import { spawnWorldFrom } from '../../simulator/process/spawn-world';
import { DAY_MS } from '../../simulator/world/duration';
import { START } from '../journey/built-app';
import { FBA } from '../journey/command';

/**
 * Seconds for thirty days of the built face with the display lit all the time, in the locked process: as `npm run sim`
 * with `--sign-in` and `--for 30d`. Throws where anything of the app did.
 */
export async function runThirtyDays(): Promise<number> {
  const began = performance.now();
  const { errors, signInProblem } = await runSimulation(
    { fba: readFileSync(FBA), fileName: 'app.fba', connect: spawnWorldFrom(worldFiles()) },
    () => ({
      spec: { start: START },
      duration: 30 * DAY_MS,
      signIn: {},
      taps: [],
      finger: [],
      buttons: [],
      settings: [],
      display: [],
      screenshots: [],
    }),
    () => undefined,
  );
  const seconds = (performance.now() - began) / 1000;
  if (errors > 0 || signInProblem) throw new Error(signInProblem ?? `${errors} errors in thirty days`);
  return seconds;
}
