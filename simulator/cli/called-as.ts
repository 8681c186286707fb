/** The commands with the npm script of this repository for each. */
const NPM_SCRIPTS = {
  open: 'start',
  run: 'sim',
  test: 'scenario',
  compat: 'compat',
  cloud: 'cloud',
  fitbit: 'fitbit',
} as const;
export type CommandName = keyof typeof NPM_SCRIPTS;

/** This repository's package. Others may have scripts of the same names. */
const REPOSITORY = 'almanac';

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(NPM_SCRIPTS, name);
}

/**
 * What is wrong with a first argument that is neither a command nor an option nor a file; undefined where it is one.
 */
export function describeUnknownCommand(name: string, isFile: (path: string) => boolean): string | undefined {
  if (isCommandName(name) || /^-|\.fba$|^$/i.test(name) || isFile(name)) return undefined;
  return `unknown command "${name}"; there are ${Object.keys(NPM_SCRIPTS).join(', ')}. Try --help`;
}

/** Whether this process is the repository's npm script for a command; `start:aod` is one for `open`. */
export function isNpmScript(command: CommandName): boolean {
  return runningScript() === NPM_SCRIPTS[command];
}

/** What a person types before the arguments of a command: npm's script in this repository, elsewhere the package. */
export function calledAs(command: CommandName): string {
  const npx = 'npx fitbit-os-simulator';
  // `npm run dev` takes the same arguments.
  if (command === 'open' && runningScript() === 'dev') return 'npm run dev --';
  if (command === 'open') return isNpmScript('open') ? 'npm start --' : npx;
  return isNpmScript(command) ? `npm run ${NPM_SCRIPTS[command]} --` : `${npx} ${command}`;
}

function runningScript(): string | undefined {
  const { npm_package_name: project, npm_lifecycle_event: script } = process.env;
  return project === REPOSITORY ? script?.split(':')[0] : undefined;
}
