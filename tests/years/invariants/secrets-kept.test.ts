import { createPersona } from '../../../simulator/persona/create-persona';
import { FakeRun, json } from '../fake-run';
import { secretsKept } from './secrets-kept';

const ACCESS = 'eyJhbGciOiJIUzI1NiJ9.c29tZXRoaW5nIHJhbmRvbQ.bW9yZSBvZiBpdA';
const REFRESH = '5f2b8c07d1e94a3f8b6c5d4e3f2a1b0c';
const CODE = '0a1b2c3d4e5f60718293a4b5c6d7e8f901020304';
const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const { account, friends } = createPersona('mara', 1);
const [friend] = friends;

let run: FakeRun;
beforeEach(() => {
  run = new FakeRun(secretsKept);
  run.launch();
  run.hold(undefined, { verifier: VERIFIER });
  run.exchange(CODE, { handled: json(200, { access_token: ACCESS, refresh_token: REFRESH }) });
});

test('what belongs somewhere is not reported', () => {
  run.settings.set('settings', 'authRedirect', JSON.stringify({ code: CODE }));
  run.settings.set('companion', 'authRedirect', null);
  run.settings.set(
    'companion',
    'status',
    JSON.stringify({ name: `${account.firstName} ${account.lastName}` }),
  );
  // A challenge is drawn letters.
  run.settings.set(
    'companion',
    'challenge',
    JSON.stringify({ codeChallenge: `BUpGhTksFMEC-${friend?.name}` }),
  );
  run.fetch({}, 'fitbit', { authorization: `Bearer ${ACCESS}` });
  run.refresh(REFRESH, {});
  run.trace.add({
    kind: 'file',
    direction: 'toWatch',
    name: 'snapshot.cbor',
    bytes: 1,
    state: 'pending',
    data: { friends: [friend?.name] },
  });
  run.trace.add({ kind: 'console', place: 'phone', level: 'log', text: 'Body: 5 of 13 could not be read' });
  run.checker.checkEnd?.();
  expect(run.reports).toEqual([]);
});

test.each([
  ['an access token', ACCESS],
  ['a part of one', ACCESS.slice(30)],
  ['a refresh token', REFRESH],
  ['a code', CODE],
  ['a verifier', VERIFIER],
  ['the wearer', account.firstName],
  ['a friend', friend?.name],
])('%s in a log, a message and a report is reported', (_name, value) => {
  run.trace.add({ kind: 'console', place: 'phone', level: 'log', text: `refreshed: ${value}` });
  run.trace.add({ kind: 'message', direction: 'toWatch', bytes: 1, data: { text: value }, state: 'sent' });
  expect(run.reports).toHaveLength(2);
});

test('the name of a friend in the settings, and that of the wearer in a file', () => {
  run.settings.set('companion', 'status', JSON.stringify({ name: friend?.name }));
  run.trace.add({
    kind: 'file',
    direction: 'toWatch',
    name: 'snapshot.cbor',
    bytes: 1,
    state: 'pending',
    data: { name: account.lastName },
  });
  expect(run.reports).toEqual(['a name is in the setting status', 'a name is in a file']);
});

test('a secret at another host, or in an address', () => {
  run.fetch({}, 'google', { authorization: `Bearer ${ACCESS}` });
  run.send({ method: 'GET', url: 'https://example.com/', headers: { 'x-token': REFRESH } }, {});
  run.send(
    { method: 'GET', url: `https://api.fitbit.com/1/user/-/profile.json?t=${ACCESS}`, headers: {} },
    {},
  );
  expect(run.reports).toEqual([
    'access token for fitbit sent to health.googleapis.com',
    'refresh token for fitbit sent to example.com',
    'access token in the address of a request',
  ]);
});

test('a code that is exchanged, or left, in the settings', () => {
  run.settings.set('settings', 'authRedirect', JSON.stringify({ code: CODE }));
  run.checker.checkCalm?.();
  run.exchange(CODE, {});
  expect(run.reports).toEqual([
    'code in the setting authRedirect after all',
    'a code is in the settings while it is exchanged',
  ]);
});
