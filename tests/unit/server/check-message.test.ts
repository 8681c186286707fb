import { isAllowedMessage } from '../../../simulator/server/check-message';

const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg"></svg>';

test.each([
  { type: 'problem', text: 'no' },
  { type: 'frame', svg: PICTURE, texts: [] },
  { type: 'browser', browser: { id: 1, url: 'https://x.example/' } },
  {
    type: 'browser',
    browser: { id: 1, url: 'https://x.example/', frame: '/browse/0a/https/x.example/?a=b' },
  },
])('allowed: %j', (message) => {
  expect(isAllowedMessage(JSON.stringify(message))).toBe(true);
});

test.each([
  JSON.stringify({ type: 'state', state: {} }),
  JSON.stringify({ type: 'hello' }),
  JSON.stringify({ type: 'trace', entries: [{ id: 1, t: 1e300, kind: 'link', isOn: true }] }),
  JSON.stringify({
    type: 'trace',
    entries: [{ id: 1, t: 0, kind: 'console', place: 'watch', level: 'log' }],
  }),
  JSON.stringify({
    type: 'trace',
    entries: [{ id: 1, t: 0, kind: 'request', method: 'GET', url: 'no address', requestHeaders: {} }],
  }),
  JSON.stringify({
    type: 'trace',
    entries: [
      { id: 1, t: 0, kind: 'request', method: 'GET;x', url: 'https://x.example/', requestHeaders: {} },
    ],
  }),
  JSON.stringify({ type: 'setting', key: 1, value: null, isOwn: true }),
  'no JSON',
  'null',
  '[]',
  JSON.stringify({ type: 'world', state: 'running', text: '' }),
  JSON.stringify({ type: 'toString' }),
  JSON.stringify({ type: '__proto__' }),
  JSON.stringify({ type: 'frame', svg: '<script></script>' }),
  JSON.stringify({ type: 'frame' }),
  JSON.stringify({ type: 'browser', browser: { id: 1, url: '', frame: 'javascript:alert(1)' } }),
  JSON.stringify({ type: 'browser', browser: { id: 1, url: '', frame: '//evil.example/' } }),
  JSON.stringify({ type: 'browser', browser: { id: 1, url: '', frame: '/browse/0a/\\\\evil.example' } }),
  JSON.stringify({ type: 'browser', browser: { id: 1, url: '', frame: ['/browse/0a/'] } }),
])('refused: %s', (text) => {
  expect(isAllowedMessage(text)).toBe(false);
});

test('a message with more values than any has is refused before it is parsed', () => {
  const parse = jest.spyOn(JSON, 'parse');
  const text = `{"type":"problem","text":"","more":[${'{},'.repeat(600_000)}1]}`;
  expect(isAllowedMessage(text)).toBe(false);
  expect(parse).not.toHaveBeenCalled();
  parse.mockRestore();
});
