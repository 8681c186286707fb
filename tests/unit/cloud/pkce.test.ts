import { matchesChallenge } from '../../../simulator/cloud/oauth/pkce';

// RFC 7636, appendix B.
const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

test('a challenge was made from its verifier alone', () => {
  const hashed = { method: 'S256', value: CHALLENGE } as const;
  expect(matchesChallenge(VERIFIER, hashed)).toBe(true);
  expect(matchesChallenge(VERIFIER.replace('d', 'e'), hashed)).toBe(false);
  expect(matchesChallenge(VERIFIER, { method: 'plain', value: VERIFIER })).toBe(true);
  expect(matchesChallenge(VERIFIER, { method: 'plain', value: CHALLENGE })).toBe(false);
});
