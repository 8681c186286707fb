import { readFileSync } from 'node:fs';
import { readAppPackage } from '../../simulator/app-package/read-app-package';
import { optimiseLater } from '../../simulator/process/optimise-later';
import { readMessage } from './messages';
import { runCase } from './run-case';

/** Runs cases for `npm run years`, in a process of its own: its parent sends one after the other. */

optimiseLater();

const app = readAppPackage(readFileSync(process.argv[2] ?? ''));

process.on('message', async (message) => {
  const { testCase } = readMessage(message);
  try {
    process.send?.({ outcome: await runCase(app, testCase) });
  } catch (error) {
    // A world that throws is a finding about the simulator: the run goes on with the next.
    process.send?.({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
