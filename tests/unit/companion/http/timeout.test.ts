import { withTimeout } from '../../../../companion/http/timeout';
import type { HttpRequest, HttpResponse } from '../../../../companion/platform';
import { json } from '../fake-service';

const GET: HttpRequest = { method: 'GET', url: 'https://service.example/', headers: {} };

/** Timers that run when they are told to. */
function timer() {
  const set: { ms: number; work: () => void }[] = [];
  const after = (ms: number, work: () => void) => void set.push({ ms, work });
  return { set, after };
}

it('passes an answer on, and the time that is over behind it changes nothing', async () => {
  const { set, after } = timer();
  const answer = json(200, 'x');
  const asked = withTimeout(async () => answer, after, 15000)(GET);
  expect(await asked).toBe(answer);
  expect(set).toMatchObject([{ ms: 15000 }]);
  set[0]?.work();
  expect(await asked).toBe(answer);
});

it('calls no answer the network', async () => {
  const http = async (): Promise<HttpResponse> => {
    throw new TypeError('Failed to fetch');
  };
  await expect(withTimeout(http, timer().after, 15000)(GET)).rejects.toMatchObject({
    kind: 'wait',
    code: 'network',
  });
});

it('gives up when the time is over', async () => {
  const { set, after } = timer();
  const asked = withTimeout(() => new Promise(() => undefined), after, 15000)(GET);
  set[0]?.work();
  await expect(asked).rejects.toMatchObject({ kind: 'wait', code: 'timeout' });
});
