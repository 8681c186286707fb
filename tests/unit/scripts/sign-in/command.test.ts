import { PassThrough } from 'node:stream';
import { type CommandEnvironment, executeSignIn } from '../../../../scripts/sign-in/command';

const ID = '123-desk.apps.googleusercontent.com';

/** A computer with somebody at its terminal who types nothing, and a network that answers so. */
function computer(argv: string[], answer: (address: string) => Response) {
  const asked: string[] = [];
  let said = '';
  const stderr = new PassThrough().setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const made: CommandEnvironment = {
    argv,
    env: {},
    platform: 'linux',
    stdin: Object.assign(new PassThrough(), { isTTY: true }),
    stdout: { write: () => undefined },
    stderr,
    fetch: async (address) => {
      asked.push(address);
      return answer(address);
    },
    spawn: () => {
      throw new Error('no browser is opened');
    },
    randomBytes: (count) => Buffer.alloc(count),
    createTimeout: () => AbortSignal.abort(),
  };
  return { made, asked, said: () => said };
}

test('a service that has ended says so before anybody is asked for a client id', async () => {
  const { made, said } = computer(['fitbit'], () => new Response('', { status: 410 }));
  expect(await executeSignIn(made)).toBe(1);
  expect(said()).toBe(
    'Fitbit says that this service has ended (410 Gone); docs/status-of-the-services.md lists the alternatives.\n',
  );
});

test('whether a service is there is asked once, and without a word about anybody', async () => {
  const words = ['google', '--client-id', ID, '--client-secret', 'GOCSPX-hush', '--no-browser'];
  const { made, asked, said } = computer(words, () => new Response('', { status: 400 }));
  expect(await executeSignIn(made)).toBe(1);
  expect(asked).toEqual(['https://accounts.google.com/o/oauth2/v2/auth']);
  expect(said()).toContain('in time');
  expect(said()).not.toContain('hush');
});
