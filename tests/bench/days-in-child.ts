import { readFileSync } from 'node:fs';
import { worldFiles } from '../../simulator/cli/dist-files';
import { Simulator } from '../../simulator/client/simulator';
import { spawnWorldFrom } from '../../simulator/process/spawn-world';
import { START } from '../journey/built-app';
import { FBA } from '../journey/command';
import { LOOK_S, WAKES } from './simulated-day';

/** One wake's share of the day, with the look, s. */
const WAKE_S = (24 * 60 * 60) / WAKES;

/**
 * Milliseconds for each of `count` days in a row as `simulateDay` has them, in one locked process. Throws where
 * anything of the app did.
 */
export async function timeDaysInChild(count: number): Promise<number[]> {
  const simulator = await Simulator.open({
    fba: readFileSync(FBA),
    fileName: 'app.fba',
    readSpec: () => ({ start: START }),
    connect: spawnWorldFrom(worldFiles()),
  });
  try {
    await simulator.beginSignIn();
    await simulator.run('30s');
    const times: number[] = [];
    for (let day = 0; day < count; day++) {
      const began = performance.now();
      for (let wake = 0; wake < WAKES; wake++) {
        await simulator.setDisplay(true);
        await simulator.run(`${LOOK_S}s`);
        await simulator.setDisplay(false);
        await simulator.run(`${WAKE_S - LOOK_S}s`);
      }
      times.push(performance.now() - began);
    }
    const { errors } = await simulator.report([]);
    if (errors > 0) throw new Error(`${errors} errors in ${count} days`);
    return times;
  } finally {
    await simulator.close();
  }
}
