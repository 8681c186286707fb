import { MODEL_INFO } from '../../../simulator/app-package/models';
import { drawFallbackClock } from '../../../simulator/device/fallback-faces';
import { MINUTE_MS } from '../../../simulator/world/duration';
import { createTinyWatch, START, type TinyWatchOptions } from './tiny-watch';

const ALLOWED: TinyWatchOptions = { permissions: ['access_aod'], alwaysOn: true };
const VIEW = `<svg>
  <rect id="bright" width="336" height="100" fill="white" display="none"/>
  <text id="time" x="50%" y="200" font-size="32" fill="white">--</text>
</svg>`;
/** A face that knows the always-on display and shows the minute. */
const FACE = `
  var display = require('display').display;
  var clock = require('clock').default;
  var time = require('document').default.getElementById('time');
  display.aodAllowed = true;
  clock.granularity = 'minutes';
  clock.ontick = function (e) { time.text = String(e.date.getMinutes()); };
  display.onchange = function () { console.log('change', display.on, display.aodActive); };
`;
const EVERY_SECOND = `clock.granularity = 'seconds'; clock.ontick = function (e) { time.text = e.date.getSeconds(); };`;

const start = (script: string, options: TinyWatchOptions = ALLOWED) => {
  const tiny = createTinyWatch(script, { view: VIEW, ...options });
  tiny.watch.launch();
  tiny.advance(1000);
  return tiny;
};

describe('a face that may draw the always-on display', () => {
  it('switches to it instead of off, gets both changes, and no taps there', () => {
    const tiny = start(FACE);
    tiny.watch.setDisplay(false);
    expect([tiny.watch.displayMode, tiny.watch.isDisplayOn, tiny.watch.tap(168, 168)]).toEqual([
      'always-on',
      false,
      false,
    ]);
    tiny.watch.setDisplay(true);
    expect(tiny.watch.displayMode).toBe('on');
    expect(tiny.log()).toEqual(['change true true', 'change true false']);
    expect(tiny.lifecycle()).toEqual(['start', 'display always-on', 'tap', 'display on']);
  });

  it('ticks there by the minute and is visible, unlike while the display is off', () => {
    const minute = (options: TinyWatchOptions) => {
      const tiny = start(FACE, options);
      tiny.watch.setDisplay(false);
      const before = tiny.watch.svg();
      tiny.advance(2 * MINUTE_MS);
      return { text: tiny.watch.texts()[0]?.text, redrawn: tiny.watch.svg() !== before };
    };
    expect(minute(ALLOWED)).toEqual({ text: '32', redrawn: true });
    expect(minute({ ...ALLOWED, alwaysOn: false })).toEqual({ text: '30', redrawn: false });
  });

  it('ticks at once on waking, but not on going there, where nothing old is shown', () => {
    const tiny = start(`${FACE} clock.ontick = function () { console.log('tick'); };`);
    tiny.watch.setDisplay(false);
    tiny.watch.setDisplay(true);
    expect(tiny.log()).toEqual(['tick', 'change true true', 'change true false', 'tick']);
  });

  it('goes off if the app turns the display off itself', () => {
    const tiny = start(`${FACE} setTimeout(function () { display.on = false; }, 500);`);
    expect(tiny.watch.displayMode).toBe('off');
    expect(tiny.log()).toEqual([]);
  });

  it('follows the setting, also while the display is off', () => {
    const tiny = start(`${FACE} console.log(display.aodEnabled);`, { ...ALLOWED, alwaysOn: false });
    tiny.watch.setDisplay(false);
    expect(tiny.watch.displayMode).toBe('off');
    tiny.watch.enableAlwaysOn(true);
    expect([tiny.watch.displayMode, tiny.watch.isAlwaysOnEnabled]).toEqual(['always-on', true]);
    tiny.watch.enableAlwaysOn(false);
    expect(tiny.watch.displayMode).toBe('off');
    expect(tiny.log()).toEqual(['false', 'change false false', 'change true true', 'change false false']);
  });

  it('leaves the display to the watch when it ends', () => {
    const tiny = start(FACE);
    tiny.watch.exit();
    tiny.watch.setDisplay(false);
    expect(tiny.watch.svg()).toBe(drawFallbackClock(START + 1000, 'Europe/Vienna', MODEL_INFO.atlas.screen));
  });
});

describe('a face that may not', () => {
  it.each<[string, TinyWatchOptions]>([
    ['lacks the permission', { alwaysOn: true }],
    ['had it revoked', { ...ALLOWED, denied: ['access_aod'] }],
  ])('because it %s, is covered by the plain clock and sees the display as off', (_why, options) => {
    const tiny = start(FACE, options);
    tiny.watch.setDisplay(false);
    expect(tiny.watch.svg()).toBe(drawFallbackClock(START + 1000, 'Europe/Vienna', MODEL_INFO.atlas.screen));
    tiny.advance(2 * MINUTE_MS);
    expect(tiny.watch.svg()).toBe(
      drawFallbackClock(START + 1000 + 2 * MINUTE_MS, 'Europe/Vienna', MODEL_INFO.atlas.screen),
    );
    expect(tiny.watch.texts()[0]?.text).toBe('30');
    tiny.watch.setDisplay(true);
    expect(tiny.log()).toEqual(['change false false', 'change true false']);
  });

  it('gets no event when the watch shows its own clock instead of an off display', () => {
    const tiny = start(FACE, {});
    tiny.watch.setDisplay(false);
    tiny.watch.enableAlwaysOn(true);
    expect(tiny.watch.displayMode).toBe('always-on');
    expect(tiny.log()).toEqual(['change false false']);
  });
});

describe('what the always-on display forbids', () => {
  const warningsOf = (script: string, options?: TinyWatchOptions) => {
    const tiny = start(FACE + script, options);
    tiny.watch.setDisplay(false);
    tiny.advance(3 * MINUTE_MS);
    return tiny.warnings();
  };
  const onAlwaysOn = (work: string) =>
    `display.onchange = function () { if (display.aodActive) { ${work} } };`;

  it('allows a face that switches its picture, then redraws once a minute', () => {
    expect(
      warningsOf(onAlwaysOn(`time.text = 'a'; setTimeout(function () { time.text = 'b'; }, 1000);`)),
    ).toEqual([]);
  });

  it('is more than a fifth of the pixels lit', () => {
    expect(
      warningsOf(`require('document').default.getElementById('bright').style.display = 'inline';`),
    ).toEqual([
      expect.stringMatching(/^always-on display: [23]\d\.\d % of the pixels are lit; at most 20 % may be$/),
    ]);
  });

  it('is more than one redraw a minute for a face, a second for an app, reported once', () => {
    const warning = (span: string) =>
      `always-on display: redrawn more than once a ${span}; one redraw is allowed`;
    const twice = `clock.ontick = function (e) {
      time.text = e.date.getSeconds();
      setTimeout(function () { time.text = '--'; }, 500);
    };`;
    expect(warningsOf(EVERY_SECOND)).toEqual([warning('minute')]);
    expect(warningsOf(EVERY_SECOND, { ...ALLOWED, appType: 'app' })).toEqual([]);
    expect(warningsOf(EVERY_SECOND + twice, { ...ALLOWED, appType: 'app' })).toEqual([warning('second')]);
  });

  it('is a running sensor, also one that starts there', () => {
    const permissions = ['access_aod', 'access_heart_rate', 'access_activity'];
    const sensors = `
      var pulse = new (require('heart-rate').HeartRateSensor)();
      var worn = new (require('body-presence').BodyPresenceSensor)();
    `;
    const warning = (names: string) =>
      `always-on display: ${names} still running; all sensors must be stopped`;
    const run = (script: string) => warningsOf(sensors + script, { ...ALLOWED, permissions });
    expect(run(`pulse.start(); worn.start(); ${onAlwaysOn('pulse.stop(); worn.stop();')}`)).toEqual([]);
    expect(run('pulse.start(); worn.start();')).toEqual([warning('HeartRateSensor, BodyPresenceSensor')]);
    expect(run(`setTimeout(function () { pulse.start(); }, 90000);`)).toEqual([warning('HeartRateSensor')]);
  });

  it('is not checked on the ordinary display', () => {
    const tiny = start(`${FACE} ${EVERY_SECOND}`);
    tiny.advance(3 * MINUTE_MS);
    expect(tiny.warnings()).toEqual([]);
  });
});

test('the share of lit pixels is that of the visible picture', () => {
  const tiny = start(
    `${FACE} require('document').default.getElementById('bright').style.display = 'inline';`,
  );
  expect(tiny.watch.litShare).toBeGreaterThan(100 / 336);
  tiny.watch.exit();
  tiny.watch.setDisplay(false);
  expect(tiny.watch.litShare).toBeLessThan(0.05);
  expect(tiny.watch.litShare).toBeGreaterThan(0);
});
