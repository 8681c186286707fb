import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SCOPE_PREFIXES } from '../../../../common/services';
import type { Surface } from '../../../../common/settings-keys';
import { fitbit } from '../../../../companion/sources/fitbit/fitbit';
import { scopesFor } from '../../../../companion/sources/health-source';
import { DEFAULT_SURFACES, SIGN_IN_SERVICES, SURFACES, scopesOf } from '../../../../scripts/sign-in/services';

const google = (places: Surface[]) => scopesOf(SIGN_IN_SERVICES.google, places);

test('the scopes for Fitbit are those of the settings page', () => {
  for (const place of SURFACES) {
    const both = new Set([...scopesFor('home', fitbit), ...scopesFor(place, fitbit)]);
    expect(new Set(scopesOf(SIGN_IN_SERVICES.fitbit, [place]))).toEqual(both);
  }
});

test('the scopes for Google are read-only, each once', () => {
  const scopes = google([...SURFACES]);
  expect(new Set(scopes).size).toBe(scopes.length);
  for (const scope of scopes)
    expect(scope.startsWith(SCOPE_PREFIXES.google) && scope.endsWith('.readonly')).toBe(true);
});

test('a page that Google has nothing for adds nothing; ECG and rhythm come only with the checkups', () => {
  expect(google(['friends'])).toEqual(google([]));
  const usual = google([...DEFAULT_SURFACES]).join(' ');
  expect(usual).toContain('sleep.readonly');
  expect(usual).not.toMatch(/ecg|irn/);
  expect(google(['checkups']).join(' ')).toMatch(/ecg.*irn/);
});

test('the guide to an own client explains each requested scope, and no other', () => {
  const guide = readFileSync(join(__dirname, '../../../../docs/google-client.md'), 'utf8');
  const documented = [...guide.matchAll(/^\| `(\w+\.readonly)` \|/gm)].map(
    ([, name]) => SCOPE_PREFIXES.google + name,
  );
  expect(documented.sort()).toEqual(google([...SURFACES]).sort());
});
