import { type Prompt, readClient } from '../../../../scripts/sign-in/client';
import { serviceNamed } from './service-named';

const ID = '123-desk.apps.googleusercontent.com';
const google = serviceNamed('google');
const fitbit = serviceNamed('fitbit');

/** Somebody at the terminal who answers so. */
function person(...answers: string[]) {
  const asked: [string, boolean][] = [];
  const ask: Prompt = async (question, hidden) => {
    asked.push([question, hidden]);
    return answers.shift() ?? '';
  };
  return { ask, asked };
}

test('what is named is not asked for', async () => {
  const { ask, asked } = person();
  const client = await readClient(google, { clientId: ID, clientSecret: 'GOCSPX-desk' }, ask);
  expect([client, asked]).toEqual([{ id: ID, secret: 'GOCSPX-desk' }, []]);
});

test('what is not is, the secret hidden', async () => {
  const { ask, asked } = person(` ${ID} `, ' GOCSPX-desk\t');
  expect(await readClient(google, {}, ask)).toEqual({ id: ID, secret: 'GOCSPX-desk' });
  expect(asked).toEqual([
    ['Client id for Google: ', false],
    ['Client secret: ', true],
  ]);
});

test('Fitbit needs no secret', async () => {
  const { ask, asked } = person('23ABCD', '');
  expect(await readClient(fitbit, {}, ask)).toEqual({ id: '23ABCD', secret: undefined });
  expect(asked[1]).toEqual(['Client secret (none: press Enter): ', true]);
  expect(await readClient(fitbit, { clientId: '23ABCD' }, undefined)).toEqual({
    id: '23ABCD',
    secret: undefined,
  });
});

test.each([
  [google, {}, 'which client id? Name it with --client-id; docs/google-client.md says how to get one'],
  [
    google,
    { clientId: ' ' },
    'which client id? Name it with --client-id; docs/google-client.md says how to get one',
  ],
  [
    google,
    { clientId: '23ABCD' },
    '"23ABCD" is no client id of Google\'s: those end with .apps.googleusercontent.com',
  ],
  [fitbit, { clientId: ID }, `"${ID}" is no client id of Fitbit's`],
  [
    google,
    { clientId: ID },
    "Google wants the client's secret: set ALMANAC_CLIENT_SECRET, or run this in a terminal",
  ],
  [google, { clientId: ID, clientSecret: 'two words' }, 'that is no client secret'],
  [google, { clientId: ID, clientSecret: '-' }, 'that is no client secret'],
])('%#: without a terminal, one line says what is wrong', async (service, named, message) => {
  await expect(readClient(service, named, undefined)).rejects.toMatchObject({ name: 'UsageError', message });
});
