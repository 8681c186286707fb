import { createTinyWatch } from './tiny-watch';

const COUNT_AND_THROW = `
  var n = 0;
  function count() { n += 1; console.log(n); if (n === 3) throw new Error('third'); }
`;

const run = (script: string) => {
  const tiny = createTinyWatch(script);
  tiny.watch.launch();
  tiny.advance(20_000);
  return tiny;
};

test.each([
  [
    'a tick',
    `${COUNT_AND_THROW} var clock = require('clock').default; clock.granularity = 'seconds'; clock.ontick = count;`,
  ],
  ['an interval', `${COUNT_AND_THROW} setInterval(count, 1000);`],
  [
    'a frame',
    `${COUNT_AND_THROW} requestAnimationFrame(function draw() { requestAnimationFrame(draw); count(); });`,
  ],
])('after an exception in %s the app has ended', (_what, script) => {
  const { watch, log, errors, warnings } = run(script);
  expect(log()).toEqual(['1', '2', '3']);
  expect(errors()).toEqual(['Unhandled exception: Error: third']);
  expect(warnings()).toEqual([expect.stringContaining('the app has ended')]);
  expect(watch.isRunning).toBe(false);
});

test('no other listener, promise or timer of the app runs any more, and no unload', () => {
  const { watch, log, trace } = run(`
    var clock = require('clock').default;
    require('appbit').me.onunload = function () { console.log('unload'); };
    setInterval(function () { console.log('timer'); }, 5000);
    clock.granularity = 'minutes';
    clock.ontick = function () {
      Promise.resolve().then(function () { console.log('promise'); });
      throw new Error('tick');
    };
    clock.addEventListener('tick', function () { console.log('second listener'); });
  `);
  watch.exit();
  expect(log()).toEqual([]);
  expect(trace.entries.filter(({ kind }) => kind === 'exit')).toEqual([
    expect.objectContaining({ place: 'watch', reason: 'an uncaught exception' }),
  ]);
});

test('the last picture stays, taps do nothing, and the app can be started again', () => {
  const { watch, log, advance, texts } = run2();
  expect(watch.tap(168, 168)).toBe(false);
  expect(texts()).toContain('before');
  watch.launch();
  advance(100);
  expect(watch.isRunning).toBe(true);
  expect(log()).toEqual(['start', 'start']);

  function run2() {
    const tiny = run(`
      var time = require('document').default.getElementById('time');
      console.log('start');
      setTimeout(function () { time.text = 'before'; undefinedFunction(); time.text = 'after'; }, 1000);
    `);
    return { ...tiny, texts: () => tiny.watch.texts().map(({ text }) => text) };
  }
});

test('a rejected promise without a handler is an error, and the app goes on', () => {
  const { watch, errors } = run('Promise.reject(new Error("no"));');
  expect(errors()).toEqual(['Unhandled promise rejection: Error: no']);
  expect(watch.isRunning).toBe(true);
});

test('the phone sees the app go', () => {
  const { link, phone, watch, advance } = createTinyWatch('setTimeout(function () { throw 1; }, 1000);');
  const closed: number[] = [];
  link.attach('phone', { ...phone, onClose: (code) => closed.push(code) });
  watch.launch();
  advance(5000);
  expect(closed).toEqual([2]);
});
