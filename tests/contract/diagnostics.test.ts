import { CHECKUPS_KEY, pageKey } from '../../common/preferences';
import { type Diagnostics, SettingsKey } from '../../common/settings-keys';
import { buildAuthorizeParameters } from '../../settings/authorize';
import { HttpPhone } from './http-phone';

const API = 'https://api.fitbit.com';
const CHECKUPS = [
  '/1/user/-/cardioscore/date/',
  '/1/user/-/ecg/list.json',
  '/1/user/-/irn/profile.json',
  '/1/user/-/devices/tracker/',
];

let phone: HttpPhone;
beforeEach(async () => {
  phone = await new HttpPhone().open();
});
afterEach(() => phone.close());

/** Signs in with all scopes, turns the checkups on and opens the section. Returns the requests. */
async function opened(withStatusPage: boolean): Promise<string[]> {
  await phone.writeSetting(CHECKUPS_KEY, true);
  await phone.writeSetting(pageKey('status'), withStatusPage);
  await phone.command('pageOpened');
  const parameters = { ...buildAuthorizeParameters(phone.challenge), auto_consent: 'allow' };
  await phone.writeSetting(SettingsKey.authRedirect, await phone.authorize(parameters, phone.neededScopes));
  expect(phone.status).toMatchObject({ state: 'ok', result: 'ok' });
  // Nothing is due for a minute.
  phone.time += 60_000;
  phone.service.requests.length = 0;
  await phone.command('diagnose');
  return phone.service.requests.map(({ url }) => url.replace(API, ''));
}

function shown(): Diagnostics {
  return JSON.parse(phone.settings.getItem(SettingsKey.diagnostics) ?? 'null');
}

const asksFor = (part: string) => (url: string) => url.startsWith(part);

it('requests each checkup once when the section is opened, and otherwise only the token', async () => {
  const urls = await opened(true);
  expect(urls).toHaveLength(CHECKUPS.length + 1);
  for (const part of [...CHECKUPS, '/1.1/oauth2/introspect']) {
    expect(urls.filter(asksFor(part))).toHaveLength(1);
  }
  const { alarms, cardioFitness, ecg, irnProfile, token } = shown();
  for (const rows of [alarms, cardioFitness, ecg]) expect(rows).toEqual(expect.any(Array));
  expect(irnProfile).toEqual({ onboarded: expect.any(Boolean), enrolled: expect.any(Boolean) });
  expect(token).toMatchObject({ clientId: '23QXYZ', userId: expect.stringMatching(/./) });
});

it('requests the devices first when no page needs them', async () => {
  const urls = await opened(false);
  expect(urls).toHaveLength(CHECKUPS.length + 2);
  const devices = urls.indexOf('/1/user/-/devices.json');
  expect(devices).toBeGreaterThanOrEqual(0);
  expect(urls.findIndex(asksFor('/1/user/-/devices/tracker/'))).toBeGreaterThan(devices);
  expect(shown().alarms).toEqual(expect.any(Array));
});

it('nothing of it is on the watch', async () => {
  await opened(true);
  expect(phone.snapshot.devices?.list).not.toEqual([]);
  expect(JSON.stringify(phone.files)).not.toMatch(/ecg|cardio|irn|alarm/i);
});
