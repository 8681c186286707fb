import { TwoSides } from './two-sides';

const LISTEN = `
  var socket = require('messaging').peerSocket;
  socket.onopen = function () { console.log('open'); };
  socket.onclose = function (e) {
    var names = ['CONNECTION_LOST', 'PEER_INITIATED', 'SOCKET_ERROR'];
    console.log('close', names.filter(function (n) { return e.code === e[n]; }).join(), e.wasClean, e.reason);
  };
  socket.onmessage = function (e) { console.log('message', e.data); };
  function attempt(data) {
    try { socket.send(data); console.log('sent'); } catch (e) { console.log(e instanceof Error, e); }
  }`;

function openBoth() {
  const sides = new TwoSides();
  const watch = sides.start('watch');
  const phone = sides.start('phone');
  watch.run(LISTEN);
  phone.run(LISTEN);
  return { sides, watch, phone };
}

test('both sockets open, and what one sends the other receives', () => {
  const { sides, watch, phone } = openBoth();
  watch.run('console.log(socket.readyState === socket.CLOSED, socket.OPEN !== socket.CLOSED)');
  sides.advance(50);
  watch.run('console.log(socket.readyState === socket.OPEN); attempt({ type: "refresh", n: [1.5, null] })');
  sides.advance(100);
  expect(watch.lines).toEqual(['true true', 'open', 'true', 'sent']);
  expect(phone.lines).toEqual(['open', 'message {"type":"refresh","n":[1.5,null]}']);
  expect([...watch.errors, ...phone.errors]).toEqual([]);
});

test('a message is a copy, its bytes an ArrayBuffer of the receiver', () => {
  const { sides, watch, phone } = openBoth();
  sides.advance(50);
  watch.run(`socket.onmessage = function (e) {
    console.log(e.data instanceof Object, e.data.b instanceof ArrayBuffer, new Uint8Array(e.data.b)[0], e.data.u);
  }`);
  phone.run(
    'var data = { b: new Uint8Array([7, 8]).subarray(0, 1), u: undefined }; socket.send(data); data.b[0] = 9;',
  );
  sides.advance(100);
  expect(watch.lines.at(-1)).toBe('true true 7 undefined');
});

test('send throws while the socket is not open, and loses nothing silently', () => {
  const { sides, watch } = openBoth();
  watch.run('attempt(1)');
  sides.advance(50);
  sides.link.setConnected(false);
  watch.run('attempt(2)');
  expect(watch.lines).toEqual([
    'true InvalidStateError: the peer socket is not open',
    'open',
    'close CONNECTION_LOST false the connection was lost',
    'true InvalidStateError: the peer socket is not open',
  ]);
});

test('the limit applies to the size of the CBOR', () => {
  const { sides, watch } = openBoth();
  sides.advance(50);
  watch.run(`var text = new Array(1024 + 1).join('x');
    console.log(socket.MAX_MESSAGE_SIZE); attempt(text); attempt(text + 'x'); attempt(new Uint8Array(1024)); attempt(new Uint8Array(1025));`);
  const tooLarge = 'true RangeError: a message of 1028 bytes is larger than 1027';
  expect(watch.lines.slice(1)).toEqual(['1027', 'sent', tooLarge, 'sent', tooLarge]);
});

test('values that CBOR cannot hold are not sent', () => {
  const { sides, watch } = openBoth();
  sides.advance(50);
  watch.run('var loop = {}; loop.loop = loop; attempt(/x/); attempt({ f: attempt }); attempt(loop);');
  expect(watch.lines.slice(1)).toEqual([
    'true TypeError: the message cannot be sent: a RegExp cannot be encoded',
    'true TypeError: the message cannot be sent: a function cannot be encoded',
    'true TypeError: the message cannot be sent: an object that contains itself cannot be encoded',
  ]);
  expect(sides.trace.entries.filter((entry) => entry.kind === 'message')).toEqual([]);
});

test('bufferedAmount counts what has not arrived yet', () => {
  const { sides, watch } = openBoth();
  sides.advance(50);
  watch.run(`socket.onbufferedamountdecrease = function () { console.log('left', socket.bufferedAmount); };
    socket.send(1); socket.send('four'); console.log(socket.bufferedAmount);`);
  sides.advance(100);
  expect(watch.lines.slice(1)).toEqual(['6', 'left 5', 'left 0']);
  watch.run('socket.send(1)');
  sides.link.setConnected(false);
  watch.run('console.log(socket.bufferedAmount)');
  expect(watch.lines.at(-1)).toBe('0');
});

test('when one app ends or starts again, the other gets events', () => {
  const { sides, watch, phone } = openBoth();
  sides.advance(50);
  watch.stop();
  sides.advance(10);
  expect(phone.lines).toEqual(['open', 'close PEER_INITIATED true the peer closed the connection']);
  expect(watch.lines).toEqual(['open']);
  const again = sides.start('watch');
  again.run(LISTEN);
  sides.advance(50);
  expect(phone.lines.at(-1)).toBe('open');
  again.run('socket.send("back")');
  sides.advance(100);
  expect(phone.lines.at(-1)).toBe('message back');
});

test('messages without a listener cause one warning', () => {
  const { sides, watch, phone } = openBoth();
  sides.advance(50);
  phone.run('socket.onmessage = null');
  watch.run('socket.send(1); socket.send(2)');
  sides.advance(100);
  expect(sides.trace.entries.filter((entry) => entry.kind === 'warning')).toMatchObject([
    { place: 'phone', text: 'a message arrived, but the app has no listener for messages' },
  ]);
});

test('a buffer that is full loses the message, with an error event and one warning', () => {
  const { sides, watch, phone } = openBoth();
  sides.advance(50);
  phone.run(`socket.onerror = function (e) { console.log('error', e.code === e.BUFFER_FULL, typeof e.message); };
    var block = new Uint8Array(1000);
    for (var i = 0; i < 300; i++) socket.send(block);
    console.log(socket.bufferedAmount <= 131072);`);
  sides.advance(5000);
  const arrived = watch.lines.filter((line) => line.startsWith('message')).length;
  const errors = phone.lines.filter((line) => line === 'error true string').length;
  expect(arrived + errors).toBe(300);
  expect(errors).toBeGreaterThan(100);
  expect(phone.lines).toContain('true');
  expect(sides.trace.entries.filter(({ kind }) => kind === 'warning')).toMatchObject([
    { place: 'phone', text: expect.stringContaining('BUFFER_FULL') },
  ]);
  phone.run('attempt(1)');
  sides.advance(100);
  expect(watch.lines.at(-1)).toBe('message 1');
});

test('many small messages fill the buffer, and at most a thousand lost ones are reported', () => {
  const { sides, watch } = openBoth();
  sides.advance(50);
  watch.run(`var told = 0; socket.onerror = function (e) { told++; };
    for (var i = 0; i < 20000; i++) socket.send(1);`);
  sides.advance(60_000);
  watch.run(`console.log(told, socket.bufferedAmount); socket.send(1); console.log('sent');`);
  sides.advance(60_000);
  expect(watch.lines.slice(1)).toEqual(['1000 0', 'sent']);
  expect(watch.errors).toEqual([]);
});
