import { createTinyWatch } from './tiny-watch';

const HEART = { permissions: ['access_heart_rate'] };

test('options that are no numbers above 0 are reported and ignored', () => {
  const tiny = createTinyWatch(`
    var Barometer = require('barometer').Barometer;
    [{ frequency: -1 }, { batch: 'x' }, { frequency: NaN, batch: 0 }, { frequency: 1 }, undefined, null].forEach(
      function (options) { new Barometer(options); });
    var sensor = new Barometer();
    sensor.onreading = function () { console.log(sensor.pressure % 1); };
    sensor.start();`);
  tiny.watch.launch();
  tiny.advance(1000);
  expect(tiny.log()).toEqual(['0']);
  expect(tiny.warnings()).toEqual([
    'Barometer: frequency = -1 is no number above 0, and is ignored',
    'Barometer: batch = x is no number above 0, and is ignored',
    'Barometer: frequency = NaN is no number above 0, and is ignored',
  ]);
});

describe('HeartRateSensor', () => {
  it('knows nothing until its first reading, then reads every second', () => {
    const tiny = createTinyWatch(
      `
      var HeartRateSensor = require('heart-rate').HeartRateSensor;
      var sensor = new HeartRateSensor();
      sensor.onactivate = function () { console.log('activate', sensor.activated); };
      sensor.addEventListener('reading', function () { console.log(sensor.timestamp, sensor.heartRate); });
      console.log(sensor.activated, sensor.timestamp, sensor.heartRate);
      sensor.start();
      sensor.start();
      `,
      HEART,
    );
    tiny.watch.launch();
    tiny.advance(1000);
    tiny.sensors.pulse = 90;
    tiny.advance(1000);
    expect(tiny.log()).toEqual(['false null null', 'activate true', '1000 62', '2000 90']);
  });

  it('stops with stop(), and with the app', () => {
    const script = `
      var sensor = new (require('heart-rate').HeartRateSensor)({ frequency: 1 });
      sensor.onreading = function () { console.log(sensor.heartRate); };
      sensor.start();
      setTimeout(function () { sensor.stop(); console.log(sensor.activated); }, 2500);
    `;
    const tiny = createTinyWatch(script, HEART);
    tiny.watch.launch();
    tiny.advance(60_000);
    expect(tiny.log()).toEqual(['62', '62', 'false']);

    const closed = createTinyWatch(script, HEART);
    closed.watch.launch();
    closed.advance(1000);
    closed.watch.exit();
    closed.watch.setDisplay(false);
    expect(closed.clock.nextDueTime()).toBeUndefined();
  });

  it('has no new readings off the wrist; the last one stays, with its timestamp', () => {
    const tiny = createTinyWatch(
      `
      var sensor = new (require('heart-rate').HeartRateSensor)();
      sensor.onreading = function () { console.log('reading'); };
      sensor.start();
      setTimeout(function () { console.log(sensor.timestamp, sensor.heartRate); }, 5500);
      `,
      HEART,
    );
    tiny.watch.launch();
    tiny.advance(1000);
    tiny.sensors.pulse = null;
    tiny.advance(5000);
    expect(tiny.log()).toEqual(['reading', '1000 62']);
  });

  it('collects batches at the requested frequency', () => {
    const tiny = createTinyWatch(
      `
      var sensor = new (require('heart-rate').HeartRateSensor)({ frequency: 0.5, batch: 2 });
      sensor.onreading = function () {
        var r = sensor.readings;
        console.log(r.timestamp.length, r.timestamp[0], r.timestamp[1], r.heartRate[0], r.heartRate[1]);
      };
      sensor.start();
      `,
      HEART,
    );
    tiny.watch.launch();
    tiny.advance(2000);
    tiny.sensors.pulse = 70;
    tiny.advance(2000);
    expect(tiny.log()).toEqual(['2 2000 4000 62 70']);
  });

  it.each([
    ['was not asked for', { permissions: [] }],
    ['was revoked', { ...HEART, denied: ['access_heart_rate'] }],
  ])('is undefined if the permission %s', (_, options) => {
    const tiny = createTinyWatch(
      `
      console.log(require('heart-rate').HeartRateSensor, require('appbit').me.permissions.granted('access_heart_rate'));
      `,
      options,
    );
    tiny.watch.launch();
    expect(tiny.log()).toEqual(['undefined false']);
    expect(tiny.watch.isRunning).toBe(true);
  });
});

describe('BodyPresenceSensor', () => {
  it('reads at the start and when the watch is put on or taken off', () => {
    const tiny = createTinyWatch(
      `
      var body = new (require('body-presence').BodyPresenceSensor)();
      body.onreading = function () { console.log(body.present, body.timestamp); };
      console.log(body.present);
      body.start();
      `,
      { permissions: ['access_activity'] },
    );
    tiny.watch.launch();
    tiny.advance(10_000);
    expect(tiny.log()).toEqual(['null', 'true 0']);
    tiny.sensors.worn = false;
    tiny.advance(1000);
    expect(tiny.log().slice(2)).toEqual(['false 11000']);
    tiny.watch.setDisplay(false);
    tiny.sensors.worn = true;
    tiny.advance(59_000);
    expect(tiny.log()).toHaveLength(3);
    tiny.watch.setDisplay(true);
    tiny.advance(0);
    expect(tiny.log().slice(3)).toEqual(['true 70000']);
  });

  it('does nothing more after a face has stopped it while the display is off', () => {
    const tiny = createTinyWatch(
      `
      var display = require('display').display;
      var body = new (require('body-presence').BodyPresenceSensor)();
      body.start();
      display.onchange = function () { if (!display.on) body.stop(); };
      `,
      { permissions: ['access_activity'] },
    );
    tiny.watch.launch();
    tiny.advance(1000);
    tiny.watch.setDisplay(false);
    expect(tiny.clock.nextDueTime()).toBeUndefined();
  });
});

describe('motion sensors', () => {
  it('measure a watch at rest', () => {
    const tiny = createTinyWatch(
      `
      var a = new (require('accelerometer').Accelerometer)({ frequency: 10 });
      var g = new (require('gyroscope').Gyroscope)();
      var o = new (require('orientation').OrientationSensor)();
      var b = new (require('barometer').Barometer)();
      var n = 0;
      a.onreading = function () { n++; };
      [a, g, o, b].forEach(function (s) { s.start(); });
      setTimeout(function () {
        console.log(n, a.x, a.y, a.z, g.z, JSON.stringify(o.quaternion), o.quaternion instanceof Array, b.pressure);
      }, 1050);
    `,
      { model: 'vulcan' },
    );
    tiny.watch.launch();
    tiny.advance(2000);
    expect(tiny.log()).toEqual(['10 0 0 9.80665 0 [1,0,0,0] true 101325']);
  });

  it('move with the wearer, a hundred times a second by default', () => {
    const tiny = createTinyWatch(`
      var a = new (require('accelerometer').Accelerometer)({ batch: 100 });
      a.onreading = function () { console.log(a.readings.x.length, a.readings.timestamp[99], a.readings.z[99]); };
      a.start();
    `);
    tiny.sensors.motionNow = { ...tiny.sensors.motionNow, acceleration: { x: 1, y: 2, z: 3 } };
    tiny.watch.launch();
    tiny.advance(1000);
    expect(tiny.log()).toEqual(['100 1000 3']);
  });

  it('keep the options that setOptions does not name', () => {
    const tiny = createTinyWatch(`
      var a = new (require('accelerometer').Accelerometer)({ frequency: 10, batch: 10 });
      var n = 0;
      a.onreading = function () { n++; };
      a.start();
      function count(options) { a.setOptions(options); n = 0; setTimeout(function () { console.log(n); }, 4005); }
      count({ frequency: 20 });
      setTimeout(function () { count({ batch: 40 }); }, 5000);
      setTimeout(function () { count({ batch: 0 }); }, 10000);
    `);
    tiny.watch.launch();
    tiny.advance(15_000);
    expect(tiny.log()).toEqual(['8', '2', '80']);
  });

  it.each([
    [30, 33],
    [25, 25],
    [500, 100],
  ])('at %d Hz there are %d readings a second', (frequency, count) => {
    const tiny = createTinyWatch(`
      var a = new (require('accelerometer').Accelerometer)({ frequency: ${frequency} });
      var n = 0;
      a.onreading = function () { n++; };
      a.start();
      setTimeout(function () { console.log(n); }, 1005);
    `);
    tiny.watch.launch();
    tiny.advance(2000);
    expect(tiny.log()).toEqual([String(count)]);
  });

  it.each([
    ['atlas', 'undefined undefined'],
    ['vulcan', 'function function'],
    ['hera', 'undefined undefined'],
    ['rhea', 'undefined undefined'],
  ] as const)('%s has a gyroscope: %s', (model, types) => {
    const tiny = createTinyWatch(
      `var g = require('gyroscope'); console.log(typeof g.Gyroscope, typeof g.default);`,
      { model },
    );
    tiny.watch.launch();
    expect(tiny.log()).toEqual([types]);
  });
});
