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
  let origin = 7;
  const sent: Snapshot[] = [];
  const world = { now: 1000 * MINUTE_MS, keeps: true, accepts: true };
  const local = new MemoryStore();
  local.isFull = () => !world.keeps;
  const stored = openStoredValue<Delivery>(local, 'delivery', UNSENT, { origin: () => origin });
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
      origin = options.origin ?? 7;
      const { isFinal = false, isRequested = false } = options;
      const delivery = { origin, isFinal, isRequested, newOrigin: () => 999 };
      return deliver(what, stored, delivery, { now: () => world.now, enqueue });
    },
  };
}

it('counts up within an origin and begins anew with another', async () => {
  const { sent, send } = outbox();
  await send(content(1));
  await send(content(2));
  await send(content(2), { origin: 8 });
  expect(sent.map(({ origin, seq }) => [origin, seq])).toEqual([
    [7, 1],
    [7, 2],
    [8, 1],
  ]);
  expect(sent[0]).toMatchObject({ v: 3, at: 60000 });
});

it('does not send what has only grown older', async () => {
  const { sent, send } = outbox();
  await send(content(1, 100));
  expect(await send(content(1, 900))).toBeUndefined();
  expect(sent).toHaveLength(1);
});

it('sends again after 30 minutes, at the end of a wake: ages stay true, and a damaged file is replaced', async () => {
  const { sent, send, world } = outbox();
  await send(content(1));
  world.now += 29 * MINUTE_MS;
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
  expect(sent.map(({ seq }) => seq)).toEqual([2]);
});

it('sends under an origin of its own where the number cannot be kept', async () => {
  const { sent, send, world } = outbox();
  world.keeps = false;
  await send(content(1));
  expect(sent[0]?.origin).toBe(999);
});

it('sends when the clock was set back', async () => {
  const { sent, send, world } = outbox();
  await send(content(1));
  world.now -= 60 * MINUTE_MS;
  await send(content(1));
  expect(sent).toHaveLength(2);
});
