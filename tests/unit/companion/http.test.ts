import { formEncode, withTimeout } from '../../../companion/http';
import type { HttpRequest, HttpResponse } from '../../../companion/platform';
import { json } from './fake-service';

const GET: HttpRequest = { method: 'GET', url: 'https://service.example/', headers: {} };

function timer() {
  const set: { ms: number; work: () => void; cancelled: boolean }[] = [];
  const after = (ms: number, work: () => void) => {
    const entry = { ms, work, cancelled: false };
    set.push(entry);
    return () => {
      entry.cancelled = true;
    };
  };
  return { set, after };
}

it('passes an answer on and keeps no timer behind it', async () => {
  const { set, after } = timer();
  const answer = json(200, 'x');
  expect(await withTimeout(async () => answer, after, 15000)(GET)).toBe(answer);
  expect(set).toMatchObject([{ ms: 15000, cancelled: true }]);
});

it('calls no answer the network, with no timer behind it either', async () => {
  const { set, after } = timer();
  const http = async (): Promise<HttpResponse> => {
    throw new TypeError('Failed to fetch');
  };
  await expect(withTimeout(http, after, 15000)(GET)).rejects.toMatchObject({ kind: 'wait', code: 'network' });
  expect(set[0]?.cancelled).toBe(true);
});

it('gives up when the time is over', async () => {
  const { set, after } = timer();
  const asked = withTimeout(() => new Promise(() => undefined), after, 15000)(GET);
  set[0]?.work();
  await expect(asked).rejects.toMatchObject({ kind: 'wait', code: 'timeout' });
});

it('encodes a form, without what is absent', () => {
  expect(formEncode({ 'a b': 'c&d=é', e: undefined, f: '' })).toBe('a%20b=c%26d%3D%C3%A9&f=');
});
