import { runCommand } from './command';
import { resolveCallFolder } from './files';
import { runSim } from './run-sim';

void runCommand(() => runSim(process.argv.slice(2), resolveCallFolder('sim'), process));
