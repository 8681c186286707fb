import { createTinyWatch } from './tiny-watch';

const ticking = (granularity: string) => `
  var clock = require('clock').default;
  clock.granularity = '${granularity}';
  clock.addEventListener('tick', function (e) { console.log('tick', e.date.toISOString().slice(11, 19)); });
`;

describe('clock', () => {
  it('ticks at once, then on whole seconds', () => {
    const tiny = createTinyWatch(ticking('seconds'));
    tiny.watch.launch();
    expect(tiny.log()).toEqual([]);
    tiny.advance(2000);
    expect(tiny.log()).toEqual(['tick 05:30:15', 'tick 05:30:16', 'tick 05:30:17']);
  });

  it('ticks on whole minutes', () => {
    const tiny = createTinyWatch(ticking('minutes'));
    tiny.watch.launch();
    tiny.advance(110_000);
    expect(tiny.log()).toEqual(['tick 05:30:15', 'tick 05:31:00', 'tick 05:32:00']);
  });

  it('ticks on whole hours of local time in a zone with a half-hour offset', () => {
    const tiny = createTinyWatch(ticking('hours'), { zone: 'Asia/Kolkata' });
    tiny.watch.launch();
    tiny.advance(3_600_000);
    expect(tiny.log()).toEqual(['tick 05:30:15', 'tick 06:30:00']);
  });

  it('stays silent while off, and follows a new granularity', () => {
    const tiny = createTinyWatch(`
      ${ticking('off')}
      setTimeout(function () { clock.granularity = 'seconds'; }, 60000);
    `);
    tiny.watch.launch();
    tiny.advance(61_000);
    expect(tiny.log()).toEqual(['tick 05:31:16']);
  });

  it('throws for an unknown granularity', () => {
    const tiny = createTinyWatch(`
      var clock = require('clock').default;
      try { clock.granularity = 'minute'; } catch (e) { console.log(e.name, e.message, clock.granularity); }
    `);
    tiny.watch.launch();
    expect(tiny.log()).toEqual(['TypeError Unknown granularity: minute off']);
  });

  it('does not tick while the display is off; on waking the change event precedes the tick', () => {
    const tiny = createTinyWatch(`
      ${ticking('seconds')}
      var display = require('display').display;
      display.onchange = function () { console.log(display.on ? 'on' : 'off'); };
    `);
    tiny.watch.launch();
    tiny.advance(0);
    tiny.watch.setDisplay(false);
    tiny.advance(3_600_000);
    tiny.watch.setDisplay(true);
    tiny.advance(500);
    expect(tiny.log()).toEqual(['tick 05:30:15', 'off', 'on', 'tick 06:30:15', 'tick 06:30:16']);
  });
});

describe('display', () => {
  it('reports no change that the app made itself', () => {
    const tiny = createTinyWatch(`
      var display = require('display').display;
      display.onchange = function () { console.log('change'); };
      setTimeout(function () { display.on = false; console.log(display.on); }, 10);
      setTimeout(function () { display.poke(); console.log(display.on); }, 20);
    `);
    tiny.watch.launch();
    tiny.advance(15);
    expect(tiny.watch.isDisplayOn).toBe(false);
    tiny.advance(15);
    expect(tiny.watch.isDisplayOn).toBe(true);
    expect(tiny.log()).toEqual(['false', 'true']);
    expect(tiny.lifecycle()).toEqual(['start', 'display off', 'display on']);
  });

  it('ticks after, not during, the turn in which the app woke it', () => {
    const tiny = createTinyWatch(`
      ${ticking('minutes')}
      var display = require('display').display;
      setTimeout(function () { display.on = false; display.on = true; console.log('end of turn'); }, 10);
    `);
    tiny.watch.launch();
    tiny.advance(10);
    expect(tiny.log()).toEqual(['tick 05:30:15', 'end of turn', 'tick 05:30:15']);
  });

  it('changes nothing when it is already so', () => {
    const tiny = createTinyWatch(
      `require('display').display.onchange = function () { console.log('change'); };`,
    );
    tiny.watch.launch();
    tiny.watch.setDisplay(true);
    expect(tiny.log()).toEqual([]);
    expect(tiny.lifecycle()).toEqual(['start']);
  });

  it('allows always-on only with its permission, and refuses an unknown brightness', () => {
    const script = `
      var display = require('display').display;
      display.aodAllowed = true;
      console.log(display.aodAvailable, display.aodEnabled, display.aodActive, display.aodAllowed);
      display.brightnessOverride = 'dim';
      try { display.brightnessOverride = 'bright'; } catch (e) { console.log(e.name, display.brightnessOverride); }
      display.brightnessOverride = 0.4;
      console.log(display.brightnessOverride);
    `;
    const without = createTinyWatch(script);
    without.watch.launch();
    expect(without.log()).toEqual(['true false false false', 'TypeError dim', 'undefined']);
    expect(without.warnings()).toContain(
      'display.brightnessOverride takes "dim", "normal", "max" or undefined, not 0.4',
    );
    const granted = createTinyWatch(script, { permissions: ['access_aod'] });
    granted.watch.launch();
    expect(granted.log()[0]).toBe('true false false true');
  });
});
