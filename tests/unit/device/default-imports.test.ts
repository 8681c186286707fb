import { createTinyWatch } from './tiny-watch';

const PERMISSIONS = [
  'access_exercise',
  'access_heart_rate',
  'access_activity',
  'access_sleep',
  'access_user_profile',
];

/** A default import, and what it is the same as. */
const CHIEF_EXPORTS = [
  ['accelerometer', 'Accelerometer'],
  ['appbit', 'me'],
  ['barometer', 'Barometer'],
  ['body-presence', 'BodyPresenceSensor'],
  ['clock', 'clock'],
  ['device', 'me'],
  ['display', 'display'],
  ['exercise', 'exercise'],
  ['geolocation', 'geolocation'],
  ['gyroscope', 'Gyroscope'],
  ['haptics', 'vibration'],
  ['heart-rate', 'HeartRateSensor'],
  ['messaging', 'peerSocket'],
  ['orientation', 'OrientationSensor'],
  ['scientific/signal', 'LinearFilter'],
  ['sleep', 'sleep'],
  ['user-profile', 'user'],
] as const;

/** Modules with several exports of the same rank: the default import has them all. */
const WHOLE_MODULES = [
  ['cbor', 'encode'],
  ['crypto', 'getRandomValues'],
  ['document', 'getElementById'],
  ['file-transfer', 'inbox'],
  ['fs', 'readFileSync'],
  ['i18n', 'gettext'],
  ['scientific', 'sum'],
  ['power', 'battery'],
  ['system', 'memory'],
  ['user-activity', 'today'],
  ['user-settings', 'preferences'],
] as const;

test('a default import is the chief export of the module', () => {
  const { watch, log, errors } = createTinyWatch(
    `${JSON.stringify(CHIEF_EXPORTS)}.forEach(function (row) {
      var module = require(row[0]);
      console.log(row[0], typeof module.default, module.default === module[row[1]] && module.__esModule);
    });
    ${JSON.stringify(WHOLE_MODULES)}.forEach(function (row) {
      console.log(row[0], typeof require(row[0]).default[row[1]] !== 'undefined');
    });`,
    // Sense: Versa 3 has no gyroscope.
    { permissions: PERMISSIONS, model: 'vulcan' },
  );
  watch.launch();
  expect(errors()).toEqual([]);
  const constructors = /^[A-Z]/;
  expect(log()).toEqual([
    ...CHIEF_EXPORTS.map(
      ([name, chief]) => `${name} ${constructors.test(chief) ? 'function' : 'object'} true`,
    ),
    ...WHOLE_MODULES.map(([name]) => `${name} true`),
  ]);
});

test('as published faces use it', () => {
  const { watch, log } = createTinyWatch(
    `var device = require('device').default, me = require('appbit').default, display = require('display').default;
    console.log(device.modelName, typeof me.permissions, display.on);
    me.appTimeoutEnabled = false;
    var sensor = new (require('heart-rate').default)();
    console.log(typeof sensor.start);`,
    { permissions: PERMISSIONS },
  );
  watch.launch();
  expect(log()).toEqual(['Versa 3 object true', 'function']);
});

test('without the permission there is none', () => {
  const { watch, log } = createTinyWatch(`console.log(typeof require('heart-rate').default);`);
  watch.launch();
  expect(log()).toEqual(['undefined']);
});
