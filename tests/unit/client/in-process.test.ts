import { connectInProcess } from '../../../simulator/client/in-process';
import { packApp } from '../../journey/hand-made-app';

test('closing a world that plays leaves no timer', async () => {
  jest.useFakeTimers({ doNotFake: ['queueMicrotask'] });
  const link = connectInProcess({});
  const fba = Buffer.from(packApp({})).toString('base64');
  await link.connection.call('load', { fileName: 'tiny.fba', fba });
  await link.connection.call('start', { spec: { start: 0 }, instance: '' });
  await link.connection.call('perform', { command: { type: 'play', on: true } });
  await jest.advanceTimersByTimeAsync(100);
  expect(jest.getTimerCount()).toBeGreaterThan(0);
  await link.close();
  await jest.advanceTimersByTimeAsync(100);
  expect(jest.getTimerCount()).toBe(0);
});
