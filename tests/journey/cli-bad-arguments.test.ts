import { readFileSync, writeFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { runSim } from '../../simulator/cli/run-sim';
import { connectInProcess } from '../../simulator/client/in-process';
import { messageOf } from '../../simulator/world/message-of';
import { type Command, createFolder, FBA, type ProcessResult, REPOSITORY, runCommand } from './command';
import { packApp } from './hand-made-app';

const folder = createFolder();
const write = (name: string, bytes: Uint8Array): string => {
  writeFileSync(folder.path(name), bytes);
  return folder.path(name);
};
const small = write('small.fba', packApp({}));
const nowhere = folder.path('nowhere/file');
/** Root may write everywhere: a name that no folder takes stands for a folder that nobody may write to. */
const tooLong = folder.path('n'.repeat(300));

/** A command line and the one line that says what is wrong with it. */
type Case = [Command, string[], string];

const CASES: Case[] = [
  ['sim', [], 'the .fba is missing. Try --help'],
  ['sim', ['--gremlins'], 'unknown option --gremlins. Try --help'],
  ['sim', [FBA, small], `only one .fba is allowed; "${small}" is another`],
  ['sim', [nowhere], `${nowhere} does not exist`],
  ['sim', [folder.path('')], `${folder.path('')} cannot be read: it is a folder`],
  [
    'sim',
    [write('notes.zip', strToU8('no zip'))],
    'notes.zip is not an .fba: it is damaged or not a zip file',
  ],
  [
    'sim',
    [write('other.zip', zipSync({ 'notes.txt': strToU8('x') }))],
    'other.zip is not an .fba: manifest.json is missing',
  ],
  [
    'sim',
    [write('cut.fba', readFileSync(FBA).subarray(0, 50_000))],
    'cut.fba is not an .fba: it is damaged or not a zip file',
  ],
  ['sim', [FBA, '--for', 'long'], '--for "long" is not a duration such as 90m'],
  ['sim', [FBA, '--for'], '--for requires a value. Try --help'],
  ['sim', [FBA, '--for', '-5m'], '--for requires a value: if -5m is one, write --for=-5m. Try --help'],
  ['sim', [FBA, '--for', '--sign-in'], '--for requires a value. Try --help'],
  ['sim', [FBA, '--sign-in=yes'], '--sign-in must be fitbit or google, not "yes"'],
  ['sim', ['--sign-in', 'Strava', FBA], '--sign-in must be fitbit or google, not "Strava"'],
  ['sim', [FBA, '--', '--sign-in'], 'only one .fba is allowed; "--sign-in" is another'],
  ['sim', ['--sign-in', 'google'], 'the .fba is missing. Try --help'],
  ['sim', [small, '--sign-in'], '--sign-in: this app has no settings page'],
  ['sim', [FBA, '--start', 'noon'], '--start "noon" is not an ISO time such as 2026-07-14T14:42'],
  // A time of day alone would be today's, and every day another run.
  ['sim', [FBA, '--start', '14:42'], '--start "14:42" is not an ISO time such as 2026-07-14T14:42'],
  ['sim', [FBA, '--tz', 'Mars/Base'], '--tz "Mars/Base" is not a time zone such as Europe/Vienna'],
  ['sim', [FBA, '--persona', 'nobody'], '--persona must be one of mara, noor, idle, not "nobody"'],
  [
    'sim',
    [FBA, '--device', 'ionic'],
    '--device must be atlas (Versa 3), vulcan (Sense), hera (Versa 4) or rhea (Sense 2), not "ionic"',
  ],
  ['sim', [small, '--device', 'vulcan'], '--device: this .fba is not built for vulcan'],
  ['sim', [FBA, '--seed', '1.5'], '--seed "1.5" is not a whole number'],
  ['sim', [FBA, '--set', 'key'], '--set "key" is not of the form KEY=VALUE[@DURATION]'],
  ['sim', [FBA, '--set', 'a=b@6m'], '--set "a=b@6m" is after the end of the run; see --for'],
  ['sim', [FBA, '--tap', '1,2'], '--tap "1,2" is not of the form X,Y@DURATION'],
  [
    'sim',
    [FBA, '--tap', '1,400@1s'],
    '--tap "1,400@1s" misses the screen, which is 336 pixels wide and 336 high',
  ],
  ['sim', [FBA, '--swipe', '1,2@1s'], '--swipe "1,2@1s" is not of the form X1,Y1-X2,Y2@DURATION'],
  ['sim', [FBA, '--press', '1,2@1s:x'], '--press "1s:x" is not a duration such as 90m'],
  ['sim', [FBA, '--tap', '1,2@6m'], '--tap "1,2@6m" is after the end of the run; see --for'],
  ['sim', [FBA, '--button', 'hold@1s'], '--button "hold@1s" is not of the form press@DURATION'],
  ['sim', [FBA, '--display', 'off'], '--display "off" is not of the form on|off@DURATION'],
  ['sim', [FBA, '--display', 'dim@1s'], '--display "dim@1s" is not of the form on|off@DURATION'],
  ['sim', [FBA, '--language', 'german'], '--language "german" is not a language such as de-DE'],
  ['sim', [FBA, '--clock', '13h'], '--clock must be 12h or 24h, not "13h"'],
  ['sim', [FBA, '--screen-timeout', '11s'], '--screen-timeout must be never, 10s, 20s, 30s, not "11s"'],
  ['sim', [FBA, '--week-start', 'toString'], '--week-start must be sunday or monday, not "toString"'],
  ['sim', [FBA, '--route', 'api'], '--route "api" is not of the form HOST=URL'],
  [
    'sim',
    [FBA, '--route', 'https://a=http://b'],
    '--route "https://a=http://b": "https://a" is not a host such as api.fitbit.com',
  ],
  [
    'sim',
    [FBA, '--route', 'a=b:8127'],
    '--route "a=b:8127": "b:8127" is not an address such as http://127.0.0.1:8127',
  ],
  ['sim', [FBA, '--fault', 'disk-full@1m..1s'], '--fault: fault "disk-full@1m..1s" ends before it begins'],
  [
    'sim',
    [FBA, '--fault', 'revoke@1m..2m'],
    '--fault "revoke@1m..2m": revoke happens at one moment and has no end',
  ],
  ['sim', [FBA, '--fault', 'disk-full@1h'], '--fault "disk-full@1h" is after the end of the run; see --for'],
  [
    'sim',
    [FBA, '--report', nowhere],
    `${nowhere} cannot be written: the folder ${folder.path('nowhere')} does not exist`,
  ],
  ['sim', [FBA, '--report', folder.path('')], `${folder.path('')} cannot be written: it is a folder`],
  [
    'sim',
    [FBA, '--screenshot', `${nowhere}@1s`],
    `${nowhere} cannot be written: the folder ${folder.path('nowhere')} does not exist`,
  ],
  ['sim', [FBA, '--har', tooLong], `${tooLong} cannot be written (ENAMETOOLONG)`],
  ['fitbit', ['--attach=http://127.0.0.1:1/#0', '--aod'], '--attach takes no other option and no file'],
  ['cloud', ['--gremlins'], 'unknown option --gremlins. Try --help'],
  ['cloud', ['8127'], 'unexpected argument "8127". Try --help'],
  ['cloud', ['--port', '65536'], '--port "65536" is not a port: a whole number up to 65535'],
  ['cloud', ['--seed', 'x'], '--seed "x" is not a whole number'],
  ['start', [FBA, '--gremlins'], 'unknown option --gremlins. Try --help'],
  ['start', [FBA, 'more'], 'unexpected argument "more". Try --help'],
  ['start', [FBA, '--port', 'http'], '--port "http" is not a port: a whole number up to 65535'],
  ['start', [FBA, '--persona', 'nobody'], '--persona must be one of mara, noor, idle, not "nobody"'],
];

const nameOf = ([command, , problem]: Case): string =>
  `${command}: ${problem.replaceAll(folder.path(''), '')}`;
const isOfSim = ([command]: Case): boolean => command === 'sim';

afterAll(() => folder.remove());

/** `npm run sim` says so before anything runs. */
async function problemOf(args: string[]): Promise<unknown> {
  const out = { write: () => undefined };
  try {
    return await runSim(args, { folder: REPOSITORY, connect: connectInProcess, stdout: out, stderr: out });
  } catch (error) {
    return messageOf(error);
  }
}

test.each(CASES.filter(isOfSim).map((each) => [nameOf(each), each] as const))(
  '%s',
  async (_name, [, args, problem]) => {
    expect(await problemOf(args)).toBe(problem);
  },
);

describe('as a process, with status 2 and one line', () => {
  const cases = [...CASES.filter(isOfSim).slice(0, 1), ...CASES.filter((each) => !isOfSim(each))];
  let ended: Map<unknown, ProcessResult>;

  beforeAll(async () => {
    const runs = cases.map(async (each) => [each, await runCommand(each[0], ...each[1])] as const);
    ended = new Map(await Promise.all(runs));
  });

  test.each(cases.map((each) => [nameOf(each), each] as const))('%s', (_name, each) => {
    expect(ended.get(each)).toEqual({ status: 2, stdout: '', stderr: `${each[2]}\n` });
  });
});

test('an unknown fault is reported with the list of faults', async () => {
  expect(await problemOf([FBA, '--fault', 'gremlins'])).toMatch(
    /^--fault: unknown fault "gremlins"; there are link-off, .*$/,
  );
});
