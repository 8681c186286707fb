import { TranslationLoader } from '@fitbit/bison-i18n';
import { MINUTE_MS } from '../../../simulator/world/duration';
import { RED_AND_BLUE } from '../screen/jpeg-files';
import { createTinyWatch } from './tiny-watch';

function logOf(script: string, options?: Parameters<typeof createTinyWatch>[1]) {
  const tiny = createTinyWatch(script, options);
  tiny.watch.launch();
  expect(tiny.errors()).toEqual([]);
  return { log: tiny.log(), warnings: tiny.warnings() };
}

describe('require', () => {
  const names = [
    'accelerometer',
    'app-cluster-storage',
    'appbit',
    'barometer',
    'body-presence',
    'cbor',
    'clock',
    'crypto',
    'device',
    'display',
    'document',
    'exercise',
    'file-transfer',
    'fs',
    'geolocation',
    'gyroscope',
    'haptics',
    'heart-rate',
    'i18n',
    'jpeg',
    'messaging',
    'orientation',
    'power',
    'scientific',
    'scientific/signal',
    'sleep',
    'system',
    'user-activity',
    'user-profile',
    'user-settings',
  ];

  it('returns every module of the platform, the same each time', () => {
    const { log } = logOf(`
      ${JSON.stringify(names)}.forEach(function (name) {
        var m = require(name);
        if (m !== require(name) || !m.__esModule || !('default' in m)) console.log(name);
      });
    `);
    expect(log).toEqual([]);
  });

  it('does not take inherited names for modules', () => {
    const { log } = logOf(`
      ['constructor', 'toString', '__proto__'].forEach(function (name) {
        try { require(name); console.log('found', name); } catch (e) { console.log(e.message); }
      });
    `);
    expect(log).toEqual(
      ['constructor', 'toString', '__proto__'].map((name) => `Cannot find module '${name}'`),
    );
  });

  it('gives an app without the permission a module without exports', () => {
    expect(logOf(`console.log(require('exercise').default, require('exercise').exercise);`).log).toEqual([
      'undefined undefined',
    ]);
  });
});

describe('device', () => {
  it.each([
    ['atlas', '36 Versa 3 WATCH 336 336'],
    ['vulcan', '44 Sense WATCH 336 336'],
    ['hera', 'undefined Versa 4 WATCH 336 336'],
    ['rhea', 'undefined Sense 2 WATCH 336 336'],
  ] as const)('knows %s', (model, expected) => {
    const { log } = logOf(
      `
      var me = require('device').me;
      console.log(me.modelId, me.modelName, me.type, me.screen.width, me.screen.height);
      console.log(me.lastSyncTime.getHours(), /^128\\./.test(me.firmwareVersion));
      `,
      { model },
    );
    expect(log).toEqual([expected, '6 true']);
  });

  it('last synced at the last quarter of an hour, unless it was away from its phone', () => {
    const tiny = createTinyWatch(
      `var me = require('device').me;
      setInterval(function () { console.log(me.lastSyncTime.toTimeString().slice(0, 5)); }, 600000);`,
    );
    tiny.watch.launch();
    tiny.advance(20 * MINUTE_MS);
    tiny.link.setConnected(false);
    tiny.advance(30 * MINUTE_MS);
    tiny.link.setConnected(true);
    tiny.advance(20 * MINUTE_MS);
    // From 6:30 on, a line each ten minutes; away from 6:50 to 7:20.
    expect(tiny.log()).toEqual(['06:30', '06:45', '06:45', '06:45', '06:45', '07:30', '07:30']);
  });
});

describe('appbit', () => {
  it('knows the app and its permissions, without those revoked', () => {
    const { log } = logOf(
      `
      var me = require('appbit').me;
      console.log(me.applicationId, me.buildId);
      console.log(['access_sleep', 'access_activity', 'access_location'].map(function (p) { return me.permissions.granted(p); }));
      `,
      { permissions: ['access_sleep', 'access_activity'], denied: ['access_activity'] },
    );
    expect(log).toEqual(['00000000-0000-4000-8000-000000000001 0x1234567890abcdef', '[true,false,false]']);
  });
});

describe('i18n', () => {
  const table = (hello: string, bye?: string) => {
    const po = `msgid "hello"\nmsgstr "${hello}"\n${bye ? `\nmsgid "bye"\nmsgstr "${bye}"\n` : ''}`;
    return new Uint8Array(new TranslationLoader().loadLanguage('x', po).build().getLanguage('x'));
  };
  const files = { 'l/en-US': table('Hello'), 'l/de-DE': table('Hallo') };
  const languages = {
    'en-us': { name: 'Tiny', resources: 'l/en-US' },
    'de-de': { name: 'Winzig', resources: 'l/de-DE' },
  };
  const script = `var t = require('i18n').gettext; console.log(t('hello'), t('unknown'));`;

  it.each([
    ['de-DE', 'Hallo unknown'],
    ['de-AT', 'Hallo unknown'],
    ['fr-FR', 'Hello unknown'],
  ])('speaks %s', (language, expected) => {
    expect(logOf(script, { files, languages, preferences: { language } }).log).toEqual([expected]);
  });

  it('falls back to the default language, with a warning', () => {
    const more = { ...files, 'l/en-US': table('Hello', 'Bye') };
    const { log, warnings } = logOf(
      `var t = require('i18n').gettext; console.log(t('hello'), t('bye'), t('bye'), t('unknown'));`,
      { files: more, languages, preferences: { language: 'de-AT' } },
    );
    expect(log).toEqual(['Hallo Bye Bye unknown']);
    expect(warnings).toEqual(['no message "bye" in de-de; the one in en-us is shown']);
  });

  it('shows ids without a table, and with a broken one, with a warning', () => {
    expect(logOf(script).log).toEqual(['hello unknown']);
    const broken = logOf(script, { files: { 'l/en-US': new Uint8Array([9, 0, 0, 0]) }, languages });
    expect(broken.log).toEqual(['hello unknown']);
    expect(broken.warnings).toEqual([expect.stringContaining('l/en-US: not a message table')]);
  });
});

describe('jpeg', () => {
  const files = { 'resources/a.jpg': RED_AND_BLUE, 'resources/no.jpg': 'text' };

  it.each([
    ['a texture from a resource', 'a.jpg', 'a.txi', {}, '872'],
    ['an error for a missing file', 'b.jpg', 'a.txi', {}, 'threw'],
    ['an error for what is no JPEG', 'no.jpg', 'a.txi', {}, 'threw'],
    ['an error for an output that exists', 'a.jpg', 'old.txi', {}, 'threw'],
    ['its output over the old one', 'a.jpg', 'old.txi', { overwrite: true }, '872'],
  ])('gives %s', (...[, from, to, options, expected]) => {
    const { log } = logOf(
      `
      var fs = require('fs');
      fs.writeFileSync('old.txi', 'old', 'ascii');
      try {
        require('jpeg').decodeSync('/mnt/assets/resources/${from}', '${to}', ${JSON.stringify(options)});
        console.log(fs.statSync('${to}').size);
      } catch (e) { console.log(e instanceof Error ? 'threw' : 'host'); }
      `,
      { files },
    );
    expect(log).toEqual([expected]);
  });

  it('deletes its input', () => {
    const { log } = logOf(
      `
      var fs = require('fs');
      fs.writeFileSync('in.jpg', fs.readFileSync('/mnt/assets/resources/a.jpg'));
      require('jpeg').decode('in.jpg', 'out.txi', { delete: true });
      console.log(fs.existsSync('in.jpg'), fs.existsSync('/private/data/out.txi'));
      `,
      { files },
    );
    expect(log).toEqual(['false true']);
  });
});

const MONITOR_WARNING =
  'system.memory.monitor: the simulator does not measure memory; the pressure is always normal';

describe('system', () => {
  it('warns of what it cannot do', () => {
    const { log, warnings } = logOf(`
      var memory = require('system').memory;
      console.log(memory.js.used <= memory.js.total, memory.monitor.pressure);
    `);
    expect(log).toEqual(['true normal']);
    expect(warnings).toEqual([
      'system.memory: the simulator does not measure memory; its figures are made up',
      MONITOR_WARNING,
    ]);
  });

  it.each([
    ['onmemorypressurechange = function () {}', [MONITOR_WARNING]],
    [`addEventListener('memorypressurechange', function () {})`, [MONITOR_WARNING]],
    [
      `addEventListener('other', function () {})`,
      ['memory.monitor has no event "other", only memorypressurechange'],
    ],
    ['onmemorypressurechange = null', []],
  ])('warns of a pressure that never changes: %s', (use, expected) => {
    const { log, warnings } = logOf(
      `var monitor = require('system').memory.monitor; monitor.${use}; console.log(typeof monitor.onmemorypressurechange);`,
    );
    expect(log).toEqual([/function/.test(use) && /^on/.test(use) ? 'function' : 'object']);
    expect(warnings).toEqual(expected);
  });
});

test.each(['events', 'permissions', 'resources', 'sensors', 'util'])(
  'the module "%s", which Fitbit’s compiler knows and nobody describes, is there without exports',
  (name) => {
    const tiny = createTinyWatch(
      `console.log(Object.keys(require('${name}')).join(), require('${name}').default);`,
    );
    tiny.watch.launch();
    expect([tiny.log(), tiny.errors()]).toEqual([['default undefined'], []]);
    expect(tiny.warnings()).toEqual([
      `"${name}" is not simulated: a real watch has it, here its exports are missing`,
    ]);
  },
);
