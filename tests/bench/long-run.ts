import { simulate } from '../../simulator/run/simulate';
import { DAY_MS } from '../../simulator/world/duration';
import { builtApp, START } from '../journey/built-app';

/**
 * Seconds for thirty days of the built face with the display lit all the time: as `npm run sim` with `--sign-in` and
 * `--for 30d`. Throws where anything of the app did.
 */
export async function runThirtyDays(): Promise<number> {
  const began = performance.now();
  const { errors, signInProblem } = await simulate(
    {
      world: { app: builtApp(), start: START },
      duration: 30 * DAY_MS,
      signIn: {},
      taps: [],
      display: [],
      screenshots: [],
    },
    () => undefined,
  );
  const seconds = (performance.now() - began) / 1000;
  if (errors > 0 || signInProblem) throw new Error(signInProblem ?? `${errors} errors in thirty days`);
  return seconds;
}
