import { SecretMask } from '../../../simulator/world/secret-mask';
import type { TraceEntry, TraceEvent } from '../../../simulator/world/trace';

const secrets = new SecretMask();

const toEntry = (event: TraceEvent) => ({ ...event, id: 0, t: 0 }) as TraceEntry;
const isMasked = (text: string): boolean =>
  secrets.hasSecret(toEntry({ kind: 'console', place: 'phone', level: 'log', text }));

test.each([
  ['a header', 'authorization: Bearer eyJhbGciOi.x-y', 'authorization: Bearer ••••'],
  ['an address', 'https://a.b/c?code=s3cret&state=1', 'https://a.b/c?code=••••&state=1'],
  ['a form', 'grant_type=refresh_token&refresh_token=abc', 'grant_type=refresh_token&refresh_token=••••'],
  ['JSON', '{"access_token":"abc","expires_in":28800}', '{"access_token":"••••","expires_in":28800}'],
  ['JSON on lines', '{\n  "refresh_token": "abc"\n}', '{\n  "refresh_token": "••••"\n}'],
  ['a sentence', 'sent with access_token=abc, then', 'sent with access_token=••••, then'],
  [
    'a redirect',
    'at https://a.b/#access_token=abc&id_token=def',
    'at https://a.b/#access_token=••••&id_token=••••',
  ],
  ['a device code', '{"device_code":"abc","assertion":"def"}', '{"device_code":"••••","assertion":"••••"}'],
  ['a header without a scheme', 'authorization: abc', 'authorization: ••••'],
  ['a token alone', 'got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIx.x-y', 'got ••••'],
  ['a secret of Google alone', 'GOCSPX-abcdef_123 or ya29.abcdefgh', '•••• or ••••'],
  ['JSON within JSON', '{"value":"{\\"token\\":\\"abc\\"}"}', '{"value":"{\\"token\\":\\"••••\\"}"}'],
  ['a long code', '{"code":"4/0AX4XfWh-Zk3b2","state":"a"}', '{"code":"••••","state":"a"}'],
  [
    'a long code in JSON within JSON',
    '{"value":"{\\"code\\":\\"d0f1a2b3c4d5e6f7\\"}"}',
    '{"value":"{\\"code\\":\\"••••\\"}"}',
  ],
  [
    'a token request in JSON',
    '{"code":"abc","grant_type":"authorization_code"}',
    '{"code":"••••","grant_type":"authorization_code"}',
  ],
  [
    'JSON of another style',
    '{"accessToken":"abc","refreshToken":"def"}',
    '{"accessToken":"••••","refreshToken":"••••"}',
  ],
  ['a key of an interface', 'https://a.b/?apikey=abc&q=1', 'https://a.b/?apikey=••••&q=1'],
  ['a header of a key', 'x-api-key: abc', 'x-api-key: ••••'],
  [
    'names with a dash',
    '{"api-key":"abc","oauth_token_secret":"def"}',
    '{"api-key":"••••","oauth_token_secret":"••••"}',
  ],
  ['a cookie', 'cookie: sid=abc; b=def', 'cookie: ••••'],
  ['a form that begins with a code', 'code=abc&grant_type=a', 'code=••••&grant_type=a'],
])('masks secrets in %s', (_where, text, masked) => {
  expect(secrets.mask(text)).toBe(masked);
  expect(isMasked(text)).toBe(true);
});

const SECRET = 'Zq8xK2mPw9LtV4nR';

/** `$` stands for the secret. */
test.each([
  'https://user:$@a.b/c',
  'wss://$@a.b/',
  'https://a.b/?next=https%3A%2F%2Fc%2F%3Faccess_token%3D$%26d%3D1',
  'https://a.b/?access%5Ftoken=$',
  'https://a.b/?ACCESS_TOKEN=$',
  'https://a.b/?token[]=$&x=1',
  'https://a.b/?key=$',
  'https://a.b/v1/token/$/x',
  'https://a.b/api/webhooks/12345/$',
  'https://a.b/?q=%7B%22access_token%22%3A%22$%22%7D',
  'session_id=$',
  'X-Amz-Signature=$',
  'passwd=$',
  'authorization: Token $',
  'authorization: Digest username="u", response="$"',
  'authorization: OAuth oauth_token="$", oauth_signature="$"',
  '{"authorization":"Token $"}',
  '{"cookie":"sid=$"}',
  '{"x-auth-token":"$"}',
  '{"x-csrf-token":"$"}',
  '{"Token":"$"}',
  '{"API_TOKEN":"$"}',
  '{"secretAccessKey":"$"}',
  '{"sessionId":"$"}',
  '{"auth":"$"}',
  '{"password":"a\\"$"}',
  '{"text":"{\\"password\\":\\"a\\\\\\"$\\"}"}',
  '{"tokens":["$"]}',
  '{"token":{"value":"$"}}',
  "{ access_token: '$' }",
  "{ 'access_token': '$' }",
  'access_token => $',
  'refresh token: $',
  'the token is $',
  'Secret: $',
  'code: $',
  '<access_token>$</access_token>',
  '-----BEGIN RSA PRIVATE KEY-----\n$',
  'ghp_$',
  'sk_live_$',
])('nothing of the secret is left in %s', (form) => {
  const text = form.replaceAll('$', SECRET);
  expect(text).toContain(SECRET);
  expect(secrets.mask(text)).not.toContain(SECRET);
  expect(isMasked(text)).toBe(true);
});

test.each(['pairing', 'clientSecret', 'clientSecret.google', 'pastedToken', 'oauth', 'my_token'])(
  'masks the setting %s in every form',
  (key) => {
    for (const value of ['abc', '{"name":"abc"}', '{"name": "abc",\n"access": ["abc"]}']) {
      expect(secrets.maskSetting(key, value)).toBe('••••');
      expect(secrets.hasSecret(toEntry({ kind: 'setting', by: 'settings', key, value }))).toBe(true);
    }
    expect(secrets.hasSecret(toEntry({ kind: 'setting', by: 'settings', key, value: null }))).toBe(false);
  },
);

test('other settings are shown', () => {
  expect(secrets.maskSetting('pages', '["home"]')).toBe('["home"]');
  expect(secrets.maskSetting('status', '{"code":"ok"}')).toBe('{"code":"ok"}');
  expect(secrets.maskSetting('status', '{"code":"d0f1a2b3c4d5e6f7"}')).toBe('{"code":"••••"}');
});

test('what was a secret once is masked in every kind of row', () => {
  const request: TraceEvent = {
    kind: 'request',
    method: 'POST',
    url: 'https://a.b/token?code=firstcode1',
    requestHeaders: {},
    requestBody: 'code_verifier=secondverifier&grant_type=authorization_code',
    responseBody: '{"access_token":"third-token","expires_in":28800}',
  };
  const pasted: TraceEvent = {
    kind: 'setting',
    by: 'settings',
    key: 'pairing',
    value: '{"name":"fourth pairing"}',
  };
  secrets.remember(toEntry(request));
  secrets.remember(toEntry(pasted));
  for (const secret of ['firstcode1', 'secondverifier', 'third-token', 'fourth pairing']) {
    const rows: TraceEvent[] = [
      { kind: 'console', place: 'phone', level: 'log', text: `it is ${secret}!` },
      { kind: 'error', place: 'watch', text: `Error: ${secret}` },
      { kind: 'warning', place: 'settings', text: secret },
      { kind: 'setting', by: 'companion', key: 'status', value: JSON.stringify({ text: secret }) },
      {
        kind: 'message',
        direction: 'toWatch',
        bytes: 1,
        state: 'arrived',
        data: { [secret]: 1, a: secret },
      },
      { kind: 'file', direction: 'toWatch', name: 'x', bytes: 1, state: 'pending', data: [secret] },
      { kind: 'page', url: `https://a.b/${secret}`, state: 'open' },
    ];
    for (const row of rows) {
      expect(secrets.hasSecret(toEntry(row))).toBe(true);
      expect(secrets.mask(JSON.stringify(row))).not.toContain(secret);
    }
  }
});

test('what was in headers, or has another form elsewhere, is masked too', () => {
  const mask = new SecretMask();
  mask.remember(
    toEntry({
      kind: 'request',
      method: 'POST',
      url: 'https://a.b/token',
      requestHeaders: {
        Authorization: `Basic ${btoa('id:basic-secret')}`,
        cookie: 'a=cookie-one; b=cookie-two',
      },
      requestBody: 'refresh_token=abc%2Bdef%2Fghi%3D',
      responseHeaders: {
        location: 'http://b/?code=redirect-code',
        'set-cookie': 'a=cookie-three; Path=/; HttpOnly',
      },
    }),
  );
  for (const secret of [
    'basic-secret',
    'cookie-one',
    'cookie-two',
    'cookie-three',
    'redirect-code',
    'abc+def/ghi=',
  ])
    expect(mask.mask(`it is ${secret}`)).toBe('it is ••••');
  expect(mask.mask('HttpOnly')).toBe('HttpOnly');
});

test('codes within values: results stay, those of a sign-in do not', () => {
  const kept = { code: 'ok', list: [{ code: 'too_many_requests' }], error: { code: 'ERR_NETWORK_CHANGED' } };
  expect(secrets.maskAll(kept)).toEqual(kept);
  const secret = { code: 'd0f1a2b3c4d5e6f7', request: { grant_type: 'authorization_code', code: 'abc' } };
  expect(secrets.maskAll(secret)).toEqual({
    code: '••••',
    request: { grant_type: 'authorization_code', code: '••••' },
  });
});

test.each([
  '{"code":410}',
  '{"code":"ok"}',
  '{"code":"rate-limited by the service"}',
  '{"code":"too_many_requests"}',
  '{"value":"{\\"code\\":\\"too_many_requests\\"}"}',
  'code=ok',
  'error code=410',
  'https://a.b/?scope=sleep',
  'code_challenge=abc',
  '{"type":"refresh"}',
  'Unexpected token < in JSON at position 0',
  'Unexpected token: punc (})',
  'SyntaxError: unexpected token: x',
  'token: expired',
  'the code is invalid_grant',
  'hasToken=true',
  'https://a.b/?pageToken=abcdef123456',
  'mail to a@b.c',
  '{"tokens":3}',
  '{"token_type":"Bearer"}',
])('leaves %s as it is', (text) => {
  expect(secrets.mask(text)).toBe(text);
  expect(isMasked(text)).toBe(false);
});

test.each([
  ['spaces after a name', `token${' '.repeat(200_000)}x`],
  ['a name and again a name', 'token-'.repeat(33_000)],
  ['a list that never ends', 'token":['.repeat(25_000)],
  ['an object that never ends', 'token":{'.repeat(25_000)],
  ['backslashes', `token${'\\'.repeat(200_000)}`],
  ['what could be a token', 'eyJ-'.repeat(50_000)],
  ['what could be an address', 'a.'.repeat(100_000)],
])('200,000 characters take no time: %s', (_what, text) => {
  const begin = performance.now();
  secrets.mask(text);
  expect(performance.now() - begin).toBeLessThan(1_000);
});

test('a list or an object that was cut off, and a token within a name', () => {
  expect(secrets.mask('{"tokens":["abc","de')).toBe('{"tokens":"••••"');
  expect(secrets.mask('{"token":{"value":"abc')).toBe('{"token":"••••"');
  const token = `eyJ${'a'.repeat(2_000)}.abc.def`;
  expect(secrets.mask(`it is ${token}`)).toBe('it is ••••');
  expect(secrets.mask('session-eyJhbGciOiJIUzI1.abc.def')).toBe('session-••••');
});

test('headers as members of an object', () => {
  const headers = { Authorization: 'abc', Cookie: 'a=1; b=2', 'x-api-key': 'abc', accept: 'text/plain' };
  expect(secrets.maskAll(headers)).toEqual({
    Authorization: '••••',
    Cookie: '••••',
    'x-api-key': '••••',
    accept: 'text/plain',
  });
});
