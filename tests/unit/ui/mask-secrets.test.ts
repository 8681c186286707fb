import { hasSecret, maskSecrets } from '../../../simulator/ui/mask-secrets';

test.each([
  ['a header', 'authorization: Bearer eyJhbGciOi.x-y', 'authorization: Bearer ••••'],
  ['an address', 'https://a.b/c?code=s3cret&state=1', 'https://a.b/c?code=••••&state=1'],
  ['a form', 'grant_type=refresh_token&refresh_token=abc', 'grant_type=refresh_token&refresh_token=••••'],
  ['JSON', '{"access_token":"abc","expires_in":28800}', '{"access_token":"••••","expires_in":28800}'],
  ['JSON on lines', '{\n  "refresh_token": "abc"\n}', '{\n  "refresh_token": "••••"\n}'],
  ['JSON within JSON', '{"value":"{\\"code\\":\\"abc\\"}"}', '{"value":"{\\"code\\":\\"••••\\"}"}'],
])('masks secrets in %s', (_where, text, masked) => {
  expect(maskSecrets(text)).toBe(masked);
  expect(hasSecret(text)).toBe(true);
});

test.each(['{"code":410}', 'https://a.b/?scope=sleep', 'code_challenge=abc', '{"type":"refresh"}'])(
  'leaves %s as it is',
  (text) => {
    expect(maskSecrets(text)).toBe(text);
    expect(hasSecret(text)).toBe(false);
  },
);
