import { ReplayGuard } from '../../../simulator/server/replay-guard';

const STOP = JSON.stringify({ type: 'stop' });
const TAP = JSON.stringify({ type: 'display', on: true });

test('during a replay only time may be changed, and a stop is known to it', async () => {
  const guard = new ReplayGuard();
  expect(guard.admit(TAP)).toBe(true);
  await guard.guard(async (isStopped) => {
    expect(guard.admit(TAP)).toBe(false);
    expect(isStopped()).toBe(false);
    expect(guard.admit(STOP)).toBe(true);
    expect(isStopped()).toBe(true);
  });
  expect(guard.admit(TAP)).toBe(true);
});

test('a stop before a replay does not end it', async () => {
  const guard = new ReplayGuard();
  guard.admit(STOP);
  await guard.guard(async (isStopped) => expect(isStopped()).toBe(false));
  expect.assertions(1);
});
