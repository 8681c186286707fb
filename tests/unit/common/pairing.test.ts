import fc from 'fast-check';
import { formatPairing, type Pairing, parsePairing } from '../../../common/pairing';
import { SCOPE_PREFIXES } from '../../../common/services';

const FITBIT: Pairing = {
  service: 'fitbit',
  clientId: '23ABCD',
  refreshToken: 'c643a63c072f0f05478e9d18b991db80',
  scopes: ['activity', 'sleep'],
};
const GOOGLE: Pairing = {
  service: 'google',
  clientId: '1-desk.apps.googleusercontent.com',
  clientSecret: 'GOCSPX-desk',
  refreshToken: '1//0abc_def-ghi',
  scopes: [`${SCOPE_PREFIXES.google}sleep.readonly`, `${SCOPE_PREFIXES.google}settings.readonly`],
};
const TEXT =
  'almanac1 google 1-desk.apps.googleusercontent.com GOCSPX-desk 1//0abc_def-ghi sleep.readonly,settings.readonly';

const word = fc.stringMatching(/^[!-~]{1,80}$/);
const scopes = fc.array(fc.stringMatching(/^[a-z_.]{1,40}$/), { minLength: 1, maxLength: 9 });
const secret = word.filter((text) => text !== '-');

/** Any that a service can answer with. */
const pairings: fc.Arbitrary<Pairing> = fc
  .tuple(fc.constantFrom('fitbit' as const, 'google' as const), word, fc.option(secret), word, scopes)
  .map(([service, clientId, clientSecret, refreshToken, names]) => ({
    service,
    clientId,
    ...(clientSecret === null ? {} : { clientSecret }),
    refreshToken,
    scopes: names.map((name) => (service === 'google' ? SCOPE_PREFIXES.google : '') + name),
  }));
const spaces = fc.string({ unit: fc.constantFrom(' ', '\t', '\n', '\r\n', '\u00a0'), maxLength: 4 });

test('one line of six words; a public client has a dash, Google its scopes without what all begin with', () => {
  expect(formatPairing(GOOGLE)).toBe(TEXT);
  expect(formatPairing(FITBIT)).toBe(
    'almanac1 fitbit 23ABCD - c643a63c072f0f05478e9d18b991db80 activity,sleep',
  );
});

test('a pairing text is read, whatever surrounds it', () => {
  fc.assert(
    fc.property(pairings, spaces, spaces, (pairing, before, after) => {
      expect(parsePairing(before + formatPairing(pairing) + after)).toEqual(pairing);
    }),
  );
});

test('a window that breaks the line anywhere does no harm', () => {
  fc.assert(
    fc.property(
      pairings,
      fc.integer({ min: 20, max: 100 }),
      fc.constantFrom('\n', '\r\n'),
      (pairing, width, end) => {
        const lines = formatPairing(pairing).match(new RegExp(`.{1,${width}}`, 'g')) ?? [];
        expect(parsePairing(lines.join(end))).toEqual(pairing);
      },
    ),
  );
});

test('nor does one that breaks it at spaces', () => {
  expect(parsePairing(TEXT.replaceAll(' ', '\n'))).toEqual(GOOGLE);
});

test.each([
  '',
  'almanac1',
  'hello',
  TEXT.replace('almanac1', 'almanac2'),
  TEXT.replace('google', 'garmin'),
  TEXT.replace('google', 'toString'),
  TEXT.replace(' GOCSPX-desk', ''),
  TEXT.slice(0, TEXT.lastIndexOf(' ')),
  TEXT.replace('sleep.readonly,', 'sleep.readonly,,'),
  `${TEXT},`,
  `${TEXT} more`,
  `${TEXT} ${TEXT}`,
])('"%s" is none', (text) => {
  expect(parsePairing(text)).toBeUndefined();
});

test('any text is read or refused, and what is read is written as it was', () => {
  const near = fc.array(fc.constantFrom(...TEXT.split(' '), '-', 'fitbit', ',', 'a,b', '\n'), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        near.map((words) => words.join(' ')),
      ),
      (text) => {
        const pairing = parsePairing(text);
        if (pairing) expect(parsePairing(formatPairing(pairing))).toEqual(pairing);
      },
    ),
  );
});
