import { MINUTE_MS } from '../../../simulator/world/duration';
import { FakeRun, json, LOST } from '../fake-run';
import { signOutFinal } from './sign-out-final';

const GOES_ON = ['the session with fitbit that the wearer has signed out of goes on'];

let run: FakeRun;
beforeEach(() => {
  run = new FakeRun(signOutFinal);
  run.launch();
  run.accepted = ['token-1'];
  run.hold('token-1');
  run.settings.set('settings', 'signOut', '1');
  run.hold(undefined, { origin: 2, revocations: [{ token: 'token-1' }] });
});

test('a session that nobody revokes is reported', () => {
  run.revoke('token-1', { delivered: LOST });
  run.checker.checkCalm?.();
  expect(run.reports).toEqual(GOES_ON);
});

test('a revocation that was refused is done', () => {
  run.revoke('token-1', { handled: json(404, {}) });
  run.checker.checkEnd?.();
  expect(run.reports).toEqual([]);
});

test('a new sign-in cancels it, and so does a storage that lost it', () => {
  run.hold('token-2');
  run.checker.checkCalm?.();
  run.settings.set('settings', 'signOut', '2');
  run.accepted = ['token-2'];
  run.hold(undefined, { origin: 3 });
  run.end();
  run.localStore.clear();
  run.launch();
  run.checker.checkEnd?.();
  expect(run.reports).toEqual([]);
});

function wakeLater(): void {
  run.pass(15 * MINUTE_MS);
  run.wake();
}

test('a companion that does not try is reported, one that is killed or woken often at once is not', () => {
  for (let i = 0; i < 6; i++) {
    run.pass(15 * MINUTE_MS);
    run.end('killed');
    run.launch();
    run.wake();
  }
  expect(run.reports).toEqual([]);
  for (let i = 0; i < 4; i++) wakeLater();
  expect(run.reports).toEqual(['nothing revokes the session with fitbit that the wearer has signed out of']);
});

test('one that has tried waits for the next wake', () => {
  run.revoke('token-1', { delivered: LOST });
  for (let i = 0; i < 6; i++) wakeLater();
  expect(run.reports).toEqual([]);
});

test('a session that the service has refused needs no revocation', () => {
  const other = new FakeRun(signOutFinal);
  other.launch();
  other.accepted = ['token-1'];
  other.hold('token-1');
  other.settings.set('settings', 'signOut', '1');
  other.hold(undefined, { ended: 'reconnect' });
  other.checker.checkEnd?.();
  expect(other.reports).toEqual([]);
});

test('one that was revoked before a full storage took the sign-out needs no other', () => {
  const other = new FakeRun(signOutFinal);
  other.launch();
  other.hold('token-1');
  other.settings.set('settings', 'signOut', '1');
  other.revoke('token-1', {});
  other.pass(15 * MINUTE_MS);
  other.hold(undefined, { origin: 2 });
  for (let i = 0; i < 6; i++) {
    other.pass(15 * MINUTE_MS);
    other.wake();
  }
  expect(other.reports).toEqual([]);
});

test('nor does one that a full storage kept after a refresh, whose successor was revoked', () => {
  const other = new FakeRun(signOutFinal);
  other.launch();
  other.accepted = ['token-1'];
  other.hold('token-1');
  other.refresh('token-1', { handled: json(200, { refresh_token: 'token-2' }) });
  other.settings.set('settings', 'signOut', '1');
  other.hold(undefined, { origin: 2 });
  other.revoke('token-2', {});
  other.checker.checkEnd?.();
  expect(other.reports).toEqual([]);
});
