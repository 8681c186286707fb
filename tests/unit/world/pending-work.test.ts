import { PendingWork } from '../../../simulator/world/pending-work';

test('settles when all work has ended, that which began meanwhile too', async () => {
  const pending = new PendingWork();
  const done: string[] = [];
  const work = async (name: string): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve));
    done.push(name);
    if (name === 'first') pending.add(work('second'));
  };
  expect(pending.isWaiting).toBe(false);
  pending.add(work('first'));
  expect(pending.isWaiting).toBe(true);
  await pending.settle();
  expect(done).toEqual(['first', 'second']);
  expect(pending.isWaiting).toBe(false);
});
