import { encodeCbor } from '../../../simulator/peer/cbor';
import { CloseCode, Link, type LinkEndpoint } from '../../../simulator/peer/link';
import { VirtualClock } from '../../../simulator/world/clock';
import { Trace } from '../../../simulator/world/trace';

function openLink() {
  const clock = new VirtualClock(0);
  const trace = new Trace(clock);
  const link = new Link({ clock, trace });
  const calls: string[] = [];
  const createEndpoint = (name: string): LinkEndpoint => ({
    onOpen: () => calls.push(`${name} opened ${clock.now()}`),
    onClose: (code, reason) => calls.push(`${name} closed ${code} ${reason}`),
    onMessage: (bytes) => calls.push(`${name} received ${bytes.length} ${clock.now()}`),
  });
  const attachBoth = () => {
    link.attach('watch', createEndpoint('watch'));
    link.attach('phone', createEndpoint('phone'));
    clock.runUntil(clock.now() + 50);
  };
  const entriesOf = (kind: string) => trace.entries.filter((entry) => entry.kind === kind);
  return { clock, trace, link, calls, createEndpoint, attachBoth, entriesOf };
}

test('a session opens on both ends 50 ms after both apps run', () => {
  const { clock, link, calls, createEndpoint } = openLink();
  link.attach('watch', createEndpoint('watch'));
  clock.runUntil(1000);
  expect(calls).toEqual([]);
  link.attach('phone', createEndpoint('phone'));
  expect(link.isSessionOpen).toBe(false);
  clock.runUntil(1049);
  expect(calls).toEqual([]);
  clock.runUntil(1050);
  expect(calls).toEqual(['phone opened 1050', 'watch opened 1050']);
  expect(link.isSessionOpen).toBe(true);
});

test('an app that ends within the handshake leaves no session', () => {
  const { clock, link, calls, createEndpoint } = openLink();
  link.attach('watch', createEndpoint('watch'));
  link.attach('phone', createEndpoint('phone'));
  link.detach('phone');
  clock.runUntil(1000);
  expect(calls).toEqual([]);
});

test('messages arrive in order, later the longer they are', () => {
  const { clock, link, calls, attachBoth, entriesOf } = openLink();
  attachBoth();
  calls.length = 0;
  link.send('phone', new Uint8Array(1000));
  link.send('phone', encodeCbor(7));
  link.send('watch', encodeCbor({ a: new Uint8Array([1]) }));
  clock.runUntil(91);
  expect(calls).toEqual(['phone received 5 91']);
  clock.runUntil(200);
  expect(calls).toEqual(['phone received 5 91', 'watch received 1000 110', 'watch received 1 110']);
  expect(entriesOf('message')).toMatchObject([
    { direction: 'toWatch', bytes: 1000, state: 'arrived', t: 50 },
    { direction: 'toWatch', bytes: 1, state: 'arrived', data: 7 },
    { direction: 'toPhone', bytes: 5, state: 'arrived', data: { a: new Uint8Array([1]) } },
  ]);
});

test('a lost link closes both ends, loses messages in flight, and opens again when it is back', () => {
  const { clock, link, calls, attachBoth, entriesOf } = openLink();
  attachBoth();
  calls.length = 0;
  link.send('phone', encodeCbor(1));
  clock.runUntil(60);
  link.setConnected(false);
  link.setConnected(false);
  expect(link.isConnected).toBe(false);
  expect(link.isSessionOpen).toBe(false);
  clock.runUntil(1000);
  expect(entriesOf('message')).toMatchObject([{ state: 'lost' }]);
  expect(calls).toEqual(
    ['watch', 'phone'].map((side) => `${side} closed ${CloseCode.CONNECTION_LOST} the connection was lost`),
  );
  calls.length = 0;
  link.setConnected(true);
  clock.runUntil(2000);
  expect(calls).toEqual(['phone opened 1050', 'watch opened 1050']);
  expect(entriesOf('link')).toMatchObject([
    { isOn: false, t: 60 },
    { isOn: true, t: 1000 },
  ]);
});

test('an app that ends gets no close event, the other does; messages to it are lost', () => {
  const { clock, link, calls, attachBoth, createEndpoint, entriesOf } = openLink();
  attachBoth();
  calls.length = 0;
  link.send('phone', encodeCbor(1));
  link.detach('watch');
  link.detach('watch');
  clock.runUntil(500);
  expect(calls).toEqual([`phone closed ${CloseCode.PEER_INITIATED} the peer closed the connection`]);
  link.send('phone', encodeCbor(2));
  expect(entriesOf('message')).toMatchObject([{ state: 'lost' }, { state: 'lost' }]);
  link.attach('watch', createEndpoint('watch'));
  clock.runUntil(550);
  expect(calls.slice(1)).toEqual(['phone opened 550', 'watch opened 550']);
});

test('listeners are called at every change until they are removed', () => {
  const { link, attachBoth } = openLink();
  let changes = 0;
  const stop = link.listen(() => changes++);
  attachBoth();
  expect(changes).toBe(3);
  link.setConnected(false);
  expect(changes).toBe(4);
  stop();
  link.setConnected(true);
  expect(changes).toBe(4);
});
