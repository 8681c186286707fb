import { buildSimulatorIfStale } from '../simulator/build.mjs';
import { buildAppIfStale } from './build-app.mjs';

/** `npm start [-- FILE.fba] [options]`: builds what has changed, and opens the face in the simulator. */

const argv = process.argv.slice(2);
const isOther = argv[0]?.endsWith('.fba') ?? false;
try {
  await Promise.all([buildSimulatorIfStale(), isOther ? undefined : buildAppIfStale()]);
  process.argv.splice(2, argv.length, 'open', ...(isOther ? argv : ['build/app.fba', ...argv]));
  await import('../simulator/dist/cli.cjs');
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
