import { PassThrough } from 'node:stream';
import { type CommandEnvironment, executeSignIn } from '../../../../scripts/sign-in/command';

const ID = '123-desk.apps.googleusercontent.com';

/** A computer with a silent terminal and a network with these responses. */
function createEnvironment(argv: string[], respond: (url: string) => Response) {
  const requested: string[] = [];
  let said = '';
  const stderr = new PassThrough().setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const environment: CommandEnvironment = {
    argv,
    env: {},
    platform: 'linux',
    stdin: Object.assign(new PassThrough(), { isTTY: true }),
    stdout: { write: () => undefined },
    stderr,
    fetch: async (url) => {
      requested.push(url);
      return respond(url);
    },
    spawn: () => {
      throw new Error('no browser is opened');
    },
    randomBytes: (count) => Buffer.alloc(count),
    createTimeout: () => AbortSignal.abort(),
  };
  return { environment, requested, said: () => said };
}

test('the end of a service is reported before the prompt for the client id', async () => {
  const { environment, said } = createEnvironment(['fitbit'], () => new Response('', { status: 410 }));
  expect(await executeSignIn(environment)).toBe(1);
  expect(said()).toBe(
    'Fitbit says that this service has ended (410 Gone); docs/status-of-the-services.md lists the alternatives.\n',
  );
});

test('the availability check is one request without client data', async () => {
  const words = ['google', '--client-id', ID, '--client-secret', 'GOCSPX-hush', '--no-browser'];
  const { environment, requested, said } = createEnvironment(words, () => new Response('', { status: 400 }));
  expect(await executeSignIn(environment)).toBe(1);
  expect(requested).toEqual(['https://accounts.google.com/o/oauth2/v2/auth']);
  expect(said()).toContain('in time');
  expect(said()).not.toContain('hush');
});
