import { type SettingsChange, SettingsStore } from '../../../simulator/phone/settings-store';
import { VirtualClock } from '../../../simulator/world/clock';
import { Trace } from '../../../simulator/world/trace';

function create() {
  const trace = new Trace(new VirtualClock(0));
  const settings = new SettingsStore({ trace });
  const changes: SettingsChange[] = [];
  const stop = settings.listen((change) => changes.push(change));
  return { trace, settings, changes, stop };
}

test('reports and traces real changes only', () => {
  const { settings, changes, trace } = create();
  settings.set('settings', 'a', '1');
  settings.set('companion', 'a', '1');
  settings.set('companion', 'a', '2');
  settings.set('settings', 'gone', null);
  expect(changes).toEqual([
    { by: 'settings', key: 'a', oldValue: null, newValue: '1' },
    { by: 'companion', key: 'a', oldValue: '1', newValue: '2' },
  ]);
  expect(trace.entries).toMatchObject([
    { kind: 'setting', by: 'settings', key: 'a', value: '1' },
    { kind: 'setting', by: 'companion', key: 'a', value: '2' },
  ]);
});

test('removal and clearing', () => {
  const { settings, changes, trace } = create();
  settings.set('settings', 'a', '1');
  settings.set('settings', 'b', '2');
  settings.set('companion', 'a', null);
  expect(settings.keys()).toEqual(['b']);
  settings.clear('companion');
  settings.clear('companion');
  expect(settings.get('b')).toBeNull();
  expect(changes.slice(2)).toEqual([
    { by: 'companion', key: 'a', oldValue: '1', newValue: null },
    { by: 'companion', key: null, oldValue: null, newValue: null },
  ]);
  expect(trace.entries).toHaveLength(4);
});

test('clearing many keys is one entry', () => {
  const { settings, trace } = create();
  for (let i = 0; i < 60; i++) settings.set('settings', `key ${i}`, '1');
  settings.clear('settings');
  expect(trace.entries.slice(60)).toMatchObject([
    { kind: 'setting', by: 'settings', key: null, value: null },
  ]);
});

test('no more calls after listening stopped', () => {
  const { settings, changes, stop } = create();
  stop();
  settings.set('settings', 'a', '1');
  expect(changes).toEqual([]);
});
