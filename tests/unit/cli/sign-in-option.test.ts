import { joinSignInOption, readSignInOption } from '../../../simulator/cli/sign-in-option';
import { UsageError } from '../../../simulator/client/usage-error';

test.each([
  ['app.fba --sign-in', 'app.fba --sign-in='],
  ['app.fba --sign-in google --for 1m', 'app.fba --sign-in=google --for 1m'],
  ['--sign-in Google app.fba', '--sign-in=Google app.fba'],
  ['--sign-in strava app.fba', '--sign-in=strava app.fba'],
  ['--sign-in app.fba', '--sign-in= app.fba'],
  ['--sign-in ./app', '--sign-in= ./app'],
  ['--sign-in --for 1m', '--sign-in= --for 1m'],
  ['--sign-in google --sign-in', '--sign-in=google --sign-in='],
  ['--sign-in -- google', '--sign-in= -- google'],
  ['-- --sign-in', '-- --sign-in'],
  ['--sign-in fitbit -- --sign-in google', '--sign-in=fitbit -- --sign-in google'],
])('%s', (typed, joined) => {
  expect(joinSignInOption(typed.split(' '))).toEqual(joined.split(' '));
});

test.each([
  [undefined, undefined],
  [[''], {}],
  [['google'], { service: 'google' }],
  [['Google'], { service: 'google' }],
  [['google', ''], { service: 'google' }],
  [['', 'FITBIT', ''], { service: 'fitbit' }],
  [['fitbit', 'google'], { service: 'google' }],
])('%j means %j', (texts, signIn) => {
  expect(readSignInOption(texts)).toEqual(signIn);
});

test.each([[['Strava']], [['Strava', 'google']]])('%j is refused with the list of services', (texts) => {
  expect(() => readSignInOption(texts)).toThrow(
    new UsageError('--sign-in must be fitbit or google, not "Strava"'),
  );
});
