import { SettingsKey } from '../../../common/settings-keys';
import { HOUR_MS, MINUTE_MS } from '../../../common/time';
import { encodeCbor } from '../../../simulator/peer/cbor';
import { fitbitError } from './fake-service';
import { TestPhone } from './test-phone';

describe('what leaves the companion', () => {
  it('never contains a token, code, verifier or secret', async () => {
    const phone = new TestPhone();
    await phone.command('pageOpened');
    await phone.writeSetting(SettingsKey.clientId, { name: 'SERVER' });
    phone.settings.map.set(SettingsKey.clientSecret, '{"name":"pst!"}');
    await phone.launch();
    const { clientId, codeChallenge } = phone.challenge;
    const code = phone.service.consent(clientId, codeChallenge);
    phone.settings.map.set(SettingsKey.authRedirect, JSON.stringify({ code }));
    await phone.launch();
    expect(phone.status.state).toBe('ok');
    phone.service.fault = () =>
      fitbitError(401, 'expired_token', `Access token expired: ${phone.service.validTokens[0]}`);
    await phone.pass(15 * MINUTE_MS);
    await phone.wake();
    phone.service.fault = () => undefined;
    await phone.pass(9 * HOUR_MS);
    await phone.wake();
    const verifiers = phone.service.requests.map(({ body }) =>
      new URLSearchParams(body).get('code_verifier'),
    );
    const secrets = [code, 'pst!', 'secret-access', 'secret-refresh', ...verifiers.filter(Boolean)];
    expect(secrets).toHaveLength(5);
    await phone.command('signOut');
    const left = [
      ...phone.logLines,
      ...phone.settings.written.filter((value) => !value.includes('"opened"')),
      ...phone.messages.map((message) => JSON.stringify(message)),
      ...phone.files.map(({ content }) => Buffer.from(encodeCbor(content)).toString('latin1')),
      ...phone.service.requests.map(({ url }) => url),
    ].join('\n');
    for (const secret of secrets) expect(left).not.toContain(secret);
    expect(left).toContain('Mara Lind');
    for (const { content } of phone.files) expect(JSON.stringify(content)).not.toContain('Mara');
  });
});
