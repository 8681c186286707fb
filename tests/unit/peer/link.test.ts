import { encodeCbor } from '../../../simulator/peer/cbor';
import { CloseCode, Link, type LinkEndpoint } from '../../../simulator/peer/link';
import { VirtualClock } from '../../../simulator/world/clock';
import { Trace } from '../../../simulator/world/trace';

function openLink() {
  const clock = new VirtualClock(0);
  const trace = new Trace(clock);
  const link = new Link({ clock, trace });
  const heard: string[] = [];
  const end = (name: string): LinkEndpoint => ({
    onOpen: () => heard.push(`${name} opened ${clock.now()}`),
    onClose: (code, reason) => heard.push(`${name} closed ${code} ${reason}`),
    onMessage: (bytes) => heard.push(`${name} received ${bytes.length} ${clock.now()}`),
  });
  const attachBoth = () => {
    link.attach('watch', end('watch'));
    link.attach('phone', end('phone'));
    clock.runUntil(clock.now() + 50);
  };
  const kinds = (kind: string) => trace.entries.filter((entry) => entry.kind === kind);
  return { clock, trace, link, heard, end, attachBoth, kinds };
}

test('a session opens on both ends 50 ms after both apps run', () => {
  const { clock, link, heard, end } = openLink();
  link.attach('watch', end('watch'));
  clock.runUntil(1000);
  expect(heard).toEqual([]);
  link.attach('phone', end('phone'));
  expect(link.isSessionOpen).toBe(false);
  clock.runUntil(1049);
  expect(heard).toEqual([]);
  clock.runUntil(1050);
  expect(heard).toEqual(['phone opened 1050', 'watch opened 1050']);
  expect(link.isSessionOpen).toBe(true);
});

test('an app that ends within the handshake leaves no session', () => {
  const { clock, link, heard, end } = openLink();
  link.attach('watch', end('watch'));
  link.attach('phone', end('phone'));
  link.detach('phone');
  clock.runUntil(1000);
  expect(heard).toEqual([]);
});

test('messages arrive in order, later the longer they are', () => {
  const { clock, link, heard, attachBoth, kinds } = openLink();
  attachBoth();
  heard.length = 0;
  link.send('phone', new Uint8Array(1000));
  link.send('phone', encodeCbor(7));
  link.send('watch', encodeCbor({ a: new Uint8Array([1]) }));
  clock.runUntil(91);
  expect(heard).toEqual(['phone received 5 91']);
  clock.runUntil(200);
  expect(heard).toEqual(['phone received 5 91', 'watch received 1000 110', 'watch received 1 110']);
  expect(kinds('message')).toMatchObject([
    { direction: 'toWatch', bytes: 1000, state: 'arrived', t: 50 },
    { direction: 'toWatch', bytes: 1, state: 'arrived', data: 7 },
    { direction: 'toPhone', bytes: 5, state: 'arrived', data: { a: new Uint8Array([1]) } },
  ]);
});

test('a lost link closes both ends, loses what is under way, and opens anew when it is back', () => {
  const { clock, link, heard, attachBoth, kinds } = openLink();
  attachBoth();
  heard.length = 0;
  link.send('phone', encodeCbor(1));
  clock.runUntil(60);
  link.setConnected(false);
  link.setConnected(false);
  expect(link.isConnected).toBe(false);
  expect(link.isSessionOpen).toBe(false);
  clock.runUntil(1000);
  expect(kinds('message')).toMatchObject([{ state: 'lost' }]);
  expect(heard).toEqual(
    ['watch', 'phone'].map((side) => `${side} closed ${CloseCode.CONNECTION_LOST} the connection was lost`),
  );
  heard.length = 0;
  link.setConnected(true);
  clock.runUntil(2000);
  expect(heard).toEqual(['phone opened 1050', 'watch opened 1050']);
  expect(kinds('lifecycle')).toMatchObject([
    { place: 'phone', what: 'link off', t: 60 },
    { place: 'phone', what: 'link on', t: 1000 },
  ]);
});

test('an app that ends is not told, the other is; messages to it are lost', () => {
  const { clock, link, heard, attachBoth, end, kinds } = openLink();
  attachBoth();
  heard.length = 0;
  link.send('phone', encodeCbor(1));
  link.detach('watch');
  link.detach('watch');
  clock.runUntil(500);
  expect(heard).toEqual([`phone closed ${CloseCode.PEER_INITIATED} the peer closed the connection`]);
  link.send('phone', encodeCbor(2));
  expect(kinds('message')).toMatchObject([{ state: 'lost' }, { state: 'lost' }]);
  link.attach('watch', end('watch'));
  clock.runUntil(550);
  expect(heard.slice(1)).toEqual(['phone opened 550', 'watch opened 550']);
});

test('who listens hears of every change until it stops', () => {
  const { link, attachBoth } = openLink();
  let changes = 0;
  const stop = link.onChange(() => changes++);
  attachBoth();
  expect(changes).toBe(3);
  link.setConnected(false);
  expect(changes).toBe(4);
  stop();
  link.setConnected(true);
  expect(changes).toBe(4);
});
