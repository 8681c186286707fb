import { type Prompt, readClient } from '../../../../scripts/sign-in/client';
import { SIGN_IN_SERVICES } from '../../../../scripts/sign-in/services';

const ID = '123-desk.apps.googleusercontent.com';
const google = SIGN_IN_SERVICES.google;
const fitbit = SIGN_IN_SERVICES.fitbit;

/** A prompt with these answers. */
function promptWith(...answers: string[]) {
  const prompts: [string, boolean][] = [];
  const prompt: Prompt = async (question, isHidden) => {
    prompts.push([question, isHidden]);
    return answers.shift() ?? '';
  };
  return { prompt, prompts };
}

test('a given client needs no prompt', async () => {
  const { prompt, prompts } = promptWith();
  const client = await readClient(google, { clientId: ID, clientSecret: 'GOCSPX-desk' }, prompt);
  expect([client, prompts]).toEqual([{ id: ID, secret: 'GOCSPX-desk' }, []]);
});

test('prompts for what is missing, the secret hidden', async () => {
  const { prompt, prompts } = promptWith(` ${ID} `, ' GOCSPX-desk\t');
  expect(await readClient(google, {}, prompt)).toEqual({ id: ID, secret: 'GOCSPX-desk' });
  expect(prompts).toEqual([
    ['Client id for Google: ', false],
    ['Client secret: ', true],
  ]);
});

test('Fitbit needs no secret', async () => {
  const { prompt, prompts } = promptWith('23ABCD', '');
  expect(await readClient(fitbit, {}, prompt)).toEqual({ id: '23ABCD', secret: undefined });
  expect(prompts[1]).toEqual(['Client secret (none: press Enter): ', true]);
  expect(await readClient(fitbit, { clientId: '23ABCD' }, undefined)).toEqual({
    id: '23ABCD',
    secret: undefined,
  });
});

test.each([
  [
    google,
    {},
    'the client id is missing: give it with --client-id; docs/google-client.md says how to get one',
  ],
  [
    google,
    { clientId: ' ' },
    'the client id is missing: give it with --client-id; docs/google-client.md says how to get one',
  ],
  [
    google,
    { clientId: '23ABCD' },
    '"23ABCD" is not a client id of Google: these end with .apps.googleusercontent.com',
  ],
  [fitbit, { clientId: ID }, `"${ID}" is not a client id of Fitbit`],
  [
    google,
    { clientId: ID },
    'Google requires the client secret: set ALMANAC_CLIENT_SECRET, or run this in a terminal',
  ],
  [google, { clientId: ID, clientSecret: 'two words' }, 'this is not a client secret'],
  [google, { clientId: ID, clientSecret: '-' }, 'this is not a client secret'],
])('%#: without a terminal, one line says what is wrong', async (service, named, message) => {
  await expect(readClient(service, named, undefined)).rejects.toMatchObject({ name: 'UsageError', message });
});
