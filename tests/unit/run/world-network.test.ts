import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createOutside } from '../../../simulator/client/outside';
import { createRandom } from '../../../simulator/realm/random';
import { LATENCY_MS, WorldNetwork } from '../../../simulator/run/world-network';
import { VirtualClock } from '../../../simulator/world/clock';
import type { CloudRequest, CloudResponse } from '../../../simulator/world/http';
import type { NetworkFailure } from '../../../simulator/world/network';
import { PendingWork } from '../../../simulator/world/pending-work';
import { Trace } from '../../../simulator/world/trace';

const REQUEST: CloudRequest = { method: 'GET', url: 'https://api.example/steps', headers: {} };

function createNetwork(routes = new Map<string, string>(), timeoutMs?: number) {
  const clock = new VirtualClock(0);
  const trace = new Trace(clock);
  const reached: number[] = [];
  const pendingWork = new PendingWork();
  const network = new WorldNetwork({
    clock,
    trace,
    hosts: ['api.example'],
    routes,
    outside: createOutside(timeoutMs),
    pendingWork,
    random: createRandom(1),
    cloud: {
      handle(request, now) {
        reached.push(now);
        return {
          status: 200,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(request.url),
        };
      },
    },
  });
  const answers: { at: number; answer: CloudResponse | NetworkFailure }[] = [];
  const ask = (request = REQUEST) =>
    network.send(request, (answer) => answers.push({ at: clock.now(), answer }));
  return { clock, trace, network, pendingWork, reached, answers, ask };
}

test('a request takes half the latency there and half back', () => {
  const { clock, reached, answers, ask } = createNetwork();
  ask();
  clock.runUntil(1000);
  expect(reached).toEqual([LATENCY_MS / 2]);
  expect(answers).toMatchObject([{ at: LATENCY_MS, answer: { status: 200 } }]);
});

test('offline, nothing reaches the cloud', () => {
  const { clock, network, reached, answers, ask } = createNetwork();
  network.setOnline(false);
  ask();
  clock.runUntil(1000);
  expect(reached).toEqual([]);
  expect(answers).toMatchObject([{ answer: { failure: expect.stringContaining('offline') } }]);
});

test('the request of a lost response reached the cloud, and only the next response is lost', () => {
  const { clock, network, reached, answers, ask } = createNetwork();
  network.armed.responsesToLose = 1;
  ask();
  clock.runUntil(1000);
  ask();
  clock.runUntil(2000);
  expect(reached).toHaveLength(2);
  expect(answers).toMatchObject([
    { answer: { failure: 'the response was lost' } },
    { answer: { status: 200 } },
  ]);
});

test('going offline between request and response loses the response', () => {
  const { clock, network, reached, answers, ask } = createNetwork();
  ask();
  clock.after(LATENCY_MS / 2 + 1, () => network.setOnline(false));
  clock.runUntil(1000);
  expect(reached).toHaveLength(1);
  expect(answers).toMatchObject([{ answer: { failure: expect.stringContaining('offline') } }]);
});

test('a cancelled request gets no result, but reaches the cloud', () => {
  const { clock, reached, answers, ask } = createNetwork();
  ask()();
  clock.runUntil(1000);
  expect(reached).toHaveLength(1);
  expect(answers).toEqual([]);
});

test('a failure mode with a part of an address applies to such addresses only', () => {
  const { clock, network, answers, ask } = createNetwork();
  network.setFailureMode('500', '/sleep/');
  ask();
  ask({ ...REQUEST, url: 'https://api.example/sleep/x' });
  clock.runUntil(1000);
  expect(answers.map(({ answer }) => 'status' in answer && answer.status)).toEqual([200, 500]);
});

test('failures set by hand for other parts of addresses stay, and the same part is replaced', () => {
  const { network } = createNetwork();
  network.setFailureMode('500', '/sleep/');
  network.setFailureMode('500', '/steps/');
  network.setFailureMode('slow');
  network.setFailureMode('503', '/sleep/');
  expect(network.failures.list()).toEqual([
    { mode: '500', urlPart: '/steps/' },
    { mode: '503', urlPart: '/sleep/' },
    { mode: 'slow' },
  ]);
  network.setFailureMode('normal');
  network.setFailureMode('normal', '/steps/');
  expect(network.failures.list()).toEqual([{ mode: '503', urlPart: '/sleep/' }]);
});

test('a failure for some addresses comes before one for all', () => {
  const { clock, network, answers, ask } = createNetwork();
  network.setFailureMode('503');
  network.setFailureMode('500', '/sleep/');
  ask();
  ask({ ...REQUEST, url: 'https://api.example/sleep/x' });
  clock.runUntil(1000);
  expect(answers.map(({ answer }) => 'status' in answer && answer.status)).toEqual([503, 500]);
});

test('an unknown host is reported as such', () => {
  const { clock, trace, answers, ask } = createNetwork();
  ask({ ...REQUEST, url: 'https://elsewhere.example/' });
  ask({ ...REQUEST, url: 'https://elsewhere.example/again' });
  clock.runUntil(1000);
  const answer = { failure: 'this simulator has no host elsewhere.example' };
  expect(answers).toMatchObject([{ answer }, { answer }]);
  expect(trace.entries).toMatchObject([
    {
      kind: 'warning',
      place: 'phone',
      text: 'no server here is elsewhere.example; --route elsewhere.example=URL sends its requests to one of yours',
    },
  ]);
});

test('a routed host gets the request over a real socket while virtual time waits', async () => {
  const server = createServer((request, response) => {
    response.writeHead(201, { 'x-path': request.url ?? '' }).end('real');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const { clock, pendingWork, answers, ask } = createNetwork(
    new Map([['api.example', `http://127.0.0.1:${port}`]]),
  );
  ask();
  clock.runUntil(LATENCY_MS / 2);
  expect(pendingWork.isWaiting).toBe(true);
  await pendingWork.settle();
  clock.runUntil(1000);
  server.close();
  expect(answers).toMatchObject([
    { at: LATENCY_MS, answer: { status: 201, body: 'real', headers: { 'x-path': '/steps' } } },
  ]);
});

test('a real server that never responds times out, with one warning', async () => {
  const server = createServer(() => {}).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const route = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { clock, trace, pendingWork, answers, ask } = createNetwork(new Map([['api.example', route]]), 20);
  for (const until of [1000, 2000]) {
    ask();
    clock.runUntil(until - LATENCY_MS / 2);
    await pendingWork.settle();
    clock.runUntil(until);
  }
  server.closeAllConnections();
  server.close();
  expect(answers.map(({ answer }) => answer)).toEqual([
    { failure: 'no response within 0.02 s' },
    { failure: 'no response within 0.02 s' },
  ]);
  expect(trace.entries).toMatchObject([
    { kind: 'warning', place: 'cloud', text: `api.example at ${route}: no response within 0.02 s` },
  ]);
});

test('a mistake of the pretend cloud is a 500 with one warning, an address that is none a failure', () => {
  const clock = new VirtualClock(0);
  const trace = new Trace(clock);
  const network = new WorldNetwork({
    clock,
    trace,
    hosts: ['api.example'],
    routes: new Map(),
    outside: undefined,
    pendingWork: new PendingWork(),
    random: createRandom(1),
    cloud: {
      handle() {
        throw new TypeError('detail is not iterable');
      },
    },
  });
  const results: unknown[] = [];
  for (const url of [REQUEST.url, REQUEST.url, 'no address'])
    network.send({ ...REQUEST, url }, (result) => results.push(result));
  clock.runUntil(1000);
  expect(results).toMatchObject([{ failure: 'the address is not valid' }, { status: 500 }, { status: 500 }]);
  expect(trace.entries).toMatchObject([
    { kind: 'warning', place: 'cloud', text: expect.stringContaining('detail is not iterable') },
  ]);
});
