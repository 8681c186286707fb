import { join } from 'node:path';
import { respondOutside } from '../../../simulator/client/respond-outside';
import type { WorldLink } from '../../../simulator/client/world-link';
import { FlowLimit } from '../../../simulator/process/flow-limit';
import { spawnWorldFrom } from '../../../simulator/process/spawn-world';
import { MEBIBYTE } from '../../../simulator/world/bytes';

/** The slowest computer reads more than this a second, and the longest line fits into what may come at once. */
const FLOWS = {
  characters: { perSecond: MEBIBYTE / 4, atOnce: 80 * MEBIBYTE },
  messages: { perSecond: 1000, atOnce: 20_000 },
};

/** Starts a world that floods, until it is ended; why it was, and how much this process grew meanwhile. */
async function endOf(kind: string): Promise<{ reason: string; grownMb: number }> {
  const before = process.memoryUsage.rss();
  let grownMb = 0;
  const timer = setInterval(() => {
    grownMb = Math.max(grownMb, (process.memoryUsage.rss() - before) / MEBIBYTE);
  }, 10);
  const never = new Promise<never>(() => undefined);
  const connect = spawnWorldFrom({
    script: join(__dirname, 'flooding-world.cjs'),
    readable: [],
    args: [kind],
    flows: FLOWS,
  });
  const reason = await new Promise<string>((resolve) => {
    const link: WorldLink = connect({
      ...respondOutside({ fetchReal: () => never, measureLitShare: () => never }, () => link.connection),
      onPageMessage: () => undefined,
      onGone: resolve,
    });
  });
  clearInterval(timer);
  return { reason, grownMb };
}

test.each<[string, RegExp]>([
  ['long lines', /^the simulator sent more than can be read$/],
  [
    'a line without an end',
    /^the simulated world sent what cannot be read \(a line is over \d+ characters\)$/,
  ],
  ['messages for pages that do not exist', /^the simulator sent more than can be read$/],
  ['requests without an end', /^the simulator sent more than can be read$/],
  ['no JSON', /^the simulated world sent what cannot be read \(.*\)$/],
  ['small objects', /^the simulated world sent what cannot be read \(a line has too many values\)$/],
  ['deep JSON', /^the simulated world sent what cannot be read \(.*\)$/],
])('a world cannot flood its parent: %s', async (kind, expected) => {
  const { reason, grownMb } = await endOf(kind);
  expect(reason).toMatch(expected);
  // What has been read waits for the garbage collector; without the limit there would be no end.
  expect(grownMb).toBeLessThan(1500);
});

test('a flow may be high for a moment, and not for long', () => {
  let nowMs = 0;
  const limit = new FlowLimit({ perSecond: 10, atOnce: 100 }, () => nowMs);
  expect(limit.add(100)).toBe(true);
  nowMs += 1000;
  expect(limit.add(10)).toBe(true);
  expect(limit.add(1)).toBe(false);
  nowMs += 60_000;
  expect(limit.add(100)).toBe(true);
  expect(limit.add(1)).toBe(false);
});
