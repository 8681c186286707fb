import { HOUR_MS, MINUTE_MS } from '../../../simulator/world/duration';
import { createSmallWorld } from './small-world';

/** How often the event loop turns while virtual time passes. */
async function countTurns(pass: () => Promise<void>): Promise<number> {
  let turns = 0;
  let isOver = false;
  const count = (): void => {
    turns++;
    if (!isOver) setImmediate(count);
  };
  const counting = setImmediate(count);
  await pass();
  isOver = true;
  clearImmediate(counting);
  return turns;
}

const FACE = `var clock = require('clock').default; clock.granularity = 'minutes'; clock.ontick = function () {};`;

test('the event loop turns each hour of virtual time, so that ended scripts are freed', async () => {
  const { advance } = createSmallWorld({ face: FACE });
  await advance(MINUTE_MS);
  expect(await countTurns(() => advance(10 * HOUR_MS))).toBeGreaterThanOrEqual(10);
});

test('it turns in many short runs, too', async () => {
  const { advance } = createSmallWorld({ face: FACE });
  await advance(MINUTE_MS);
  const turns = await countTurns(async () => {
    for (let minutes = 0; minutes < 180; minutes += 10) await advance(10 * MINUTE_MS);
  });
  expect(turns).toBeGreaterThanOrEqual(2);
});
