import { type ClientRequest, type IncomingHttpHeaders, request } from 'node:http';
import WebSocket from 'ws';
import { type RunningRelay, startRelay } from '../../../simulator/developer-relay/relay';
import { resetUpgrades } from '../../reset-upgrades';
import { FakeTarget } from './fake-target';

const HOSTS = '/1/user/-/developer-relay/hosts';

interface Reply {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: string;
}

describe('the developer relay', () => {
  let target: FakeTarget;
  let relay: RunningRelay;

  beforeEach(async () => {
    target = new FakeTarget();
    relay = await startRelay({ target, port: 0 });
  });
  afterEach(() => relay.close());

  /** `fetch` cannot set Host. */
  function send(
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body = '',
  ): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const sent: ClientRequest = request(`${relay.url}${path}`, { method, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk) => (text += chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode, headers: response.headers, body: text }),
        );
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  const authorized = () => ({ authorization: `Bearer ${relay.token}` });

  async function requestAddress(host = 'watch'): Promise<string> {
    return (await send('POST', `${HOSTS}/${host}`, authorized())).body.trim();
  }

  /** The status of the refusal, or `open`. */
  function tryToConnect(url: string, options: WebSocket.ClientOptions = {}): Promise<number | 'open'> {
    return new Promise((resolve) => {
      const socket = new WebSocket(url, options);
      socket.on('open', () => {
        socket.terminate();
        resolve('open');
      });
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
      socket.on('error', () => {});
    });
  }

  test('listens on this computer only', () => {
    expect(relay.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  test('every relay has a token of its own, of 256 bits', async () => {
    const other = await startRelay({ target, port: 0 });
    expect(relay.token).toMatch(/^[\w-]{43}$/);
    expect(other.token).not.toBe(relay.token);
    await other.close();
  });

  test('a client that resets its connection does not end the relay', async () => {
    await resetUpgrades(Number(new URL(relay.url).port), '/');
    expect(await requestAddress()).toMatch(/^ws:/);
  });

  test('the password gives the token', async () => {
    const form = (password: string) => `grant_type=password&username=developer&password=${password}`;
    const { status, body } = await send('POST', '/oauth2/token', {}, form(relay.token));
    expect([status, JSON.parse(body).access_token]).toEqual([200, relay.token]);
    const refused = await send('POST', '/oauth2/token', {}, form('guess'));
    expect(refused.status).toBe(400);
    expect(refused.body).not.toContain(relay.token);
    expect(JSON.parse(refused.body)).toMatchObject({
      success: false,
      errors: [{ errorType: 'invalid_grant' }],
    });
  });

  test.each([
    ['grant_type=refresh_token&refresh_token=none'],
    ['grant_type=authorization_code&code=1'],
    ['x'.repeat(100_000)],
    [''],
  ])('no other login: %.40s', async (form) => {
    expect((await send('POST', '/oauth2/token', {}, form)).status).toBe(400);
  });

  test.each([
    ['GET', '/1/user/-/profile.json'],
    ['GET', `${HOSTS}.json`],
    ['POST', `${HOSTS}/watch`],
    ['GET', '/'],
  ])('%s %s wants the token', async (method, path) => {
    for (const authorization of ['', 'Bearer ', `Bearer ${relay.token}x`, relay.token]) {
      expect((await send(method, path, { authorization })).status).toBe(401);
    }
    expect((await send(method, path)).status).toBe(401);
  });

  test('a foreign Host or any Origin is refused, with the token too', async () => {
    const { port } = new URL(relay.url);
    const foreign: Record<string, string>[] = [
      { host: `evil.example:${port}` },
      { host: `localhost:${port}` },
      { host: '127.0.0.1' },
      { origin: relay.url },
      { origin: 'null' },
    ];
    for (const headers of foreign) {
      const all = { ...authorized(), ...headers };
      expect((await send('GET', '/1/user/-/profile.json', all)).status).toBe(403);
      expect((await send('POST', '/oauth2/token', all)).status).toBe(403);
    }
  });

  test('lists watch and phone', async () => {
    expect(JSON.parse((await send('GET', `${HOSTS}.json`, authorized())).body)).toEqual({
      hosts: [
        { id: 'watch', displayName: 'Versa 3 (simulator)', roles: ['APP_HOST'], state: 'available' },
        { id: 'phone', displayName: 'Phone (simulator)', roles: ['COMPANION_HOST'], state: 'available' },
      ],
    });
    expect((await send('GET', '/1/user/-/profile.json', authorized())).status).toBe(200);
    expect((await send('POST', `${HOSTS}/tablet`, authorized())).status).toBe(404);
  });

  test('an address for a connection works once', async () => {
    const reply = await send('POST', `${HOSTS}/watch`, authorized());
    expect(reply.headers['content-type']).toBe('text/uri-list');
    const address = reply.body.trim();
    expect(address).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/connect\/[\w-]{43}$/);
    expect(await tryToConnect(address)).toBe('open');
    expect(await tryToConnect(address)).toBe(403);
  });

  test('other connections are refused', async () => {
    const base = relay.url.replace('http', 'ws');
    expect(await tryToConnect(base)).toBe(403);
    expect(await tryToConnect(`${base}/connect/${'a'.repeat(43)}`)).toBe(403);
    expect(await tryToConnect(`${base}/connect/watch`, { headers: authorized() })).toBe(403);
    expect(await tryToConnect(await requestAddress(), { origin: relay.url })).toBe(403);
    expect(await tryToConnect(await requestAddress(), { headers: { host: 'evil.example' } })).toBe(403);
  });

  test('a connection speaks the protocol, in text and in binary frames, and ends with the relay', async () => {
    const socket = new WebSocket(await requestAddress('phone'));
    const receive = () =>
      new Promise((resolve) => socket.once('message', (data) => resolve(JSON.parse(`${data}`))));
    await new Promise((resolve) => socket.once('open', resolve));
    expect(target.listenerCount).toBe(1);
    for (const data of [
      '{"jsonrpc":"2.0","id":1,"method":"ping"}',
      Buffer.from('{"jsonrpc":"2.0","id":1,"method":"ping"}'),
    ]) {
      const reply = receive();
      socket.send(data);
      expect(await reply).toEqual({ jsonrpc: '2.0', id: 1, result: null });
    }
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await relay.close();
    await closed;
    expect(target.listenerCount).toBe(0);
    relay = await startRelay({ target, port: 0 });
  });

  test('a message above the limit ends the connection, not the relay', async () => {
    const socket = new WebSocket(await requestAddress());
    await new Promise((resolve) => socket.once('open', resolve));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.send('x'.repeat(300 * 1024));
    expect(await closed).toBe(1009);
    expect(await tryToConnect(await requestAddress())).toBe('open');
  });
});
