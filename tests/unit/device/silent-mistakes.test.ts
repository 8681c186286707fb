import { createTinyWatch } from './tiny-watch';

const VIEW = `<svg font-size="30" fill="white"><rect id="r" width="50" height="50"/><circle id="c" r="5"/><g id="g"/>
<gradientRect id="gr" width="9" height="9" gradient-color1="red" gradient-color2="blue"/></svg>`;
const PERMISSIONS = ['access_heart_rate', 'access_location'];

/** What a face that does this is warned of. */
function warningsOf(code: string): readonly string[] {
  const { watch, advance, warnings, errors } = createTinyWatch(
    `var document = require('document').default;
     function get(id) { return document.getElementById(id); }
     ${code}`,
    { view: VIEW, permissions: PERMISSIONS },
  );
  watch.launch();
  advance(200);
  watch.svg();
  expect(errors()).toEqual([]);
  return warnings();
}

const sensor = (options: string): string =>
  `var Sensor = require('heart-rate').HeartRateSensor; new Sensor(${options});`;
const AT = '(resources/index.view:1)';

test.each<[string, string]>([
  [sensor('{ frequency: 0 }'), 'HeartRateSensor: frequency = 0 is no number above 0, and is ignored'],
  [sensor('{ freqency: 1 }'), 'HeartRateSensor has no option "freqency"'],
  [
    sensor('{ frequency: 50 }'),
    "HeartRateSensor: frequency = 50 is 1 here; a watch's own limit is not known",
  ],
  [
    "require('appbit').me.permissions.granted('heart_rate');",
    'permissions.granted: "heart_rate" is no permission of Fitbit OS',
  ],
  [
    "require('geolocation').geolocation.getCurrentPosition(function () {}, null, { timout: 5 });",
    'geolocation has no option "timout"',
  ],
  ["document.location = 'two.view';", 'document.location cannot be set; location.assign(path) shows a view'],
  [
    "document.location.href = 'two.view';",
    'document.location has no "href"; location.assign(path) shows a view',
  ],
  ["get('r').onclick = 'go()';", `rect #r ${AT}: onclick is no function, so nothing is called`],
  ["document.onclick = 'go()';", 'document: onclick is no function, so nothing is called'],
  ["require('clock').default.ontick = 'go()';", 'clock: ontick is no function, so nothing is called'],
  ["get('r').width = -5;", `rect #r ${AT}: its width is negative; what a watch draws then is not known`],
  ["get('c').r = -5;", `circle #c ${AT}: its r is negative; what a watch draws then is not known`],
  ["get('g').groupTransform.rotate = 5;", `g #g ${AT}: rotate cannot be set`],
  ["get('gr').gradient.colors = ['red'];", 'gradientRect #gr (resources/index.view:2): colors cannot be set'],
])('%s is a warning', (code, warning) => {
  expect(warningsOf(code)).toEqual([warning]);
});

test.each([
  `${sensor('{ frequency: 1, batch: 0 }')} ${sensor('')}`,
  "require('appbit').me.permissions.granted('access_aod');",
  "require('geolocation').geolocation.getCurrentPosition(function () {}, null, { timeout: 5, maximumAge: 1, enableHighAccuracy: true });",
  "get('r').onclick = null; get('g').groupTransform.rotate.angle = 5; get('gr').gradient.colors.c1 = 'red'; get('r').width = 0;",
])('%s is none', (code) => {
  expect(warningsOf(code)).toEqual([]);
});
