import { MINUTE_MS, SECOND_MS } from '../../../simulator/world/duration';
import { FakeRun, json, LOST } from '../fake-run';
import { sessionKept } from './session-kept';

const ROTATED = json(200, { access_token: 'access-2', refresh_token: 'token-2' });
const REFUSED = json(400, { errors: [{ errorType: 'invalid_grant' }] });
/** Between the sends of a refresh without a response, beside the 200 ms that each takes. */
const PAUSES_S = [2, 5, 10, 20, 53];

let run: FakeRun;
beforeEach(() => {
  run = new FakeRun(sessionKept);
  run.launch();
  run.accepted = ['token-1'];
  run.hold('token-1');
});

/** The service carries a refresh out, and the response is lost. */
function loseRotation(): void {
  run.refresh('token-1', { handled: ROTATED, delivered: LOST });
  run.accepted = ['token-2'];
}

function loseRepeats(count: number): void {
  for (const pauseS of PAUSES_S.slice(0, count)) {
    run.pass(pauseS * SECOND_MS);
    run.refresh('token-1', { handled: ROTATED, delivered: LOST });
  }
}

/** The token is refused, and the companion asks for a new sign-in. */
function end(): void {
  run.refresh('token-1', { handled: REFUSED });
  run.hold(undefined, { ended: 'reconnect' });
}

const LOST_SESSION = ['a session was lost that the service would still continue'];

test('a token that is dropped although the service accepts it is reported', () => {
  run.hold(undefined, { ended: 'reconnect' });
  expect(run.reports).toEqual(['a refresh token was dropped that the service still accepts']);
});

test('a rotation, a sign-out and a session that the service ended are no loss', () => {
  run.refresh('token-1', { handled: ROTATED });
  run.accepted = ['token-2'];
  run.hold('token-2');
  run.accepted = [];
  run.refresh('token-2', { handled: REFUSED });
  run.hold(undefined, { ended: 'reconnect' });
  run.accepted = ['token-3'];
  run.hold('token-3');
  run.settings.set('settings', 'signOut', '1');
  run.hold(undefined);
  expect(run.reports).toEqual([]);
});

test('a session that a lost write brings back stays ended by the wearer', () => {
  const { localStore } = run;
  run.settings.set('settings', 'service', 'google');
  const before = localStore.get('account') ?? '';
  // A wake within the write of the move writes something else, is killed, and both are lost.
  const stop = localStore.listen(() => {
    stop();
    run.wake();
    localStore.set('account', before);
    run.moments.notify('write', 'sync');
  });
  run.hold(undefined);
  expect(JSON.parse(localStore.get('account') ?? '').value.tokens.refreshToken).toBe('token-1');
  run.hold(undefined);
  expect(run.reports).toEqual([]);
});

test('a lost rotation is excused only where every repeat was lost', () => {
  loseRotation();
  loseRepeats(5);
  run.pass(15 * MINUTE_MS);
  end();
  expect(run.reports).toEqual([]);
});

test.each([0, 1, 3, 4])('a lost rotation after %i repeats is reported', (count) => {
  loseRotation();
  loseRepeats(count);
  run.pass(15 * MINUTE_MS);
  end();
  expect(run.reports).toEqual(LOST_SESSION);
});

test('a companion that was killed repeats where it is woken in time', () => {
  loseRotation();
  run.end();
  run.pass(15 * MINUTE_MS);
  run.launch();
  end();
  expect(run.reports).toEqual([]);
  run.accepted = ['token-1'];
  run.hold('token-1');
});

test('a companion that was woken within the two minutes and did not repeat has lost the session', () => {
  loseRotation();
  run.end();
  run.pass(MINUTE_MS);
  run.launch();
  run.pass(15 * MINUTE_MS);
  end();
  expect(run.reports).toEqual(LOST_SESSION);
});

test('tokens that arrived and were not kept are a loss, unless the storage had no room for them', () => {
  run.refresh('token-1', { handled: ROTATED });
  run.accepted = ['token-2'];
  run.pass(15 * MINUTE_MS);
  end();
  expect(run.reports).toEqual(LOST_SESSION);

  const other = new FakeRun(sessionKept);
  run = other;
  run.launch();
  run.accepted = ['token-1'];
  run.hold('token-1');
  run.refresh('token-1', { handled: ROTATED });
  run.accepted = ['token-2'];
  run.localStore.isFull = true;
  run.hold('token-2');
  run.end();
  run.localStore.isFull = false;
  run.pass(15 * MINUTE_MS);
  run.launch();
  end();
  expect(run.reports).toEqual([]);
});

test('a storage that lost the new tokens is an excuse, and so is a clock that was set', () => {
  run.refresh('token-1', { handled: ROTATED });
  run.accepted = ['token-2'];
  const before = run.localStore.get('account') ?? '';
  run.hold('token-2');
  run.end();
  run.localStore.set('account', before);
  run.pass(15 * MINUTE_MS);
  run.launch();
  end();
  expect(run.reports).toEqual([]);
});

test('a revocation that ends the session in use is reported', () => {
  const exchange = run.exchanges.begin({
    method: 'POST',
    url: 'https://api.fitbit.com/oauth2/revoke',
    headers: {},
    body: 'token=token-0',
  });
  run.accepted = [];
  run.exchanges.handle(exchange, json(200, {}));
  expect(run.reports).toEqual(['the companion has revoked the session that it uses']);
});

test('at rest the page asks nobody to sign in whose session goes on', () => {
  run.settings.set('companion', 'status', JSON.stringify({ state: 'ok' }));
  run.checker.checkCalm?.();
  expect(run.reports).toEqual([]);
  run.settings.set('companion', 'status', JSON.stringify({ state: 'reconnect' }));
  run.checker.checkCalm?.();
  expect(run.reports).toEqual(['the page says reconnect, and the service accepts the refresh token']);
});
