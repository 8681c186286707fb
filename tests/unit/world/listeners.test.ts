import { Listeners } from '../../../simulator/world/listeners';

test('listeners are called in order, with what notify got, until they are removed', () => {
  const listeners = new Listeners<[text: string]>();
  const calls: string[] = [];
  const removeFirst = listeners.add((text) => calls.push(`first ${text}`));
  listeners.add((text) => calls.push(`second ${text}`));
  listeners.notify('a');
  removeFirst();
  removeFirst();
  listeners.notify('b');
  expect(calls).toEqual(['first a', 'second a', 'second b']);
});

test('a listener that another one removes during a notification is not called any more', () => {
  const listeners = new Listeners();
  const calls: string[] = [];
  listeners.add(() => {
    calls.push('first');
    removeSecond();
  });
  const removeSecond = listeners.add(() => calls.push('second'));
  listeners.add(() => calls.push('third'));
  listeners.notify();
  expect(calls).toEqual(['first', 'third']);
});

test('a listener that is added during a notification waits for the next one', () => {
  const listeners = new Listeners();
  let late = 0;
  const lateListener = () => late++;
  listeners.add(() => listeners.add(lateListener));
  listeners.notify();
  expect(late).toBe(0);
  listeners.notify();
  expect(late).toBe(1);
});
