import { SettingsKey } from '../../../common/settings-keys';
import { MINUTE_MS } from '../../../common/time';
import { TestPhone } from './test-phone';

describe('an authorization code', () => {
  async function consented(change: (phone: TestPhone, code: string) => unknown): Promise<TestPhone> {
    const phone = new TestPhone();
    await phone.command('pageOpened');
    const { clientId, codeChallenge } = phone.challenge;
    await change(phone, phone.service.consent(clientId, codeChallenge));
    return phone;
  }

  it("may end with the service's #_=_", async () => {
    const phone = await consented((p, code) =>
      p.writeSetting(SettingsKey.authRedirect, { code: `${code}#_=_` }),
    );
    expect(phone.status.state).toBe('ok');
  });

  it('waits for the network for up to ten minutes', async () => {
    const phone = await consented((p, code) => {
      p.service.fault = () => 'unreachable';
      return p.writeSetting(SettingsKey.authRedirect, { code });
    });
    await phone.pass(5 * MINUTE_MS);
    expect(phone.status).toMatchObject({
      state: 'finishSignIn',
      failedSignIn: { code: 'network' },
      isSyncing: false,
    });
    phone.service.fault = () => undefined;
    await phone.launch();
    expect(phone.status).toMatchObject({ state: 'ok', result: 'ok' });
  });

  it('is discarded when it is too old, and the page says so', async () => {
    const phone = await consented((p, code) => {
      p.service.fault = () => 'unreachable';
      return p.writeSetting(SettingsKey.authRedirect, { code });
    });
    await phone.pass(11 * MINUTE_MS);
    phone.service.requests.length = 0;
    await phone.wake();
    expect(phone.service.requests).toEqual([]);
    expect(phone.status).toMatchObject({ state: 'notSetUp', failedSignIn: { code: 'code' } });
  });

  it('is reported when its response was lost and it is used up; a new sign-in works', async () => {
    const phone = await consented((p, code) => {
      p.service.fault = () => 'lost';
      return p.writeSetting(SettingsKey.authRedirect, { code });
    });
    phone.service.fault = () => undefined;
    await phone.pass(MINUTE_MS);
    expect(phone.status).toMatchObject({ state: 'notSetUp', failedSignIn: { code: 'code' } });
    await phone.signIn();
    expect(phone.status.state).toBe('ok');
  });

  it('is dropped when the wearer signs out during the exchange', async () => {
    const phone = await consented(async (p, code) => {
      const { handle } = p.service;
      p.service.handle = async (request) => {
        p.service.handle = handle;
        const answer = handle.call(p.service, request);
        await p.command('signOut');
        return answer;
      };
      await p.writeSetting(SettingsKey.authRedirect, { code });
    });
    expect(phone.status).toMatchObject({ state: 'notSetUp', grantedScopes: [] });
  });
});
