import { connectInProcess } from '../../../simulator/client/in-process';
import { LiveWorld } from '../../../simulator/server/live-world';
import { packApp } from '../../journey/hand-made-app';

test('a page that does not read is dropped, and the others go on', async () => {
  const world = new LiveWorld({
    fba: packApp({}),
    fileName: 'tiny.fba',
    readSpec: () => ({ start: Date.parse('2026-07-14T12:42:00Z') }),
    routes: new Map(),
    connect: connectInProcess,
    instance: 'a',
    log: () => undefined,
  });
  await world.start();
  const create = (bufferedAmount: number) => ({ send: jest.fn(), bufferedAmount, terminate: jest.fn() });
  const [stuck, reader] = [create(17 * 1024 * 1024), create(0)];
  world.join(stuck);
  world.join(reader);
  await world.connection.call('now', {});
  expect(stuck.terminate).toHaveBeenCalled();
  expect(stuck.send).not.toHaveBeenCalled();
  expect(reader.send).toHaveBeenCalled();
  expect(reader.terminate).not.toHaveBeenCalled();
  await world.close();
});
