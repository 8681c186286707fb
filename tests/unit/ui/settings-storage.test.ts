import { SettingsStorage } from '../../../simulator/ui/settings-frame/settings-storage';
import { createSettingsStorageObject } from '../../../simulator/ui/settings-frame/storage-object';

const posted: unknown[] = [];
Object.assign(globalThis, {
  window: { parent: { postMessage: (message: unknown) => posted.push(message) } },
});

const settled = () => new Promise((resolve) => setImmediate(resolve));

function setup(values: Record<string, string> = {}) {
  posted.length = 0;
  const storage = new SettingsStorage();
  storage.load(values);
  const changes: unknown[] = [];
  storage.onchange = (change) => changes.push(change);
  return { storage, changes };
}

test('an own write applies at once and is posted once; the same value again is no write', () => {
  const { storage, changes } = setup();
  storage.setItem('a', '1');
  storage.setItem('a', '1');
  expect(storage.getItem('a')).toBe('1');
  expect(posted).toEqual([{ type: 'set', key: 'a', value: '1' }]);
  expect(changes).toEqual([]);
});

test("the other side's write arrives with its event", () => {
  const { storage, changes } = setup({ a: '1' });
  storage.applyRemoteChange('a', '2');
  storage.applyRemoteChange('a', null);
  expect(storage.getItem('a')).toBeNull();
  expect(changes).toEqual([
    { key: 'a', oldValue: '1', newValue: '2' },
    { key: 'a', oldValue: '2', newValue: null },
  ]);
});

test('until an own write is confirmed, what arrives is older than it', () => {
  const { storage } = setup();
  storage.setItem('a', 'mine');
  storage.setItem('a', 'mine, later');
  storage.applyRemoteChange('a', 'theirs');
  storage.confirmWrite('a');
  storage.applyRemoteChange('a', 'theirs too');
  expect(storage.getItem('a')).toBe('mine, later');
  storage.confirmWrite('a');
  storage.applyRemoteChange('a', 'theirs at last');
  expect(storage.getItem('a')).toBe('theirs at last');
});

test('clear empties both halves, and older writes do not come back', () => {
  const { storage } = setup({ a: '1', b: '2' });
  storage.clear();
  expect(storage.keys()).toEqual([]);
  expect(posted).toEqual([{ type: 'clear' }]);
  storage.applyRemoteChange('b', '3');
  expect(storage.getItem('b')).toBeNull();
  storage.confirmWrite(null);
  storage.applyRemoteChange('b', '4');
  expect(storage.getItem('b')).toBe('4');
});

test('draws once for many writes, and later: apps write while they draw', async () => {
  const { storage } = setup();
  await settled();
  let drawn = 0;
  storage.subscribe(() => drawn++);
  storage.setItem('a', '1');
  storage.setItem('b', '2');
  expect(drawn).toBe(0);
  await settled();
  expect(drawn).toBe(1);
  expect(storage.getSnapshot()).toEqual({ a: '1', b: '2' });
});

test('the app gets an object with events, whose listeners do not hinder each other', () => {
  const { storage } = setup({ a: '1' });
  // As apps use it.
  const object = createSettingsStorageObject(storage) as unknown as Storage & {
    onchange: () => void;
    addEventListener(type: string, listener: (event: object) => void): void;
  };
  const events: object[] = [];
  object.onchange = () => {
    throw new TypeError('broken');
  };
  object.addEventListener('change', (event) => events.push(event));
  storage.applyRemoteChange('a', '2');
  expect(events).toMatchObject([{ type: 'change', target: object, key: 'a', oldValue: '1', newValue: '2' }]);
  expect(posted).toMatchObject([{ type: 'error', text: 'TypeError: broken' }]);
  expect(JSON.stringify(object)).toBe('{"length":1}');
  expect(() => (object.setItem as (key: string) => void)('b')).toThrow(TypeError);
  object.setItem('b', 3 as unknown as string);
  expect([object.length, object.key(1), object.getItem('b')]).toEqual([2, 'b', '3']);
});
