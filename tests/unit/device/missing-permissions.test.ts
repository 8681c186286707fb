import { createTinyWatch } from './tiny-watch';

const ROWS: readonly [name: string, script: string, permission: string][] = [
  ['display.aodAllowed', `require('display').display.aodAllowed = true;`, 'access_aod'],
  [
    'geolocation',
    `require('geolocation').geolocation.getCurrentPosition(function () {});`,
    'access_location',
  ],
  [
    'user-profile',
    `require('user-profile').user.age; require('user-profile').user.bmr;`,
    'access_user_profile',
  ],
  [
    'user-activity: restingHeartRate',
    `require('user-activity').dayHistory.query().forEach(function (day) { day.restingHeartRate; });`,
    'access_heart_rate',
  ],
  [
    'exercise: heartRate',
    `var exercise = require('exercise').default; exercise.start('run'); exercise.stats.heartRate.current;`,
    'access_heart_rate',
  ],
];
const OTHERS = ['access_activity', 'access_exercise'];

test.each(ROWS)('%s warns once of a permission that the app does not request', (name, script, permission) => {
  const missing = createTinyWatch(script, { permissions: OTHERS });
  const revoked = createTinyWatch(script, { permissions: [...OTHERS, permission], denied: [permission] });
  const granted = createTinyWatch(script, { permissions: [...OTHERS, permission] });
  for (const { watch } of [missing, revoked, granted]) watch.launch();
  expect(missing.warnings()).toEqual([`${name} needs the permission ${permission}`]);
  expect([missing, revoked, granted].map((tiny) => tiny.errors())).toEqual([[], [], []]);
  expect([revoked.warnings(), granted.warnings()]).toEqual([[], []]);
});

test.each([
  [`require('display').display.aodAllowed = false;`],
  [`require('user-activity').dayHistory.query().forEach(function (day) { day.steps; });`],
  [`var exercise = require('exercise').default; exercise.start('run'); exercise.stats.distance;`],
])('what needs no permission has no warning: %s', (script) => {
  const tiny = createTinyWatch(script, { permissions: OTHERS });
  tiny.watch.launch();
  expect([...tiny.warnings(), ...tiny.errors()]).toEqual([]);
});
