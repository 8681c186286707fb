import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { delimiter } from 'node:path';
import { PassThrough } from 'node:stream';
import { type Pairing, parsePairing } from '../../common/pairing';
import { SCOPE_PREFIXES } from '../../common/services';
import { executeSignIn } from '../../scripts/sign-in/command';
import { UsageError } from '../../simulator/client/usage-error';
import { createFolder, type ProcessResult, type RunningCommand, startCommand } from './command';
import { type SignInProcess, startSignIn } from './sign-in-cli-process';

let cloud: RunningCommand;
const running: SignInProcess[] = [];

beforeAll(async () => {
  cloud = await startCommand('cloud', '--port', '0');
});
afterAll(() => cloud.stop());
afterEach(() => {
  for (const each of running.splice(0)) each.stop();
});

/** Signs in to the pretend cloud; its clients' secrets are no secrets. */
function signIn(service: 'google' | 'fitbit', ...words: string[]): SignInProcess {
  const name = `desk${randomBytes(4).toString('hex')}`;
  const own =
    service === 'google'
      ? {
          ALMANAC_CLIENT_ID: `123-${name}.apps.googleusercontent.com`,
          ALMANAC_CLIENT_SECRET: `GOCSPX-${name}`,
        }
      : { ALMANAC_CLIENT_ID: `S${name.toUpperCase()}` };
  return start([service, '--server', cloud.origin, '--no-browser', '--port', '0', ...words], own);
}

function start(words: string[], env?: NodeJS.ProcessEnv): SignInProcess {
  const process = startSignIn(words, env);
  running.push(process);
  return process;
}

/** What the wearer does in the browser. Returns the last page. */
async function consent(process: SignInProcess, decision: 'allow' | 'deny', without: string[] = []) {
  const address = await process.waitForAddress();
  const page = await (await fetch(address)).text();
  const form = new URLSearchParams({ decision });
  for (const [field = ''] of page.matchAll(/<input [^>]*>/g)) {
    const [name = '', value = ''] = ['name', 'value'].map(
      (word) => new RegExp(`${word}="([^"]*)"`).exec(field)?.[1],
    );
    if (name && !without.includes(value)) form.append(name, value);
  }
  return (await fetch(address.origin + address.pathname, { method: 'POST', body: form })).text();
}

async function withCode(process: SignInProcess, more: Record<string, string> = {}): Promise<Response> {
  const address = await process.waitForAddress();
  for (const [name, value] of Object.entries({ auto_consent: 'allow', ...more })) {
    address.searchParams.set(name, value);
  }
  return fetch(address);
}

/** What the companion will do first. */
async function refresh({ clientId, clientSecret, refreshToken }: Pairing, path: string): Promise<unknown> {
  const response = await fetch(cloud.origin + path, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
      client_id: clientId,
      ...(clientSecret && { client_secret: clientSecret }),
    }),
  });
  return { status: response.status, ...(await response.json()) };
}

function pairingIn({ status, stdout, stderr }: ProcessResult): Pairing {
  const pairing = parsePairing(stdout);
  if (status !== 0 || !pairing) throw new Error(`no pairing text (status ${status}): ${stderr}`);
  return pairing;
}

test('with Google: from the consent page to a pairing text whose refresh token works', async () => {
  const process = signIn('google');
  const page = await consent(process, 'allow');
  expect(page).toContain('You can close this window');
  const ended = await process.ended;
  const pairing = pairingIn(ended);
  expect(pairing).toMatchObject({
    service: 'google',
    clientId: expect.stringMatching(/^123-desk/),
    clientSecret: expect.stringMatching(/^GOCSPX-desk/),
  });
  expect(pairing.scopes).toContain(`${SCOPE_PREFIXES.google}sleep.readonly`);
  expect(await refresh(pairing, '/token')).toMatchObject({
    status: 200,
    access_token: expect.any(String),
    scope: expect.stringContaining(pairing.scopes[0] ?? 'none'),
  });
  expect(ended.stdout.split('\n')).toHaveLength(2);
  for (const secret of [pairing.refreshToken, pairing.clientSecret ?? 'none']) {
    expect(ended.stderr).not.toContain(secret);
  }
});

test('with Fitbit, without a secret', async () => {
  const process = signIn('fitbit', '--pages', 'sleep');
  expect((await withCode(process)).status).toBe(200);
  const ended = await process.ended;
  const pairing = pairingIn(ended);
  expect(pairing).toEqual({
    service: 'fitbit',
    clientId: expect.stringMatching(/^SDESK/),
    refreshToken: expect.any(String),
    scopes: ['profile', 'sleep', 'activity', 'heartrate'],
  });
  expect(await refresh(pairing, '/oauth2/token')).toMatchObject({
    status: 200,
    access_token: expect.any(String),
  });
  expect(ended.stderr).not.toContain(pairing.refreshToken);
});

test('with Fitbit, as an application with a secret', async () => {
  const env = { ALMANAC_CLIENT_ID: 'SRVDESK', ALMANAC_CLIENT_SECRET: 'secret-SRVDESK' };
  const process = start(['fitbit', '--server', cloud.origin, '--no-browser', '--port', '0'], env);
  await withCode(process);
  expect(pairingIn(await process.ended)).toMatchObject({ clientSecret: 'secret-SRVDESK' });
});

test('scopes that the wearer leaves out are reported, and are not in the pairing text', async () => {
  const process = signIn('google');
  await consent(process, 'allow', [`${SCOPE_PREFIXES.google}nutrition.readonly`]);
  const ended = await process.ended;
  expect(ended.stderr).toContain('Not allowed, so not shown: googlehealth.nutrition.readonly.\n');
  expect(pairingIn(ended).scopes).not.toContain(`${SCOPE_PREFIXES.google}nutrition.readonly`);
});

test('the seven days of an application in testing are announced', async () => {
  const env = {
    ALMANAC_CLIENT_ID: '1-testing.apps.googleusercontent.com',
    ALMANAC_CLIENT_SECRET: 'GOCSPX-testing',
  };
  const process = start(['google', '--server', cloud.origin, '--no-browser'], env);
  await withCode(process);
  const ended = await process.ended;
  expect(pairingIn(ended).service).toBe('google');
  expect(ended.stderr).toContain('The sign-in ends in 7 days because the app is in testing');
});

test.each(['google', 'fitbit'] as const)(
  'a denial with %s is reported, and nobody is signed in',
  async (service) => {
    const process = signIn(service);
    expect(await consent(process, 'deny')).toContain('Not signed in');
    const { status, stdout, stderr } = await process.ended;
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr.split('\n').slice(-2)).toEqual([
      'You did not allow access on the consent page; nobody is signed in.',
      '',
    ]);
  },
);

test('a response with another state is ignored; the right one is accepted', async () => {
  const process = signIn('google');
  const wrong = await withCode(process, { state: 'another' });
  expect([wrong.status, await wrong.text()]).toEqual([400, expect.stringContaining('another sign-in')]);
  await process.waitForOutput('A response to another sign-in arrived and was ignored');
  await withCode(process);
  expect(pairingIn(await process.ended).service).toBe('google');
});

test('a wrong secret is reported in one line that does not contain it', async () => {
  const env = {
    ALMANAC_CLIENT_ID: '1-desk.apps.googleusercontent.com',
    ALMANAC_CLIENT_SECRET: 'GOCSPX-mistaken',
  };
  const process = start(['google', '--server', cloud.origin, '--no-browser'], env);
  await withCode(process);
  const { status, stdout, stderr } = await process.ended;
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toContain('\nGoogle does not know this client id, or the secret is wrong.\n');
  expect(stderr).not.toContain('mistaken');
});

test('no redirect in time', async () => {
  const { status, stderr } = await signIn('fitbit', '--wait', '1').ended;
  expect([status, stderr.split('\n').at(-2)]).toEqual([
    1,
    'The browser did not return in time; nobody is signed in.',
  ]);
});

describe('with a server of its own', () => {
  let server: Server;
  let port: number;

  beforeAll(async () => {
    server = createServer((_request, response) => response.writeHead(410).end()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => server.close());

  test('the end of a service is reported before the browser opens', async () => {
    const words = ['fitbit', '--server', `http://127.0.0.1:${port}`, '--client-id', '23ABCD'];
    expect(await start(words).ended).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'Fitbit says that this service has ended (410 Gone); docs/status-of-the-services.md lists the alternatives.\n',
    });
  });

  test('a port that is taken', async () => {
    expect(await signIn('fitbit', '--port', String(port)).ended).toEqual({
      status: 1,
      stdout: '',
      stderr: `Port ${port} is in use; choose another with --port (for Fitbit, a registered one).\n`,
    });
  });
});

// Other systems open addresses with what is not looked up in PATH.
const onLinux = process.platform === 'linux' ? test : test.skip;

onLinux('the browser is opened, with the address as its only word', async () => {
  const folder = createFolder();
  const browser = `#!${process.execPath}
if (process.argv.length === 3) fetch(process.argv[2] + '&auto_consent=allow');
`;
  writeFileSync(folder.path('xdg-open'), browser, { mode: 0o755 });
  const env = {
    ALMANAC_CLIENT_ID: '23DESK',
    PATH: folder.path('') + delimiter + process.env.PATH,
  };
  const ended = await start(['fitbit', '--server', cloud.origin, '--port', '0'], env).ended;
  folder.remove();
  expect(pairingIn(ended).clientId).toBe('23DESK');
});

onLinux('where none can be opened, the address is there', async () => {
  const process = start(['fitbit', '--server', cloud.origin, '--port', '0', '--client-id', '23DESK'], {
    PATH: '',
  });
  await process.waitForOutput('No browser could be opened');
  await withCode(process);
  expect(pairingIn(await process.ended).clientId).toBe('23DESK');
});

const ID = '1-desk.apps.googleusercontent.com';
const BAD: [[string, string], ...[string, string][]] = [
  ['', 'the service is missing: google or fitbit. Try --help'],
  ['garmin', 'the service must be google or fitbit, not "garmin"'],
  ['google fitbit', 'unexpected argument "fitbit". Try --help'],
  ['google --gremlins', 'unknown option --gremlins. Try --help'],
  ['google --port', '--port requires a value. Try --help'],
  ['google --port 65536', '--port "65536" is not a port: a whole number up to 65535'],
  ['google --no-browser=yes', '--no-browser takes no value. Try --help'],
  ['google --wait 0', '--wait "0" is not a number of seconds from 1 to 86400'],
  [
    'google --pages sleep,',
    '--pages: "" is not one of sleep, recovery, week, body, friends, status, checkups',
  ],
  ['google --server cloud', '--server "cloud" is not an address such as http://127.0.0.1:8127'],
  ['google --server http://a/b', '--server "http://a/b" is not an address such as http://127.0.0.1:8127'],
  ['google', 'the client id is missing: give it with --client-id; docs/google-client.md says how to get one'],
  [
    'google --client-id 23ABCD',
    '"23ABCD" is not a client id of Google: these end with .apps.googleusercontent.com',
  ],
  [
    `google --client-id ${ID}`,
    'Google requires the client secret: set ALMANAC_CLIENT_SECRET, or run this in a terminal',
  ],
];

test('bad arguments end with status 2 and one line', async () => {
  const [[line, message]] = BAD;
  const ended = await start(line.split(' ').filter(Boolean)).ended;
  expect(ended).toEqual({ status: 2, stdout: '', stderr: `${message}\n` });
});

/** The command without a process of its own, without a terminal. */
function execute(line: string): Promise<number> {
  const stdout = { write: () => expect(line).toBe('without output') };
  return executeSignIn({
    argv: line.split(' ').filter(Boolean),
    env: {},
    platform: process.platform,
    stdin: Object.assign(new PassThrough(), { isTTY: false }),
    stdout,
    stderr: new PassThrough(),
    fetch: () => Promise.reject(new Error('no request is sent')),
    spawn: () => {
      throw new Error('no browser is opened');
    },
    randomBytes,
    createTimeout: () => AbortSignal.abort(),
  });
}

test.each(BAD)('bad arguments: %s', async (line, message) => {
  await expect(execute(line)).rejects.toEqual(new UsageError(message));
});

test('a secret on the command line is warned of, and not repeated', async () => {
  const { status, stderr } = await start(['google', '--client-id', 'x', '--client-secret', 'GOCSPX-hush'])
    .ended;
  expect(status).toBe(2);
  expect(stderr).toContain("Your shell's history keeps the secret on the command line.");
  expect(stderr).not.toContain('hush');
});

test('--help says all of it', async () => {
  const { status, stdout, stderr } = await start(['--help']).ended;
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/--client-id.*--pages.*--port.*--no-browser.*--server/s);
});
