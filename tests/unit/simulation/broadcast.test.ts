import { Broadcast } from '../../../simulator/simulation/broadcast';
import type { ServerMessage, WorldState } from '../../../simulator/simulation/protocol';
import { VirtualClock } from '../../../simulator/world/clock';
import { type RequestEvent, Trace } from '../../../simulator/world/trace';

function setup() {
  let state = { now: 1 } as WorldState;
  let svg = '<svg/>';
  const scheduled: (() => void)[] = [];
  const broadcast = new Broadcast({
    describeState: () => state,
    renderFrame: () => ({ svg, texts: ['14:42'] }),
    schedule: (work) => scheduled.push(work),
  });
  const received: ServerMessage[] = [];
  const client = { send: (text: string) => received.push(JSON.parse(text) as ServerMessage) };
  broadcast.addClient(client, { type: 'problem', text: 'stands for hello' });
  received.length = 0;
  return {
    broadcast,
    client,
    received,
    flush: () => {
      for (const work of scheduled.splice(0)) work();
    },
    pending: () => scheduled.length,
    change: (next: { now?: number; svg?: string }) => {
      state = { ...state, ...(next.now === undefined ? {} : { now: next.now }) };
      svg = next.svg ?? svg;
    },
  };
}

test('many changes are one sending, and what did not change is not sent', () => {
  const { broadcast, received, flush, pending, change } = setup();
  for (let i = 0; i < 50; i++) broadcast.scheduleFlush();
  expect(pending()).toBe(1);
  flush();
  expect(received.map(({ type }) => type)).toEqual(['state', 'frame']);
  broadcast.scheduleFlush();
  flush();
  expect(received).toHaveLength(2);
  change({ now: 2 });
  broadcast.scheduleFlush();
  flush();
  expect(received.slice(2)).toEqual([{ type: 'state', state: { now: 2 } }]);
});

test('an entry that changes before it is sent is sent once, as it is then', () => {
  const { broadcast, received, flush } = setup();
  const trace = new Trace(new VirtualClock(5));
  trace.listen((entry) => broadcast.queueEntry(entry));
  const request = trace.add<RequestEvent>({
    kind: 'request',
    method: 'GET',
    url: 'https://a.b/',
    requestHeaders: {},
  });
  trace.update(request, { status: 200, responseBody: 'x'.repeat(5_000), bytes: 5_000 });
  flush();
  const [message] = received;
  expect(message).toMatchObject({ type: 'trace', entries: [{ id: 0, t: 5, status: 200, bytes: 5_000 }] });
  // Only the beginning: the page requests the whole body separately.
  expect(message).toMatchObject({ entries: [{ responseBody: 'x'.repeat(2_000) }] });
  expect(request.responseBody).toHaveLength(5_000);
});

test('byte strings are sent in CBOR notation', () => {
  const { broadcast, received, flush } = setup();
  const trace = new Trace(new VirtualClock(0));
  broadcast.queueEntry(
    trace.add({
      kind: 'file',
      direction: 'toWatch',
      name: 'snapshot.cbor',
      bytes: 9,
      state: 'transferred',
      data: { segments: new Uint8Array([1, 255]) },
    }),
  );
  flush();
  expect(received[0]).toMatchObject({ entries: [{ data: { segments: "h'01ff'" } }] });
});

test('nothing is drawn without a page', () => {
  const { broadcast, client, pending } = setup();
  broadcast.removeClient(client);
  broadcast.scheduleFlush();
  expect(pending()).toBe(0);
});
