import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dateText, readDate } from '../../simulator/persona/calendar';
import { personaNames } from '../../simulator/persona/persona';
import { PretendClient } from '../unit/cloud/pretend-client';
import { answerSchema, type Specification, unknownParts } from './known-keys';

const FILE = join(__dirname, '../../../shared/spec/fitbit-web-api.openapi.json');
const present = existsSync(FILE);
if (!present) console.log(`skipped: the specification is not at ${FILE}`);
const specification: Specification = present ? JSON.parse(readFileSync(FILE, 'utf8')) : undefined;

/** A quirk of the real service that the specification does not have: minutes as strings. */
const KNOWN_DEVIATION = /^\$\.summary\.\w+Minutes is string$/;

const today = readDate('2026-07-14') ?? 0;
const days = Array.from({ length: 40 }, (_, i) => dateText(today - i));

(present ? describe : describe.skip).each(personaNames)('what the pretend cloud answers for %s', (name) => {
  const client = new PretendClient(name);
  const { access_token } = client.signIn();

  function deviations(schemaPath: string, path: string): string[] {
    const response = client.get(path, access_token);
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
    const schema = answerSchema(specification, schemaPath, 'get');
    return unknownParts(specification, schema, JSON.parse(response.body)).filter(
      (d) => !KNOWN_DEVIATION.test(d),
    );
  }

  test.each([
    ['/1/user/-/profile.json', ['/1/user/-/profile.json']],
    ['/1/user/-/activities/date/{date}.json', days.map((day) => `/1/user/-/activities/date/${day}.json`)],
    ['/1.2/user/-/sleep/date/{date}.json', days.map((day) => `/1.2/user/-/sleep/date/${day}.json`)],
    [
      '/1.2/user/-/sleep/date/{base-date}/{end-date}.json',
      ['/1.2/user/-/sleep/date/2026-04-10/2026-07-14.json'],
    ],
    [
      '/1/user/-/activities/heart/date/{date}/{period}.json',
      ['/1/user/-/activities/heart/date/2026-07-14/30d.json'],
    ],
    [
      '/1/user/-/activities/heart/date/{base-date}/{end-date}.json',
      ['/1/user/-/activities/heart/date/2026-06-20/2026-07-14.json'],
    ],
  ])('%s is as the specification says', (schemaPath, paths) => {
    expect(paths.flatMap((path) => deviations(schemaPath, path))).toEqual([]);
  });

  test('tokens and introspection are as the specification says', () => {
    const tokens = client.signIn();
    const introspection = client.post(
      '/1.1/oauth2/introspect',
      { token: tokens.access_token },
      { authorization: `Bearer ${tokens.access_token}` },
    );
    const check = (path: string, body: unknown) =>
      unknownParts(specification, answerSchema(specification, path, 'post'), body);
    expect(check('/oauth2/token', tokens)).toEqual([]);
    expect(check('/1.1/oauth2/introspect', JSON.parse(introspection.body))).toEqual([]);
  });
});

(present ? test : test.skip)('a wrong answer is seen', () => {
  const schema = answerSchema(specification, '/1.2/user/-/sleep/date/{date}.json', 'get');
  const wrong = { sleep: [{ efficiency: 'good', levels: { data: [{ datetime: 'x' }] } }], karma: 1 };
  expect(unknownParts(specification, schema, wrong)).toEqual([
    '$.sleep[0].efficiency is string',
    '$.sleep[0].levels.data[0].datetime is unknown',
    '$.karma is unknown',
  ]);
});
