import { createActivityTotals } from './fake-sensors';
import { createTinyWatch } from './tiny-watch';

const PERMISSIONS = ['access_exercise', 'access_heart_rate'];

/** An exercise of ten seconds with a pause of a minute, in which the wearer goes on. */
function exercise(script: string, permissions = PERMISSIONS) {
  const tiny = createTinyWatch(`var exercise = require('exercise').default; ${script}`, { permissions });
  tiny.watch.launch();
  return tiny;
}

test('counts what happens between start and stop, without the pause, and keeps it', () => {
  const tiny = exercise(`
    exercise.onstatechange = function () { console.log(exercise.state); };
    function show(s) {
      console.log(exercise.type, s.activeTime, s.steps, s.distance, s.elevationGain, s.swimLengths);
      console.log(s.heartRate.current, s.heartRate.max, s.heartRate.average, s.speed.average, s.pace.average);
    }
    console.log(exercise.state, exercise.stats, exercise.type, exercise.startDate);
    exercise.start('run', { gps: true });
    setTimeout(function () { exercise.pause(); }, 10000);
    setTimeout(function () { exercise.resume(); }, 70000);
    setTimeout(function () { exercise.stop(); show(exercise.stats); console.log(exercise.startDate instanceof Date); }, 80000);
    setTimeout(function () { show(exercise.stats); }, 90000);
  `);
  tiny.advance(5000);
  tiny.sensors.activity = createActivityTotals(4100);
  tiny.sensors.pulse = 120;
  tiny.advance(10_000);
  tiny.sensors.activity = createActivityTotals(5000);
  tiny.advance(60_000);
  tiny.sensors.activity = createActivityTotals(5100);
  tiny.advance(60_000);
  const stats = ['run 20000 200 140 0 undefined', '120 120 105 7 142.85714285714286'];
  expect(tiny.errors()).toEqual([]);
  expect(tiny.log().slice(0, 4)).toEqual([
    'stopped undefined undefined undefined',
    'started',
    'paused',
    'started',
  ]);
  expect(tiny.log()[4]).toBe(stats[0]);
  expect(tiny.log()[6]).toBe('true');
  expect(tiny.log()[7]).toBe('stopped');
  expect(tiny.log()[8]).toBe(stats[0]);
  expect(tiny.log()[5]).toMatch(/^120 120 \d+ 7 142\.857/);
  expect(tiny.warnings()).toEqual([]);
});

test('splits laps', () => {
  const tiny = exercise(`
    exercise.start('Skateboard');
    setTimeout(function () { console.log(exercise.splitLap().steps, exercise.currentLapStats.steps); }, 5000);
    setTimeout(function () { console.log(exercise.currentLapStats.steps, exercise.stats.steps); }, 9000);
  `);
  tiny.sensors.activity = createActivityTotals(4050);
  tiny.advance(6000);
  tiny.sensors.activity = createActivityTotals(4080);
  tiny.advance(6000);
  expect(tiny.log()).toEqual(['50 0', '30 80']);
});

test.each([
  ['stop()', 'exercise.stop: the exercise is stopped; nothing happens'],
  ['pause()', 'exercise.pause: the exercise is stopped; nothing happens'],
  ['splitLap()', 'exercise.splitLap: the exercise is stopped; nothing happens'],
  ["start('run', { autopause: true })", 'exercise: autopause is not simulated; only pause() pauses'],
  [
    "start('run', { disableTouch: true })",
    'exercise: disableTouch is not simulated; the app still gets the finger',
  ],
  ["start('swim')", 'exercise: the wearer does not swim; there are no lengths'],
])('%s is a warning', (call, warning) => {
  expect(exercise(`exercise.${call};`).warnings()).toEqual([warning]);
});

test('has no heart rate without the permission, and does nothing while stopped', () => {
  const tiny = exercise(
    `exercise.start('run'); setTimeout(function () { console.log(exercise.stats.heartRate.max); exercise.stop(); }, 5000);`,
    ['access_exercise'],
  );
  tiny.advance(5000);
  tiny.watch.setDisplay(false);
  tiny.advance(1);
  expect(tiny.log()).toEqual(['undefined']);
  expect(tiny.clock.nextDueTime()).toBeUndefined();
});
