import { FakeDailyLife } from '../world/fake-daily-life';
import { createTinyWatch } from './tiny-watch';

const LOCATION = ['access_location'];
const PRELUDE = `
  var geolocation = require('geolocation').geolocation;
  var t0 = Date.now();
  function ok(p) { console.log('ok', Date.now() - t0, p.coords.latitude); }
  function fail(e) { console.log('error', Date.now() - t0, e.code, typeof e.message, e.PERMISSION_DENIED, e.TIMEOUT); }
`;

/** What the app logs within a minute. */
const ROWS: readonly [what: string, permissions: string[], script: string, log: string[]][] = [
  ['the first fix takes a while', LOCATION, 'geolocation.getCurrentPosition(ok, fail);', ['ok 8000 47']],
  [
    'without the permission it is an error',
    [],
    'geolocation.getCurrentPosition(ok, fail); geolocation.getCurrentPosition(ok);',
    ['error 0 1 string 1 3'],
  ],
  [
    'a short timeout is an error',
    LOCATION,
    'geolocation.getCurrentPosition(ok, fail, { timeout: 500 });',
    ['error 500 3 string 1 3'],
  ],
  [
    'an old position is good enough for maximumAge',
    LOCATION,
    `geolocation.getCurrentPosition(function () { geolocation.getCurrentPosition(ok, fail, { maximumAge: 1000 }); });`,
    ['ok 8000 47'],
  ],
  [
    'a watch reports each second until it is cleared',
    LOCATION,
    `var n = 0, id = geolocation.watchPosition(function (p) { ok(p); if (++n === 3) geolocation.clearWatch(id); }, fail);
    console.log(typeof id);`,
    ['number', 'ok 8000 47', 'ok 9000 47', 'ok 10000 47'],
  ],
  [
    'a watch whose timeout is over goes on: errors may repeat, positions follow',
    LOCATION,
    `var n = 0, id = geolocation.watchPosition(function (p) { ok(p); if (++n === 2) geolocation.clearWatch(id); }, fail, { timeout: 3000 });`,
    ['error 3000 3 string 1 3', 'error 6000 3 string 1 3', 'ok 8000 47', 'ok 9000 47'],
  ],
  [
    'a timeout of 0 is an error each second at most',
    LOCATION,
    `var id = geolocation.watchPosition(ok, fail, { timeout: 0 }); setTimeout(function () { geolocation.clearWatch(id); }, 2500);`,
    ['error 0 3 string 1 3', 'error 1000 3 string 1 3', 'error 2000 3 string 1 3'],
  ],
  [
    'while positions arrive a single request has one a second later',
    LOCATION,
    `var id = geolocation.watchPosition(function () {});
    setTimeout(function () { geolocation.getCurrentPosition(ok, fail, { timeout: 5000 }); }, 20000);
    setTimeout(function () { geolocation.clearWatch(id); geolocation.getCurrentPosition(ok, fail, { timeout: 5000 }); }, 30000);`,
    ['ok 21000 47', 'error 35000 3 string 1 3'],
  ],
  [
    'the position has plain members',
    LOCATION,
    `geolocation.getCurrentPosition(function (p) {
      console.log(JSON.stringify(p.coords), p.timestamp - t0, isNaN(p.coords.heading)); });`,
    [
      '{"latitude":47,"longitude":15,"accuracy":5,"altitude":350,"altitudeAccuracy":10,"heading":null,"speed":0} 8000 true',
    ],
  ],
  [
    'no callback is a TypeError',
    LOCATION,
    'try { geolocation.getCurrentPosition(); } catch (e) { console.log(e instanceof TypeError); }',
    ['true'],
  ],
];

test.each(ROWS)('%s', (_, permissions, script, log) => {
  const tiny = createTinyWatch(PRELUDE + script, { permissions, dailyLife: new FakeDailyLife() });
  tiny.watch.launch();
  tiny.advance(60_000);
  expect(tiny.errors()).toEqual([]);
  expect(tiny.log()).toEqual(log);
});

test('a position that nobody knows is an error, and the app’s end ends its requests', () => {
  const tiny = createTinyWatch(`${PRELUDE} geolocation.watchPosition(ok, fail);`, { permissions: LOCATION });
  tiny.watch.launch();
  tiny.advance(20_000);
  expect(tiny.log()).toEqual(['error 8000 2 string 1 3', 'error 16000 2 string 1 3']);
  const watching = createTinyWatch(`${PRELUDE} geolocation.watchPosition(ok, fail);`, {
    permissions: LOCATION,
    dailyLife: new FakeDailyLife(),
  });
  watching.watch.launch();
  watching.advance(9500);
  watching.watch.exit();
  watching.watch.setDisplay(false);
  expect(watching.clock.nextDueTime()).toBeUndefined();
});
