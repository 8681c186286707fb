import { readIntrospection, readTokens } from '../../../companion/account/tokens';
import { ServiceError } from '../../../companion/http/service-error';
import { fixture } from '../../fixtures/fixtures';

describe('the tokens in a response', () => {
  const answer = {
    access_token: 'a',
    refresh_token: 'r',
    expires_in: 28800,
    scope: 'activity sleep',
    user_id: 'U',
  };

  it('expire by our own clock', () => {
    expect(readTokens(answer, 1000, { clientId: 'APP' })).toEqual({
      accessToken: 'a',
      refreshToken: 'r',
      expiresAt: 28801000,
      scopes: ['activity', 'sleep'],
      userId: 'U',
      clientId: 'APP',
    });
  });

  it('keep what a refresh omits', () => {
    const before = readTokens(answer, 0, { clientId: 'APP' });
    expect(readTokens({ access_token: 'b', expires_in: '3600' }, 0, before)).toEqual({
      ...before,
      accessToken: 'b',
      expiresAt: 3600000,
    });
  });

  it.each([null, [], 'text', {}, { ...answer, access_token: '' }])(
    'are refused where there are none (%j)',
    (broken) => {
      expect(() => readTokens(broken, 0, { clientId: 'APP' })).toThrow(new ServiceError('wait', 'shape'));
    },
  );

  it('are an error when a body with status 200 names one', () => {
    const body = { errors: [{ errorType: 'invalid_grant' }] };
    expect(() => readTokens(body, 0, { clientId: 'APP' })).toThrow(
      new ServiceError('ended', 'invalid-grant'),
    );
  });

  it.each([undefined, null, '', 7])('need no refresh token (%j)', (refresh_token) => {
    const tokens = readTokens({ ...answer, refresh_token }, 0, { clientId: 'APP' });
    expect(tokens.accessToken).toBe('a');
    expect(tokens.refreshToken).toBeUndefined();
  });

  it.each([undefined, null, 'soon', 0, -1])(
    'live for an hour where no lifetime can be read (%j)',
    (expires_in) => {
      expect(readTokens({ ...answer, expires_in }, 0, { clientId: 'APP' }).expiresAt).toBe(3600000);
    },
  );

  it.each([undefined, null, ''])('have the requested scopes when the response names none (%j)', (scope) => {
    const known = { clientId: 'APP', scopes: ['sleep'] };
    expect(readTokens({ ...answer, scope }, 0, known).scopes).toEqual(['sleep']);
  });
});

describe('the tokens of an introspection', () => {
  const answer = {
    active: true,
    scope: '{ACTIVITY=READ_WRITE, OXYGEN_SATURATION=READ}',
    client_id: 'APP',
    user_id: 'U',
    token_type: 'access_token',
    exp: 1700028800000,
    iat: 1700000000000,
  };

  it('have the scopes of its own odd format', () => {
    expect(readIntrospection(answer)).toEqual({
      expiresAt: 1700028800000,
      scopes: ['activity', 'oxygen_saturation'],
      userId: 'U',
      clientId: 'APP',
    });
  });

  it.each([
    ['activity sleep', ['activity', 'sleep']],
    ['{ACTIVITY=READ_WRITE}', ['activity']],
    ['{SLEEP=READ,HEARTRATE=READ}', ['sleep', 'heartrate']],
    ['{}', []],
    ['', []],
    [undefined, []],
    [7, []],
  ])('have whatever scopes can be read in %j', (scope, scopes) => {
    expect(readIntrospection({ ...answer, scope }).scopes).toEqual(scopes);
  });

  it.each([{ active: false }, {}, null, 'text', { ...answer, active: 'true' }])(
    'are none where the service does not call the token active (%j)',
    (inactive) => {
      expect(() => readIntrospection(inactive)).toThrow(new ServiceError('ended', 'inactive'));
    },
  );

  it('are read from recorded bodies', () => {
    expect(readIntrospection(JSON.parse(fixture('fitbit', 'introspect.json')))).toMatchObject({
      scopes: ['sleep', 'heartrate', 'profile'],
      expiresAt: 1784044800000,
    });
    const inactive = JSON.parse(fixture('fitbit', 'introspect.inactive.json'));
    expect(() => readIntrospection(inactive)).toThrow('inactive');
  });
});
