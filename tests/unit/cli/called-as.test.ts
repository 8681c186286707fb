import { calledAs, describeUnknownCommand } from '../../../simulator/cli/called-as';
import { resolveCallFolder } from '../../../simulator/cli/files';

const { npm_package_name, npm_lifecycle_event, INIT_CWD } = process.env;

function callFromNpm(project: string | undefined, script: string | undefined): void {
  setVariable('npm_package_name', project);
  setVariable('npm_lifecycle_event', script);
  setVariable('INIT_CWD', '/somewhere');
}

/** process.env makes a text of undefined. */
function setVariable(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}

afterEach(() => {
  callFromNpm(npm_package_name, npm_lifecycle_event);
  setVariable('INIT_CWD', INIT_CWD);
});

test.each([
  ['open', 'start', 'npm start --'],
  ['open', 'start:aod', 'npm start --'],
  ['run', 'sim', 'npm run sim --'],
  ['test', 'scenario', 'npm run scenario --'],
  ['cloud', 'cloud', 'npm run cloud --'],
  ['fitbit', 'fitbit', 'npm run fitbit --'],
] as const)('in this repository, %s is the script %s', (command, script, text) => {
  callFromNpm('almanac', script);
  expect(calledAs(command)).toBe(text);
  expect(resolveCallFolder(command)).toBe('/somewhere');
});

test('npm run dev has the arguments of npm start and its own name', () => {
  callFromNpm('almanac', 'dev');
  expect(calledAs('open')).toBe('npm run dev --');
});

test.each([
  ['another project has a script of that name', 'other-face', 'sim'],
  ['npx in this repository', 'almanac', 'npx'],
  ['no npm', undefined, undefined],
])('elsewhere it is the package: %s', (_, project, script) => {
  callFromNpm(project, script);
  expect(calledAs('run')).toBe('npx fitbit-os-simulator run');
  expect(calledAs('open')).toBe('npx fitbit-os-simulator');
  expect(resolveCallFolder('run')).toBe(process.cwd());
});

test('a first argument that is no command, option or file', () => {
  const isFile = (path: string): boolean => path === 'face';
  expect(describeUnknownCommand('runn', isFile)).toBe(
    'unknown command "runn"; there are open, run, test, compat, cloud, fitbit. Try --help',
  );
  for (const name of ['', 'run', '--help', 'gone.fba', 'face'])
    expect(describeUnknownCommand(name, isFile)).toBeUndefined();
});
