import { JsonRpcPeer, RpcError, type RpcMethod } from '../../../simulator/developer-relay/json-rpc';

function openPeer() {
  const sent: unknown[] = [];
  const peer = new JsonRpcPeer({
    methods: new Map<string, RpcMethod>([
      ['echo', (params) => params],
      ['refuse', () => Promise.reject(new RpcError('invalidParams', 'no'))],
    ]),
    send: (text) => sent.push(JSON.parse(text)),
    onFailure: () => {},
  });
  return { peer, sent };
}

test.each([
  ['no JSON', '{', { id: null, error: { code: -32700 } }],
  ['no object', '[]', { id: null, error: { code: -32600 } }],
  ['no version', '{"id":1,"method":"echo"}', { id: null, error: { code: -32600 } }],
  [
    'an unknown method',
    '{"jsonrpc":"2.0","id":"a","method":"toString"}',
    { id: 'a', error: { code: -32601 } },
  ],
  [
    'a refusal',
    '{"jsonrpc":"2.0","id":1,"method":"refuse"}',
    { id: 1, error: { code: -32602, message: 'no' } },
  ],
  ['a request', '{"jsonrpc":"2.0","id":0,"method":"echo","params":{"a":1}}', { id: 0, result: { a: 1 } }],
  [
    'parameters that are no object',
    '{"jsonrpc":"2.0","id":1,"method":"echo","params":[1]}',
    { id: 1, result: {} },
  ],
])('%s', async (_what, text, response) => {
  const { peer, sent } = openPeer();
  peer.receive(text);
  await new Promise(setImmediate);
  expect(sent).toEqual([expect.objectContaining({ jsonrpc: '2.0' })]);
  expect(sent[0]).toMatchObject(response);
});

test.each([
  ['a notification', '{"jsonrpc":"2.0","method":"echo"}'],
  ['a notification that fails', '{"jsonrpc":"2.0","method":"missing"}'],
  ['a response to nothing', '{"jsonrpc":"2.0","id":9,"result":1}'],
])('no response: %s', async (_what, text) => {
  const { peer, sent } = openPeer();
  peer.receive(text);
  await new Promise(setImmediate);
  expect(sent).toEqual([]);
});

test('calls are settled by their responses, and by the end', async () => {
  const { peer, sent } = openPeer();
  const calls = [peer.call('a', { x: 1 }), peer.call('b', {}), peer.call('c', {})];
  expect(sent[0]).toEqual({ jsonrpc: '2.0', id: 1, method: 'a', params: { x: 1 } });
  peer.receive('{"jsonrpc":"2.0","id":2,"error":{"code":1,"message":"why"}}');
  peer.receive('{"jsonrpc":"2.0","id":1,"result":5}');
  peer.close();
  await expect(calls[0]).resolves.toBe(5);
  await expect(calls[1]).rejects.toThrow('why');
  await expect(calls[2]).rejects.toThrow('disconnected');
});
