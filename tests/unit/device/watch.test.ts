import { createTinyWatch } from './tiny-watch';

const CLOCK = `
  var clock = require('clock').default;
  clock.granularity = 'seconds';
`;
const SHOW_TIME = `
  var time = require('document').default.getElementById('time');
  ${CLOCK}
  clock.ontick = function (e) { time.text = String(e.date.getSeconds()); };
`;

describe('launch', () => {
  it('runs the first script and traces the start', () => {
    const tiny = createTinyWatch(`console.log('hello', require('device').me.modelName)`);
    tiny.watch.launch();
    expect(tiny.watch.isRunning).toBe(true);
    expect(tiny.log()).toEqual(['hello Versa 3']);
    expect(tiny.lifecycle()).toEqual(['start']);
    expect(tiny.trace.entries[0]).toMatchObject({ place: 'watch', detail: 'Tiny on atlas' });
  });

  it('throws for a package that was not built for the watch', () => {
    const { watch } = createTinyWatch('', { model: 'vulcan' });
    expect(watch.isRunning).toBe(false);
    expect(() => createTinyWatch('', { model: 'vulcan', builtFor: 'atlas' })).toThrow(
      'Tiny was not built for vulcan',
    );
  });

  it('does nothing if the app already runs', () => {
    const tiny = createTinyWatch(`console.log('once')`);
    tiny.watch.launch();
    tiny.watch.launch();
    expect(tiny.log()).toEqual(['once']);
  });

  it('runs a lazy script beside the first one, once, in the same world', () => {
    const tiny = createTinyWatch(
      `
      Object.prototype.shared = 'shared';
      function lazy() { return Promise.resolve().then(function () { return require('./lazy-1.js'); }); }
      lazy().then(function (a) { lazy().then(function (b) { console.log(a.name, a === b); }); });
      `,
      { files: { 'app/lazy-1.js': `console.log('chunk'); exports.name = ({}).shared;` } },
    );
    tiny.watch.launch();
    expect(tiny.log()).toEqual(['chunk', 'shared true']);
    expect(tiny.errors()).toEqual([]);
  });

  it('names a missing module in an error that the app can catch', () => {
    const tiny = createTinyWatch(`
      try { require('weather'); } catch (e) { console.log(e instanceof Error, e.message); }
      require('./gone.js');
    `);
    tiny.watch.launch();
    expect(tiny.log()).toEqual([`true Cannot find module 'weather'`]);
    expect(tiny.errors()).toEqual([`Unhandled exception: Error: Cannot find module 'app/gone.js'`]);
  });
});

describe('an app that throws', () => {
  it('on starting: is traced with its place, does not run, and keeps its last picture', () => {
    const tiny = createTinyWatch(`
      require('document').default.getElementById('time').text = 'half';
      require('clock').default.granularity = 'seconds';
      setInterval(function () { console.log('still here'); }, 10);
      undefined.x;
    `);
    tiny.watch.launch();
    expect(tiny.watch.isRunning).toBe(false);
    expect(tiny.errors()).toHaveLength(1);
    expect(tiny.errors()[0]).toContain('TypeError');
    expect(tiny.trace.entries.find((entry) => entry.kind === 'error')).toMatchObject({
      at: expect.stringContaining('app/index.js:5'),
    });
    tiny.advance(5000);
    expect(tiny.log()).toEqual([]);
    expect(tiny.watch.texts()).toMatchObject([{ id: 'time', text: 'half' }]);
    expect(tiny.link.isSessionOpen).toBe(false);
    expect(tiny.warnings()).toEqual([expect.stringContaining('the app has ended')]);
  });

  it.each([
    ['a script that cannot be read', 'var = 1;'],
    ['a rejected promise before the exception', 'Promise.reject(1); throw 2;'],
    ['a module that it requires', "require('./lazy.js');"],
  ])('on starting: the report says once that it has ended: %s', (_what, script) => {
    const tiny = createTinyWatch(script, { files: { 'app/lazy.js': 'undefined.x;' } });
    tiny.watch.launch();
    tiny.advance(5000);
    expect(tiny.warnings().filter((text) => text.includes('the app has ended'))).toHaveLength(1);
  });

  it('on starting: can be closed and started again', () => {
    const tiny = createTinyWatch(`
      var fs = require('fs');
      if (!fs.existsSync('tried')) { fs.writeFileSync('tried', '1', 'ascii'); throw new Error('first time'); }
    `);
    tiny.watch.launch();
    expect(tiny.watch.isRunning).toBe(false);
    tiny.watch.exit();
    expect(tiny.lifecycle()).toEqual(['start']);
    tiny.watch.launch();
    expect(tiny.watch.isRunning).toBe(true);
    expect(tiny.errors()).toEqual(['Unhandled exception: Error: first time']);
  });

  it('in a tick: has ended', () => {
    const tiny = createTinyWatch(`
      ${CLOCK}
      var n = 0;
      clock.ontick = function () { n++; if (n === 2) throw new Error('second tick'); console.log(n); };
    `);
    tiny.watch.launch();
    tiny.advance(2000);
    expect(tiny.log()).toEqual(['1']);
    expect(tiny.errors()).toEqual(['Unhandled exception: Error: second tick']);
    expect(tiny.watch.isRunning).toBe(false);
  });

  it.each([null, ''])('with the first view %j: is traced, and the plain clock is visible', (view) => {
    const tiny = createTinyWatch(`console.log('not reached')`, { view });
    tiny.watch.launch();
    expect(tiny.watch.isRunning).toBe(false);
    expect(tiny.log()).toEqual([]);
    expect(tiny.errors()).toEqual([expect.stringContaining('resources/index.view')]);
    expect(tiny.watch.svg()).toContain('rotate(195)');
    tiny.watch.exit();
    expect(tiny.lifecycle()).toEqual(['start']);
  });
});

describe('exit', () => {
  it('dispatches unload, then stops the app', () => {
    const tiny = createTinyWatch(`
      require('appbit').me.onunload = function () { console.log('unload'); };
      setInterval(function () { console.log('interval'); }, 1000);
      ${CLOCK} clock.ontick = function () {};
    `);
    tiny.watch.launch();
    tiny.advance(1000);
    tiny.watch.exit();
    tiny.advance(10_000);
    expect(tiny.log()).toEqual(['interval', 'unload']);
    expect(tiny.lifecycle()).toEqual(['start', 'exit']);
    expect(tiny.watch.isRunning).toBe(false);
    expect(tiny.watch.texts()).toEqual([]);
  });

  it('can be requested by the app, and comes after its turn', () => {
    const tiny = createTinyWatch(`
      var me = require('appbit').me;
      me.addEventListener('unload', function () { console.log('unload'); });
      me.exit();
      console.log('end of turn');
    `);
    tiny.watch.launch();
    expect(tiny.watch.isRunning).toBe(true);
    tiny.advance(0);
    expect(tiny.log()).toEqual(['end of turn', 'unload']);
    expect(tiny.watch.isRunning).toBe(false);
  });

  it('keeps the files for the next run and nothing else', () => {
    const tiny = createTinyWatch(
      `
      var fs = require('fs');
      var runs = fs.existsSync('runs') ? fs.readFileSync('runs', 'json').n : 0;
      fs.writeFileSync('runs', { n: runs + 1 }, 'json');
      console.log(runs, typeof stray);
      stray = 1;
    `.replace('stray = 1;', 'Function("return this")().stray = 1;'),
    );
    tiny.watch.launch();
    tiny.watch.exit();
    tiny.watch.launch();
    expect(tiny.log()).toEqual(['0 undefined', '1 undefined']);
  });

  it('is what the back key does to an app, not to a clock face', () => {
    for (const appType of ['app', 'clockface'] as const) {
      const tiny = createTinyWatch('', { appType });
      tiny.watch.launch();
      expect(tiny.watch.pressKey('back')).toBe(false);
      expect(tiny.watch.isRunning).toBe(appType === 'clockface');
    }
  });
});

describe('the picture', () => {
  it('changes with the screen and is kept until then', () => {
    const tiny = createTinyWatch(SHOW_TIME);
    tiny.watch.launch();
    let frames = 0;
    tiny.watch.listen(() => frames++);
    tiny.advance(0);
    const first = tiny.watch.svg();
    expect(tiny.watch.svg()).toBe(first);
    frames = 0;
    tiny.advance(499);
    expect(frames).toBe(0);
    tiny.advance(1);
    expect(frames).toBe(1);
    expect(tiny.watch.texts()).toMatchObject([{ text: '16' }]);
    expect(tiny.watch.svg()).not.toBe(first);
  });

  it('is black while the display is off and up to date when it wakes', () => {
    const tiny = createTinyWatch(SHOW_TIME);
    tiny.watch.launch();
    tiny.advance(0);
    const lit = tiny.watch.svg();
    tiny.watch.setDisplay(false);
    const dark = tiny.watch.svg();
    expect(dark).not.toBe(lit);
    expect(dark).not.toContain('<text');
    tiny.advance(60_000);
    expect(tiny.watch.svg()).toBe(dark);
    tiny.advance(1000);
    tiny.watch.setDisplay(true);
    expect(tiny.watch.texts()).toMatchObject([{ text: '16' }]);
    expect(tiny.watch.svg()).not.toBe(dark);
    expect(tiny.lifecycle()).toEqual(['start', 'display off', 'display on']);
  });

  it('is a plain clock in local time if no app is open, updated every minute', () => {
    const tiny = createTinyWatch('');
    tiny.watch.launch();
    tiny.watch.exit();
    const before = tiny.watch.svg();
    // 06:30: the hour hand half way between six and seven, the minute hand down.
    expect(before).toContain('rotate(195)');
    expect(before).toContain('rotate(180)');
    let frames = 0;
    tiny.watch.listen(() => frames++);
    tiny.advance(60_000);
    expect(frames).toBe(1);
    expect(tiny.watch.svg()).toContain('rotate(186)');
    tiny.watch.setDisplay(false);
    frames = 0;
    tiny.advance(3_600_000);
    expect(frames).toBe(0);
  });
});

describe('movement', () => {
  const view = `<svg><rect id="r" width="10" height="10">
    <animate attributeName="x" from="0" to="300" dur="1" begin="load" repeatCount="indefinite"/></rect></svg>`;

  it('stops while the display is off and continues when it wakes', () => {
    const tiny = createTinyWatch('', { view });
    tiny.watch.launch();
    const first = tiny.watch.svg();
    tiny.advance(500);
    expect(tiny.watch.svg()).not.toBe(first);
    tiny.watch.setDisplay(false);
    tiny.advance(100);
    expect(tiny.clock.nextDueTime()).toBeUndefined();
    tiny.watch.setDisplay(true);
    const woken = tiny.watch.svg();
    tiny.advance(100);
    expect(tiny.watch.svg()).not.toBe(woken);
  });

  it('ends with the app', () => {
    const tiny = createTinyWatch('', { view });
    tiny.watch.launch();
    tiny.advance(100);
    tiny.watch.exit();
    tiny.watch.setDisplay(false);
    tiny.advance(100);
    expect(tiny.clock.nextDueTime()).toBeUndefined();
  });

  it('keeps the last picture of an app that threw on starting', () => {
    const tiny = createTinyWatch('throw new Error("no")', { view });
    tiny.watch.launch();
    const picture = tiny.watch.svg();
    tiny.advance(500);
    expect(tiny.watch.svg()).toBe(picture);
  });
});

describe('a tap', () => {
  const view = '<svg><rect id="button" x="0" y="0" width="100" height="100" pointer-events="visible"/></svg>';
  const script = `
    require('document').default.getElementById('button').onclick = function () { console.log('clicked'); };
  `;

  it('reaches the element under it and is traced', () => {
    const tiny = createTinyWatch(script, { view });
    tiny.watch.launch();
    expect(tiny.watch.tap(50, 50)).toBe(true);
    expect(tiny.watch.tap(200, 200)).toBe(false);
    expect(tiny.log()).toEqual(['clicked']);
    expect(tiny.lifecycle()).toEqual(['start', 'tap', 'tap']);
  });

  it('does nothing on a dark display or a closed app', () => {
    const tiny = createTinyWatch(script, { view });
    expect(tiny.watch.tap(50, 50)).toBe(false);
    tiny.watch.launch();
    tiny.watch.setDisplay(false);
    expect(tiny.watch.tap(50, 50)).toBe(false);
    expect(tiny.log()).toEqual([]);
  });
});

test('a debugger evaluates in the app, while it runs', () => {
  const { watch, log } = createTinyWatch('self = { count: 41 }; console.log("ready");');
  expect(watch.evaluate('self.count + 1')).toBeUndefined();
  watch.launch();
  expect(log()).toEqual(['ready']);
  expect(watch.evaluate('self.count + 1')).toEqual({ text: '42' });
  expect(watch.evaluate('missing')).toEqual({ error: 'ReferenceError: missing is not defined' });
  watch.exit();
  expect(watch.evaluate('self.count')).toBeUndefined();
});
