import { SWITCHED_FAULTS } from '../../../simulator/run/faults';
import { createSmallWorld } from './small-world';

const NOTHING = { face: '', companion: '' };

test('states overlap: each ends by itself, and the effect lasts while one is left', async () => {
  const { world, advance } = createSmallWorld(NOTHING, {
    faults: ['disk-full@1s..5s', 'disk-full@2s..3s', 'disk-full@4s..9s'],
  });
  const full: boolean[] = [];
  for (let second = 0; second < 10; second++) {
    await advance(second === 0 ? 500 : 1000);
    full.push(world.disk.isFull);
  }
  expect(full).toEqual([false, true, true, true, true, true, true, true, true, false]);
});

test('ended by hand, a state is over, and its planned end says nothing any more', async () => {
  const { world, advance } = createSmallWorld(NOTHING, { faults: ['disk-full@1s..5s', 'disk-full@2s..6s'] });
  await advance(3000);
  world.faults.switchOff('disk-full');
  expect(world.faults.listActive()).toEqual([]);
  world.faults.switchOn('disk-full');
  await advance(9000);
  expect(world.faults.listActive()).toEqual(['disk-full']);
  expect(world.trace.entries.filter(({ kind }) => kind === 'fault')).toHaveLength(4);
});

test('a fault that is armed twice happens twice', async () => {
  const { world, addFault, advance } = createSmallWorld(NOTHING);
  for (const spec of ['lost-answer', 'lost-answer', 'corrupt-file', 'corrupt-file']) addFault(spec);
  await advance(1000);
  expect(world.network.armed.responsesToLose).toBe(2);
  expect(world.link.files.filesToCorrupt).toBe(2);
});

test('the same fault may be planned more than once; two failures of a mode end one by one', async () => {
  const { world, advance } = createSmallWorld(NOTHING, {
    faults: ['answer=500@1s..5s', 'answer=500@2s..3s'],
  });
  await advance(2500);
  expect(world.network.failures.list()).toHaveLength(2);
  await advance(1000);
  expect(world.network.failures.list()).toHaveLength(1);
  await advance(2000);
  expect(world.network.failures.list()).toEqual([]);
});

test('all end at once: what is on, what is armed, and what has not begun', async () => {
  const { world, advance } = createSmallWorld(NOTHING, {
    faults: [
      'disk-full@1s',
      'answer=500@1s..9s',
      'lost-answer@1s',
      'late-response=9s@1s',
      'link-off@5s',
      'network-off@wake..+1m',
    ],
  });
  await advance(2000);
  world.faults.endAll();
  expect(world.faults.listActive()).toEqual([]);
  expect(world.network.failures.list()).toEqual([]);
  expect(world.network.armed.takeDelay()).toBe(0);
  await advance(9000);
  world.moments.notify('wake', 'wokenUp');
  expect(world.faults.listActive()).toEqual([]);
});

test.each(SWITCHED_FAULTS)('%s is on from its beginning to its end, and leaves nothing', async (name) => {
  const { world, addFault, advance } = createSmallWorld(NOTHING);
  await advance(1000);
  addFault(name);
  await advance(1000);
  expect(world.faults.listActive()).toEqual([name]);
  world.faults.switchOff(name);
  expect(world.faults.listActive()).toEqual([]);
});
