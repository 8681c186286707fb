import {
  buildAuthorizeUrl,
  buildTokenRequest,
  followSimpleRedirect,
  isSimpleRedirectUrl,
  OauthError,
  parseTokenResponse,
  readRedirectParameters,
  SIMPLE_REDIRECT_URL,
} from '../../../simulator/settings-page/oauth';

const props = {
  authorizeUrl: 'https://service.example/authorize?theme=dark',
  requestTokenUrl: 'https://service.example/token',
  clientId: 'ID',
  clientSecret: 'secret',
  scope: 'sleep activity',
};

function parametersOf(url: string): Record<string, string> {
  return Object.fromEntries(new URL(url).searchParams);
}

describe('authorizeAddress', () => {
  test('adds the parameters of the component to those of the address', () => {
    expect(parametersOf(buildAuthorizeUrl(props, 'https://callback.example/1'))).toEqual({
      theme: 'dark',
      response_type: 'code',
      client_id: 'ID',
      redirect_uri: SIMPLE_REDIRECT_URL,
      scope: 'sleep activity',
      state: 'https://callback.example/1',
    });
  });

  test('oAuthParams take precedence, and absent props add nothing', () => {
    const url = buildAuthorizeUrl(
      {
        authorizeUrl: 'https://s.example/a',
        oAuthParams: { response_type: 'token', code_challenge: 'abc', prompt: undefined },
      },
      'S',
    );
    expect(parametersOf(url)).toEqual({
      response_type: 'token',
      redirect_uri: SIMPLE_REDIRECT_URL,
      state: 'S',
      code_challenge: 'abc',
    });
  });

  test.each([undefined, '', 'not an address', 'file:///etc/passwd'])(
    'refuses authorizeUrl %p',
    (authorizeUrl) => {
      expect(() => buildAuthorizeUrl({ ...props, authorizeUrl }, 'S')).toThrow(OauthError);
    },
  );
});

describe('the redirect page', () => {
  test('is recognised by its address, with any parameters', () => {
    expect(isSimpleRedirectUrl(SIMPLE_REDIRECT_URL)).toBe(true);
    expect(isSimpleRedirectUrl(`${SIMPLE_REDIRECT_URL}?code=1`)).toBe(true);
    expect(isSimpleRedirectUrl(`${SIMPLE_REDIRECT_URL}#access_token=1`)).toBe(true);
    expect(isSimpleRedirectUrl(`${SIMPLE_REDIRECT_URL}.evil.example/?code=1`)).toBe(false);
  });

  test('opens the address in state with all parameters', () => {
    const state = encodeURIComponent('http://localhost:8126/callback?id=7');
    const target = followSimpleRedirect(`${SIMPLE_REDIRECT_URL}?code=abc&state=${state}#_=_`);
    expect(target).toBeDefined();
    expect(new URL(target ?? '').origin).toBe('http://localhost:8126');
    expect(parametersOf(target ?? '')).toMatchObject({ id: '7', code: 'abc' });
  });

  test('has no next address if state is not a web address', () => {
    expect(followSimpleRedirect(`${SIMPLE_REDIRECT_URL}?code=abc&state=xyz`)).toBeUndefined();
    expect(
      followSimpleRedirect(
        `${SIMPLE_REDIRECT_URL}?code=abc&state=${encodeURIComponent('javascript:alert(1)')}`,
      ),
    ).toBeUndefined();
    expect(followSimpleRedirect(SIMPLE_REDIRECT_URL)).toBeUndefined();
  });
});

describe('readRedirect', () => {
  test.each([
    ['https://x.example/r?code=a%20b&state=s#_=_', { code: 'a b', state: 's' }],
    ['https://x.example/r#access_token=t&expires_in=86400', { access_token: 't', expires_in: '86400' }],
    ['https://x.example/r?error=access_denied#_=_', { error: 'access_denied' }],
    ['https://x.example/r', {}],
  ])('%s', (url, parameters) => {
    expect(readRedirectParameters(url)).toEqual(parameters);
  });
});

describe('the exchange', () => {
  test('sends code, redirect address and client in the body', () => {
    const request = buildTokenRequest(props, { code: 'abc' });
    expect(request).toMatchObject({ method: 'POST', url: 'https://service.example/token' });
    expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
      grant_type: 'authorization_code',
      code: 'abc',
      redirect_uri: SIMPLE_REDIRECT_URL,
      client_id: 'ID',
      client_secret: 'secret',
    });
    expect(request?.headers.authorization).toBeUndefined();
  });

  test('sends the client in the header with encodeAsBase64', () => {
    const request = buildTokenRequest({ ...props, encodeAsBase64: true }, { code: 'abc' });
    expect(request?.headers.authorization).toBe(`Basic ${Buffer.from('ID:secret').toString('base64')}`);
    expect(request?.body).not.toContain('secret');
  });

  test('needs a code and a usable address', () => {
    expect(buildTokenRequest(props, { error: 'access_denied' })).toBeUndefined();
    expect(() => buildTokenRequest({ ...props, requestTokenUrl: '' }, { code: 'abc' })).toThrow(
      /requestTokenUrl/,
    );
  });

  test('reads a token response and throws for everything else', () => {
    expect(parseTokenResponse(200, '{"access_token":"t","expires_in":28800}')).toEqual({
      access_token: 't',
      expires_in: 28800,
    });
    expect(() => parseTokenResponse(400, '{"access_token":"t"}')).toThrow(/400/);
    expect(() => parseTokenResponse(200, '<html>')).toThrow(/not JSON/);
    expect(() => parseTokenResponse(200, '[]')).toThrow(/access_token/);
  });
});
