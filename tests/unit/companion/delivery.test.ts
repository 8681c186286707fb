import type { Snapshot } from '../../../common/snapshot';
import { MINUTE_MS } from '../../../common/time';
import { openStoredValue } from '../../../companion/stored-value';
import { type Delivery, deliver, UNSENT } from '../../../companion/sync/delivery';
import type { Content } from '../../../companion/sync/summarise';
import { PLAIN_LOOK } from './data-sets';
import { MemoryStore } from './test-phone';

const content = (steps: number, at = 100): Content => ({
  account: { service: 'fitbit', state: 'ok', nextSync: at },
  look: { ...PLAIN_LOOK, pages: [] },
  week: { at, date: 1, dailySteps: [steps] },
});

function outbox() {
  const sent: Snapshot[] = [];
  const world = { now: 1000 * MINUTE_MS, keeps: true, accepts: true };
  const local = new MemoryStore();
  local.isFull = () => !world.keeps;
  const stored = openStoredValue<Delivery>(local, 'delivery', UNSENT);
  const enqueue = async (name: string, snapshot: Snapshot): Promise<void> => {
    expect(stored.read().seq).toBe(snapshot.seq);
    if (!world.accepts) throw new Error('closed');
    expect(name).toBe('snapshot.cbor');
    sent.push(snapshot);
  };
  return {
    sent,
    world,
    send(what: Content, options: { origin?: number; isFinal?: boolean; isRequested?: boolean } = {}) {
      const { origin = 7, isFinal = false, isRequested = false } = options;
      const delivery = { origin, isFinal, isRequested };
      return deliver(what, stored, delivery, { now: () => world.now, enqueue });
    },
  };
}

it('numbers by the time, and counts up within a second or behind a clock that was set back', async () => {
  const { sent, send, world } = outbox();
  const second = world.now / 1000;
  await send(content(1));
  await send(content(2));
  await send(content(3), { origin: 8 });
  world.now += 5000;
  await send(content(4));
  world.now -= 60 * MINUTE_MS;
  await send(content(5));
  expect(sent.map(({ origin, seq }) => [origin, seq - second])).toEqual([
    [7, 0],
    [7, 1],
    [8, 2],
    [7, 5],
    [7, 6],
  ]);
  expect(sent[0]).toMatchObject({ v: 3, at: 60000 });
});

it('has a higher number than before when the storage was lost', async () => {
  const first = outbox();
  for (let i = 0; i < 9; i++) await first.send(content(i));
  const second = outbox();
  second.world.now += 30 * MINUTE_MS;
  await second.send(content(1));
  expect(second.sent[0]?.seq).toBeGreaterThan(first.sent[8]?.seq ?? 0);
});

it('does not send what has only grown older', async () => {
  const { sent, send } = outbox();
  await send(content(1, 100));
  expect(await send(content(1, 900))).toBeUndefined();
  expect(sent).toHaveLength(1);
});

it('sends again after 25 minutes, at the end of a wake: ages stay true, and a damaged file is replaced', async () => {
  const { sent, send, world } = outbox();
  await send(content(1));
  world.now += 24 * MINUTE_MS;
  await send(content(1), { isFinal: true });
  world.now += MINUTE_MS;
  await send(content(1));
  expect(sent).toHaveLength(1);
  await send(content(1), { isFinal: true });
  expect(sent).toHaveLength(2);
});

it('sends at the request of the watch, at most every two minutes', async () => {
  const { sent, send, world } = outbox();
  await send(content(1));
  world.now += 2 * MINUTE_MS - 1;
  await send(content(1), { isFinal: true, isRequested: true });
  expect(sent).toHaveLength(1);
  world.now += 1;
  await send(content(1), { isFinal: true, isRequested: true });
  expect(sent).toHaveLength(2);
});

it('sends again what the outbox did not take, under a new number', async () => {
  const { sent, send, world } = outbox();
  world.accepts = false;
  await expect(send(content(1))).rejects.toThrow('closed');
  world.accepts = true;
  await send(content(1));
  expect(sent.map(({ seq }) => seq)).toEqual([world.now / 1000 + 1]);
});

it('sends also where the number cannot be kept', async () => {
  const { sent, send, world } = outbox();
  world.keeps = false;
  await send(content(1));
  await send(content(2));
  expect(new Set(sent.map(({ seq }) => seq)).size).toBe(2);
});

it('sends when the clock was set back', async () => {
  const { sent, send, world } = outbox();
  await send(content(1));
  world.now -= 60 * MINUTE_MS;
  await send(content(1));
  expect(sent).toHaveLength(2);
});
