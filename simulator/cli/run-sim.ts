import { basename } from 'node:path';
import { cleanText, escapeInLines } from '../client/clean-text';
import { runSimulation } from '../client/run-simulation';
import type { ConnectWorld } from '../client/world-link';
import { formatDuration } from '../world/duration';
import { readFile, saveFile } from './files';
import { readSimRun, SIM_HELP } from './sim-options';
import type { Output } from './terminal';

/** Where the command runs and writes. */
export interface SimContext {
  /** Paths start from this folder. */
  folder: string;
  /** Makes the world. */
  connect: ConnectWorld;
  stdout: Output;
  stderr: Output;
}

/**
 * Runs the command `run` with these arguments. Returns the exit status. Throws a UsageError for a wrong command line.
 */
export async function runSim(argv: string[], context: SimContext): Promise<number> {
  const { folder, connect, stdout, stderr } = context;
  const run = readSimRun(argv, folder);
  if (!run) {
    stdout.write(`${SIM_HELP}\n`);
    return 0;
  }
  const { file, routes, reportPath, harPath } = run;
  const { report, errors, signInProblem, missedTouches, createHar } = await runSimulation(
    {
      fba: readFile(file, folder),
      fileName: basename(file),
      routes,
      connect,
      log: (text) => stderr.write(`${text}\n`),
    },
    run.readPlan,
    (path, png) => saveFile(path, folder, png),
  );
  // Files, too, are shown in terminals.
  const toJson = (value: unknown): string => escapeInLines(`${JSON.stringify(value, null, 2)}\n`);
  const json = toJson(report);
  if (reportPath === undefined) stdout.write(json);
  else saveFile(reportPath, folder, json);
  if (harPath !== undefined) saveFile(harPath, folder, toJson(createHar()));
  for (const { x, y, at } of missedTouches)
    stderr.write(`the finger at ${x},${y} after ${formatDuration(at)} reached nobody\n`);
  if (signInProblem !== undefined) stderr.write(`--sign-in: ${cleanText(signInProblem)}\n`);
  return errors > 0 || signInProblem !== undefined ? 1 : 0;
}
