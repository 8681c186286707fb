import { SIM_HELP } from '../../../simulator/cli/sim-options';
import { FAILURE_MODE_DESCRIPTIONS, FAULTY_MODES } from '../../../simulator/cloud/failure-modes/failure-mode';
import { FAULTS } from '../../../simulator/run/faults';
import { MOMENTS } from '../../../simulator/world/moments';

const lines = SIM_HELP.split('\n').map((line) => line.trim().replace(/ {2,}/, ' '));

test.each(Object.entries(FAULTS))('the help has a line for the fault %s', (name, text) => {
  expect(lines).toContain(`${name} ${text}`);
});

test.each(Object.entries(MOMENTS))('the help has a line for the moment %s', (name, text) => {
  expect(lines).toContain(`${name} ${text}`);
});

test.each(FAULTY_MODES)('the help has a line for the failure mode %s', (mode) => {
  expect(lines).toContain(`${mode} ${FAILURE_MODE_DESCRIPTIONS[mode]}`);
});
