import { simulate } from '../run/simulate';
import { runCommand } from './command';
import { resolveCallFolder, saveFile } from './files';
import { readSimRun, SIM_HELP } from './sim-options';

void runCommand(async () => {
  const folder = resolveCallFolder('sim');
  const run = readSimRun(process.argv.slice(2), folder);
  if (!run) {
    console.log(SIM_HELP);
    return 0;
  }
  const { report, errors, signInProblem } = await simulate(run, (path, png) => saveFile(path, folder, png));
  const json = `${JSON.stringify(report, null, 2)}\n`;
  if (run.reportPath === undefined) process.stdout.write(json);
  else saveFile(run.reportPath, folder, json);
  if (signInProblem !== undefined) console.error(`--sign-in: ${signInProblem}`);
  return errors > 0 || signInProblem !== undefined ? 1 : 0;
});
