import fc from 'fast-check';
import { readAuthorizationResult } from '../../../../scripts/sign-in/authorization-result';
import { SIGN_IN_SERVICES } from '../../../../scripts/sign-in/services';

const google = SIGN_IN_SERVICES.google;
const read = (query: string) => readAuthorizationResult(new URLSearchParams(query), 'state-1', google);

test('a code with the right state, as Google and Fitbit send it', () => {
  expect(read('state=state-1&iss=https://accounts.google.com&code=4/0A-b&scope=x&authuser=0')).toEqual({
    code: '4/0A-b',
  });
  expect(
    readAuthorizationResult(new URLSearchParams('code=c0de&state=s'), 's', SIGN_IN_SERVICES.fitbit),
  ).toEqual({
    code: 'c0de',
  });
});

test.each([
  '',
  'code=x',
  'state=&code=x',
  'state=state-2&code=x',
  'error=access_denied',
  'state=state-1&state=state-1&code=x',
])('"%s" belongs to another request', (query) => expect(read(query)).toBeUndefined());

test.each([
  [
    'error=access_denied&error_description=no',
    'You did not allow access on the consent page; nobody is signed in.',
  ],
  ['error=access_denied&code=x', 'You did not allow access on the consent page; nobody is signed in.'],
  ['error=server_error', 'Google cannot sign anybody in at the moment; try again later.'],
  ['error=invalid_scope', 'Google refused the sign-in: invalid_scope.'],
  ['error=%1B%5B2J', 'Google refused the sign-in.'],
  ['', 'Google sent no code; try again.'],
  ['code=', 'Google sent no code; try again.'],
  ['iss=https://evil.example&code=x', 'The response does not come from Google; it was ignored.'],
  ['iss=&code=x', 'The response does not come from Google; it was ignored.'],
])('"%s" gives one line', (query, problem) => {
  expect(read(`state=state-1&${query}`)).toEqual({ problem });
});

test('no redirect puts more than plain words into the line', () => {
  fc.assert(
    fc.property(fc.string(), (error) => {
      const result = readAuthorizationResult(new URLSearchParams({ state: 's', error }), 's', google);
      expect(result).toEqual({ problem: expect.stringMatching(/^[\w.;:, -]+$/) });
    }),
  );
});
