import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fetchOxygen } from './readme-example';

const readme = readFileSync(join(__dirname, '../../../../packages/fitbit-web-api/README.md'), 'utf8');

test('the example of the README is the code that is type-checked here', () => {
  const [, example] = /^```ts\n([\s\S]*?)^```$/m.exec(readme) ?? [];
  const checked = readFileSync(join(__dirname, 'readme-example.ts'), 'utf8');
  expect(example).toBe(checked.replaceAll('../../../../packages/', './packages/'));
});

test('the example sends the token, and returns what the service responds', async () => {
  const fetch = jest.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('[]'));
  expect(await fetchOxygen('a-token')).toEqual([]);
  expect(fetch).toHaveBeenCalledWith(
    'https://api.fitbit.com/1/user/-/spo2/date/2026-07-01/2026-07-14.json',
    expect.objectContaining({ headers: expect.objectContaining({ Authorization: 'Bearer a-token' }) }),
  );
});
