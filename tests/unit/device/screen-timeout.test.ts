import type { ScreenTimeout } from '../../../simulator/world/screen-timeout';
import { createTinyWatch } from './tiny-watch';

const FACE = `var display = require('display').display;
  display.onchange = function () { console.log(display.on, display.aodActive); };`;

function launch(script = '', options: { screenTimeout?: ScreenTimeout; alwaysOn?: boolean } = {}) {
  const tiny = createTinyWatch(FACE + script, { screenTimeout: '10s', ...options });
  tiny.watch.launch();
  return tiny;
}
type Tiny = ReturnType<typeof launch>;

interface Row {
  name: string;
  script?: string;
  options?: Parameters<typeof launch>[1];
  /** What happens 8 s after the start. */
  act?: (tiny: Tiny) => void;
  /** The display's mode after 11 s, 19 s and a minute. */
  modes: string;
}

const ROWS: Row[] = [
  { name: 'the display goes dark', modes: 'off off off' },
  { name: 'never, by default', options: { screenTimeout: undefined }, modes: 'on on on' },
  { name: 'a longer time', options: { screenTimeout: '20s' }, modes: 'on on off' },
  { name: 'always-on', options: { alwaysOn: true }, modes: 'always-on always-on always-on' },
  { name: 'a tap begins the time again', act: ({ watch }) => void watch.tap(1, 1), modes: 'on off off' },
  { name: 'so does a key', act: ({ watch }) => void watch.pressKey('back'), modes: 'on off off' },
  {
    name: 'and the app, by poke',
    script: 'setTimeout(function () { display.poke(); }, 8000);',
    modes: 'on off off',
  },
  {
    name: 'on = true is no poke',
    script: 'setTimeout(function () { display.on = true; }, 8000);',
    modes: 'off off off',
  },
  {
    name: 'a finger on the glass keeps it',
    act: ({ watch }) => void watch.pressFinger(1, 1),
    modes: 'on on on',
  },
  { name: 'autoOff = false keeps it', script: 'display.autoOff = false;', modes: 'on on on' },
  {
    name: 'until the app ends',
    script: 'display.autoOff = false;',
    act: ({ watch }) => watch.exit(),
    modes: 'on off off',
  },
  {
    name: 'autoOff = true begins the time',
    script: 'display.autoOff = false; setTimeout(function () { display.autoOff = true; }, 8000);',
    modes: 'on off off',
  },
  {
    name: 'the wearer changes the setting',
    act: ({ watch }) => watch.setScreenTimeout('never'),
    modes: 'on on on',
  },
];

test.each(ROWS)('$name', ({ script, options, act, modes }) => {
  const tiny = launch(script, options);
  tiny.advance(8000);
  act?.(tiny);
  const seen = [3000, 8000, 41_000].map((ms) => {
    tiny.advance(ms);
    return tiny.watch.displayMode;
  });
  expect(seen.join(' ')).toBe(modes);
});

test('the app hears of it, and a touch that wakes the display reaches nobody', () => {
  const view = '<svg><rect id="r" width="336" height="336" pointer-events="all"/></svg>';
  const script = `${FACE} require('document').default.getElementById('r').onclick = function () { console.log('click'); };`;
  const tiny = createTinyWatch(script, { view, screenTimeout: '10s' });
  tiny.watch.launch();
  tiny.advance(10_000);
  expect([tiny.log(), tiny.watch.displayMode]).toEqual([['false false'], 'off']);
  tiny.watch.tap(9, 9);
  tiny.watch.tap(9, 9);
  expect([tiny.log(), tiny.watch.displayMode]).toEqual([['false false', 'true false', 'click'], 'on']);
});

test('without a timeout a touch wakes nothing', () => {
  const tiny = launch('', { screenTimeout: 'never' });
  tiny.watch.setDisplay(false);
  tiny.watch.tap(9, 9);
  expect(tiny.watch.displayMode).toBe('off');
});
