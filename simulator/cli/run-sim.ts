import { rasterise } from '../picture/rasterise';
import { simulate } from '../run/simulate';
import { saveFile } from './files';
import { readSimRun, SIM_HELP } from './sim-options';

/** Where the command writes. */
export interface SimOutput {
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown };
}

/**
 * Runs `npm run sim` with these arguments; paths start from `folder`. Returns the exit status. Throws a UsageError
 * for a wrong command line.
 */
export async function runSim(argv: string[], folder: string, { stdout, stderr }: SimOutput): Promise<number> {
  const run = readSimRun(argv, folder);
  if (!run) {
    stdout.write(`${SIM_HELP}\n`);
    return 0;
  }
  const { report, errors, signInProblem } = await simulate(run, (path, svg) =>
    saveFile(path, folder, rasterise(svg)),
  );
  const json = `${JSON.stringify(report, null, 2)}\n`;
  if (run.reportPath === undefined) stdout.write(json);
  else saveFile(run.reportPath, folder, json);
  if (signInProblem !== undefined) stderr.write(`--sign-in: ${signInProblem}\n`);
  return errors > 0 || signInProblem !== undefined ? 1 : 0;
}
