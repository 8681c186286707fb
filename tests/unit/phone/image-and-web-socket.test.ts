import { encodePng } from '../../../simulator/screen/png';
import { RED_AND_BLUE } from '../screen/jpeg-files';
import { startPhone } from './start-phone';

const uriOf = (type: string, bytes: Uint8Array) =>
  `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
const PNG = uriOf('image/png', encodePng(2, 1, Uint8Array.of(255, 0, 0, 255, 0, 0, 0, 0)));
const JPEG = uriOf('image/jpeg', RED_AND_BLUE);
const PRELUDE = `const { Image } = require('image'); const PNG = '${PNG}', JPEG = '${JPEG}';
  const fail = (e) => console.log(e.name, e instanceof TypeError);
  const show = (b) => console.log(b instanceof ArrayBuffer, b.byteLength, new Uint8Array(b)[0], new Uint8Array(b)[16]);`;

test.each([
  ['the size of a PNG', 'Image.from(PNG).then((i) => console.log(i.width, i.height), fail);', ['2 1']],
  ['the size of a JPEG', 'Image.from(JPEG).then((i) => console.log(i.width, i.height), fail);', ['24 16']],
  [
    'a texture with alpha',
    `Image.from(PNG).then((i) => i.export('image/vnd.fitbit.txi')).then(show, fail);`,
    ['true 52 116 136'],
  ],
  [
    'a texture over a background',
    `Image.from(PNG).then((i) => i.export('image/vnd.fitbit.txi', { background: '#0000ff' })).then(show, fail);`,
    ['true 48 116 101'],
  ],
  [
    'a JPEG that it can read again',
    `Image.from(PNG).then((i) => i.export('image/jpeg', { quality: 90 })).then((b) => Image.from(b, 'image/jpeg')).then((i) => console.log(i.width, i.height), fail);`,
    ['2 1'],
  ],
  ['an error for what is no image', `Image.from('https://a.b/c.png').then(show, fail);`, ['TypeError true']],
  [
    'an error for broken bytes',
    `Image.from(new ArrayBuffer(9), 'image/png').then(show, fail);`,
    ['TypeError true'],
  ],
  [
    'an error for an unknown format',
    `Image.from(PNG).then((i) => i.export('image/webp')).then(show, fail);`,
    ['TypeError true'],
  ],
  [
    'an error for an unknown colour',
    `Image.from(PNG).then((i) => i.export('image/jpeg', { background: 'purpleish' })).then(show, fail);`,
    ['TypeError true'],
  ],
])('image: %s', (_, script, log) => {
  const { companion, lines, events, advance } = startPhone(PRELUDE + script);
  companion.launch('peerAppLaunched');
  advance(100);
  expect(events('error')).toEqual([]);
  expect(lines()).toEqual(log);
});

test('image: a picture of too many pixels is not exported, with a warning', () => {
  const large = uriOf('image/png', encodePng(2049, 2048, new Uint8Array(2049 * 2048 * 4)));
  const { companion, lines, events, advance } = startPhone(
    `${PRELUDE} Image.from('${large}').then((i) => i.export('image/jpeg')).catch((e) => console.log(e.name, e.message));`,
  );
  companion.launch('peerAppLaunched');
  advance(100);
  expect(lines()).toEqual(['RangeError a picture of more than 4194304 pixels is not exported']);
  expect(events('warning').map(({ text }) => text)).toEqual([
    'Image.export: a picture of more than 4194304 pixels is not exported',
  ]);
});

const SOCKET = `const socket = new WebSocket('wss://example.com/live');
  console.log(socket.readyState === WebSocket.CONNECTING, socket.OPEN, WebSocket.CLOSED, socket.url);
  try { socket.send('x'); } catch (e) { console.log(e.name); }
  socket.onopen = () => console.log('open');
  socket.onerror = () => console.log('error', socket.readyState);
  socket.addEventListener('close', (e) => console.log('close', e.code, e.wasClean, socket.readyState));`;

test('a WebSocket fails as without a network, with a warning', () => {
  const { companion, lines, events, advance } = startPhone(SOCKET);
  companion.launch('peerAppLaunched');
  advance(1000);
  expect(lines()).toEqual([
    'true 1 3 wss://example.com/live',
    'InvalidStateError',
    'error 3',
    'close 1006 false 3',
  ]);
  expect(events('warning').map(({ text }) => text)).toEqual([
    'WebSocket: the simulated phone opens no such connection, --route does not either; it fails as without a network',
  ]);
});

test('a WebSocket needs a permission and an address', () => {
  const { companion, lines, events, advance } = startPhone(
    `new WebSocket('ws://127.0.0.1/'); try { new WebSocket('https://a.b'); } catch (e) { console.log(e.name, e instanceof SyntaxError); }`,
    { permissions: [] },
  );
  companion.launch('peerAppLaunched');
  companion.kill();
  advance(1000);
  expect(lines()).toEqual(['SyntaxError true']);
  expect(events('warning').map(({ text }) => text)).toEqual([
    'WebSocket needs the permission access_internet',
  ]);
});
