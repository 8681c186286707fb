import { connectInProcess } from '../../../simulator/client/in-process';
import { packApp } from '../../journey/hand-made-app';

const START = Date.parse('2026-07-14T12:42:00Z');
/** Some twenty milliseconds of work, ten times a second. */
const BUSY_FACE = 'setInterval(function () { for (var i = 0; i < 2e6; i++) Math.sqrt(i); }, 100)';

test('a world whose app is busy and returns responds during a run', async () => {
  const { connection, close } = connectInProcess({});
  const fba = Buffer.from(packApp({ face: BUSY_FACE })).toString('base64');
  await connection.call('load', { fileName: 'busy.fba', fba });
  await connection.call('start', { spec: { start: START }, instance: '' });
  const end = START + 20_000;
  const run = connection.call('run', { until: end });
  // The run has begun: what comes now waits for a pause of it.
  await new Promise((resolve) => setImmediate(resolve));
  expect(await connection.call('now', {})).toBeLessThan(end);
  expect(await run).toBe(end);
  await close();
});
