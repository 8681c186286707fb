import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../simulator/world/duration';
import { FakeRun, json, LOST } from '../fake-run';
import { refusedToken } from './refused-token';

const REFUSED = json(400, { errors: [{ errorType: 'invalid_grant' }] });
const AGAIN = 'a refresh token was presented again after its refusal was received';
const TOO_OFTEN = 'a refresh without a response was repeated after its two minutes';

let run: FakeRun;
beforeEach(() => {
  run = new FakeRun(refusedToken);
  run.launch();
  run.hold('token-1');
});

test('a refused token that is presented again is reported', () => {
  run.refresh('token-1', { handled: REFUSED });
  run.hold(undefined);
  run.pass(15 * MINUTE_MS);
  run.refresh('token-1', { handled: REFUSED });
  expect(run.reports).toEqual([AGAIN]);
});

test('also where the companion keeps the token, as if nothing had been said', () => {
  run.refresh('token-1', { handled: REFUSED });
  run.pass(15 * SECOND_MS);
  run.end('idle');
  run.launch();
  run.refresh('token-1', { handled: REFUSED });
  expect(run.reports).toEqual([AGAIN]);
});

test('a kill between the first write after a refusal and the one that ends the session leaves it unknown', () => {
  run.refresh('token-1', { handled: REFUSED });
  run.hold('token-1', { unanswered: undefined });
  run.end('killed');
  run.launch();
  run.refresh('token-1', { handled: REFUSED });
  expect(run.reports).toEqual([]);
});

test('a refusal that did not arrive, or could not be written, is unknown', () => {
  run.refresh('token-1', { handled: REFUSED, delivered: LOST });
  run.pass(2 * SECOND_MS);
  run.refresh('token-1', { handled: REFUSED });
  run.end();
  run.pass(MINUTE_MS);
  run.launch();
  run.refresh('token-1', { handled: REFUSED });
  run.localStore.isFull = true;
  run.hold(undefined);
  run.pass(MINUTE_MS);
  run.end();
  run.launch();
  run.refresh('token-1', { handled: REFUSED });
  expect(run.reports).toEqual([]);
});

test.each([
  ['where a kill left unwritten how it was lost', undefined, []],
  ['but not where that was written', 'network', [TOO_OFTEN]],
])('a later wake repeats a refresh, %s', (_, code, expected) => {
  const sentAt = run.clock.now();
  run.hold('token-1', { unanswered: { sentAt } });
  run.refresh('token-1', { delivered: LOST });
  run.hold('token-1', { unanswered: { sentAt, code } });
  run.end('killed');
  run.pass(15 * MINUTE_MS);
  run.launch();
  // The launch and its wake are two occasions.
  for (let i = 0; i < 3; i++) {
    run.refresh('token-1', { delivered: LOST });
    run.pass(2 * SECOND_MS);
  }
  expect(run.reports).toEqual(expected);
});

test('a refresh without a response is repeated in its two minutes, and once a wake after them', () => {
  for (const pauseS of [0, 2, 5, 10, 20, 53]) {
    run.pass(pauseS * SECOND_MS);
    run.refresh('token-1', { delivered: LOST });
  }
  for (let i = 0; i < 3; i++) {
    run.pass(15 * MINUTE_MS);
    run.wake();
    run.refresh('token-1', { delivered: LOST });
  }
  expect(run.reports).toEqual([]);
  run.pass(2 * SECOND_MS);
  run.refresh('token-1', { delivered: LOST });
  run.pass(5 * SECOND_MS);
  run.refresh('token-1', { delivered: LOST });
  expect(run.reports).toContain(TOO_OFTEN);
});

test('a wake within the two minutes of a late one repeats it, also where the first repeat never leaves', () => {
  run.refresh('token-1', { delivered: LOST });
  run.pass(15 * MINUTE_MS);
  run.wake();
  run.refresh('token-1', { delivered: LOST });
  run.wake();
  for (const pauseS of [0, 2, 5, 10, 20, 53]) {
    run.pass(pauseS * SECOND_MS);
    run.refresh('token-1', { isUnsent: true });
  }
  expect(run.reports).toEqual([]);
  run.pass(15 * MINUTE_MS);
  run.wake();
  run.refresh('token-1', { delivered: LOST });
  run.pass(2 * SECOND_MS);
  run.refresh('token-1', { delivered: LOST });
  run.pass(5 * SECOND_MS);
  run.refresh('token-1', { delivered: LOST });
  expect(run.reports).toContain(TOO_OFTEN);
});

test('one that is lost in another way is repeated again', () => {
  run.refresh('token-1', { delivered: LOST });
  run.pass(15 * MINUTE_MS);
  run.wake();
  for (let i = 0; i < 6; i++) {
    run.refresh('token-1', { delivered: json(500, {}) });
    run.pass(2 * SECOND_MS);
  }
  expect(run.reports).toEqual([]);
});

test('so is one whose way a full storage did not keep', () => {
  run.refresh('token-1', { delivered: LOST });
  run.localStore.isFull = true;
  run.hold('token-1');
  run.localStore.isFull = false;
  run.pass(15 * MINUTE_MS);
  run.wake();
  for (let i = 0; i < 6; i++) {
    run.refresh('token-1', { delivered: LOST });
    run.pass(2 * SECOND_MS);
  }
  expect(run.reports).toEqual([]);
});

test('so is one after a refresh that was written down, and whose companion was killed before it left', () => {
  run.refresh('token-1', { delivered: LOST });
  run.pass(15 * MINUTE_MS);
  run.wake();
  run.hold('token-1', { unanswered: { sentAt: run.clock.now() } });
  run.end('killed');
  run.launch();
  for (let i = 0; i < 6; i++) {
    run.refresh('token-1', { delivered: LOST });
    run.pass(2 * SECOND_MS);
  }
  expect(run.reports).toEqual([]);
});

test('one that never left is repeated at every chance, unless the clock that was set hides how fast it failed', () => {
  run.refresh('token-1', { delivered: json(500, {}) });
  run.pass(15 * MINUTE_MS);
  run.wake();
  const stop = run.exchanges.listen(({ delivered }) => {
    if (!delivered) run.phoneSystem.clockOffsetMs = 2 * HOUR_MS;
  });
  run.refresh('token-1', { isUnsent: true });
  stop();
  for (let i = 0; i < 4; i++) {
    run.pass(2 * SECOND_MS);
    run.refresh('token-1', { isUnsent: true });
  }
  expect(run.reports).toEqual([]);
});

test('one that never left uses no occasion, long after the loss as well', () => {
  run.refresh('token-1', { delivered: LOST });
  run.pass(15 * MINUTE_MS);
  run.wake();
  for (let i = 0; i < 4; i++) run.refresh('token-1', { isUnsent: true });
  run.refresh('token-1', { delivered: LOST });
  expect(run.reports).toEqual([]);
  run.pass(2 * SECOND_MS);
  run.refresh('token-1', { delivered: LOST });
  expect(run.reports).toEqual([TOO_OFTEN]);
});
