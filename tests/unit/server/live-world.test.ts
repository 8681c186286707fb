import { connectInProcess } from '../../../simulator/client/in-process';
import type { WorldObserver } from '../../../simulator/client/world-link';
import { LiveWorld } from '../../../simulator/server/live-world';

test('code that hangs and recovers again and again is one line for each owner', async () => {
  const lines: string[] = [];
  let observer: WorldObserver = {};
  const world = new LiveWorld({
    fba: undefined,
    fileName: '',
    readSpec: () => ({ start: 0 }),
    routes: new Map(),
    connect: (given) => {
      observer = given;
      return connectInProcess(given);
    },
    instance: '',
    log: (text) => lines.push(text),
  });
  await world.open();
  for (const owner of ['watch', 'phone', 'watch'] as const) {
    observer.onHang?.(owner);
    observer.onRecover?.();
  }
  const both = ["the watch's code", "the companion's code"].map(
    (owner) => `${owner} has not returned for two seconds.`,
  );
  expect(lines).toEqual(both);
  // Another world, another line.
  await world.start();
  observer.onHang?.('watch');
  expect(lines).toHaveLength(3);
  await world.close();
});
