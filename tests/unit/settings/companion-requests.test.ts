import { SettingsKey } from '../../../common/settings-keys';

interface CompanionRequests {
  passOnRedirect(
    storage: { setItem(key: string, value: string): void },
    service: string,
    redirect: unknown,
  ): void;
}

/** Loaded without its types, which are the settings page's. */
const { passOnRedirect }: CompanionRequests = jest.requireActual('../../../settings/companion-requests');

test.each([
  [{ code: 'c' }, { service: 'google', code: 'c' }],
  [{ error: 'access_denied' }, { service: 'google', error: 'access_denied' }],
  [
    { access_token: 't', state: 's' },
    { service: 'google', token: 't' },
  ],
  [undefined, { service: 'google' }],
])('what a consent page brought back says whose it was: %j', (redirect, expected) => {
  const stored = new Map<string, string>();
  passOnRedirect({ setItem: (key, value) => void stored.set(key, value) }, 'google', redirect);
  expect([...stored.keys()]).toEqual([SettingsKey.authRedirect]);
  expect(JSON.parse(stored.get(SettingsKey.authRedirect) ?? '')).toEqual(expected);
});
