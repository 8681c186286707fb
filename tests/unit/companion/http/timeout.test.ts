import { withTimeout } from '../../../../companion/http/timeout';
import type { HttpRequest, HttpResponse } from '../../../../companion/platform';
import { json } from '../fake-service';

const GET: HttpRequest = { method: 'GET', url: 'https://service.example/', headers: {} };

/** Timers that run when the test says so. */
function timer() {
  const set: { ms: number; work: () => void }[] = [];
  const after = (ms: number, work: () => void) => void set.push({ ms, work });
  return { set, after };
}

it('returns a response, and the end of the timeout after it changes nothing', async () => {
  const { set, after } = timer();
  const answer = json(200, 'x');
  const asked = withTimeout(async () => answer, { now: () => 0, after })(GET);
  expect(await asked).toBe(answer);
  expect(set).toMatchObject([{ ms: 15000 }]);
  set[0]?.work();
  expect(await asked).toBe(answer);
});

it.each([
  [0, true],
  [49, true],
  [50, false],
  // The clock was set back meanwhile.
  [-3600000, false],
])(
  'calls no response the network, unsent only when it failed at once (%i ms)',
  async (elapsedMs, isUnsent) => {
    let now = 1e12;
    const http = async (): Promise<HttpResponse> => {
      now += elapsedMs;
      throw new TypeError('Failed to fetch');
    };
    const { after } = timer();
    await expect(withTimeout(http, { now: () => now, after })(GET)).rejects.toMatchObject({
      kind: 'wait',
      code: 'network',
      isUnsent,
    });
  },
);

it('gives up when the time is over', async () => {
  const { set, after } = timer();
  const asked = withTimeout(() => new Promise(() => undefined), { now: () => 0, after })(GET);
  set[0]?.work();
  await expect(asked).rejects.toMatchObject({ kind: 'wait', code: 'timeout' });
});
