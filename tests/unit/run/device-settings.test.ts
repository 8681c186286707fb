import { readAppPackage } from '../../../simulator/app-package/read-app-package';
import { createPersona } from '../../../simulator/persona/create-persona';
import { DeviceSettings } from '../../../simulator/run/device-settings';
import { World } from '../../../simulator/run/world';
import { packApp } from '../../journey/hand-made-app';

const START = Date.parse('2026-07-14T14:42:00+02:00');
const SETTINGS = `var s = require('user-settings'); console.log(s.locale.language`;
const APP = {
  permissions: ['access_aod'],
  models: ['vulcan'] as const,
  face: `
    ${SETTINGS}, s.preferences.clockDisplay);
    var clock = require('clock').default;
    clock.granularity = 'minutes';
    clock.ontick = function () { console.log('tick', s.preferences.clockDisplay); };
    require('fs').writeFileSync('kept', 'x', 'ascii');
  `,
  companion: `${SETTINGS}); require('local-storage').localStorage.setItem('kept', 'x');`,
};

async function createWorld(options: { isAlwaysOnEnabled?: boolean } = {}) {
  const world = new World({ app: readAppPackage(packApp(APP)), model: 'vulcan', start: START, ...options });
  world.boot();
  await world.run(START + 1000);
  const recordConsole = () => {
    const from = world.trace.nextId;
    return () =>
      world.trace.entries.flatMap((e) =>
        e.kind === 'console' && e.id >= from ? [`${e.place}: ${e.text}`] : [],
      );
  };
  return { world, recordConsole };
}

test('another clock display is used at the next read; nothing restarts', async () => {
  const { world, recordConsole } = await createWorld();
  const readLines = recordConsole();
  world.deviceSettings.setPreferences({ clockDisplay: '12h' });
  await world.run(START + 60_000);
  expect(readLines()).toEqual(['watch: tick 12h']);
});

test('another language restarts watch and phone, with all stored data', async () => {
  const { world, recordConsole } = await createWorld();
  const readLines = recordConsole();
  world.deviceSettings.setPreferences({ language: 'fr-FR' });
  await world.run(START + 2000);
  expect(readLines()).toEqual(['watch: fr-fr 24h', 'watch: tick 24h', 'phone: fr-FR']);
  expect(world.disk.list()).toEqual(['kept']);
  expect(world.localStore.get('kept')).toBe('x');
});

test("always-on is the wearer's: another watch has it too", async () => {
  const { world } = await createWorld();
  expect(world.watch.isAlwaysOnEnabled).toBe(false);
  world.deviceSettings.enableAlwaysOn(true);
  world.deviceSettings.setPreferences({ language: 'it-IT' });
  expect(world.watch.isAlwaysOnEnabled).toBe(true);
});

test('a permission that is taken away restarts watch and phone; the same again changes nothing', async () => {
  const { world, recordConsole } = await createWorld();
  const readLines = recordConsole();
  world.deviceSettings.setPermission('access_aod', { isGranted: false });
  world.deviceSettings.setPermission('access_aod', { isGranted: false });
  await world.run(START + 2000);
  expect(readLines()).toEqual(['watch: en-gb 24h', 'watch: tick 24h', 'phone: en-GB']);
  expect([...world.deviceSettings.deniedPermissions]).toEqual(['access_aod']);
});

test('a journey is over the zone that was chosen, and that over the zone of the persona', () => {
  const changes: string[] = [];
  const { preferences } = createPersona('mara');
  const settings = new DeviceSettings({ preferences, zone: 'Europe/Paris' }, { zone: 'Asia/Tokyo' }, (what) =>
    changes.push(what),
  );
  const zones = [settings.zone()];
  settings.travelTo('America/New_York');
  zones.push(settings.zone());
  settings.setZone(undefined);
  zones.push(settings.zone());
  settings.travelTo(undefined);
  zones.push(settings.zone());
  expect(zones).toEqual(['Asia/Tokyo', 'America/New_York', 'America/New_York', 'Europe/Paris']);
  expect(changes).toEqual(['zone', 'zone', 'zone']);
});

test('the preferences of a world are its own', () => {
  const persona = createPersona('mara');
  const before = { ...persona.preferences };
  new DeviceSettings(persona, {}, () => undefined).setPreferences({ clockDisplay: '12h', language: 'de-DE' });
  expect(persona.preferences).toEqual(before);
});
