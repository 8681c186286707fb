import { writeFileSync } from 'node:fs';
import { simulate } from '../world/simulate';
import { runCommand } from './arguments';
import { readSimRun, SIM_HELP } from './sim-options';

void runCommand(async () => {
  const run = readSimRun(process.argv.slice(2));
  if (!run) {
    console.log(SIM_HELP);
    return 0;
  }
  const { report, errors } = await simulate(run, (path, png) => writeFileSync(path, png));
  const json = `${JSON.stringify(report, null, 2)}\n`;
  if (run.report === undefined) process.stdout.write(json);
  else writeFileSync(run.report, json);
  return errors > 0 ? 1 : 0;
});
