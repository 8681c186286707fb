import { createTinyWatch } from './tiny-watch';

const VIEW = '<svg id="root"><rect id="r" width="336" height="336" pointer-events="all"/></svg>';
const NOTES = `var document = require('document').default, me = require('appbit').me;
  var r = document.getElementById('r');
  r.onmouseup = function () { console.log('up'); };
  r.onclick = function () { console.log('click'); };
  document.onkeypress = function (e) { console.log('key ' + e.key); };
  document.onbeforeunload = function (e) { console.log('leaving'); };`;
const KEEP = `document.onbeforeunload = function (e) { e.preventDefault(); };
  document.onkeypress = function (e) { e.preventDefault(); };`;

function launch(script: string, appType: 'app' | 'clockface') {
  const tiny = createTinyWatch(script, { appType, view: VIEW });
  tiny.watch.launch();
  const swipe = (x: number, toX: number): void => {
    tiny.watch.pressFinger(x, 100);
    tiny.watch.moveFinger((x + toX) / 2, 100);
    tiny.watch.liftFinger(toX, 100);
  };
  return { ...tiny, swipe };
}
type Tiny = ReturnType<typeof launch>;
const swipeRight = ({ swipe }: Tiny): void => swipe(20, 300);
const swipeLeft = ({ swipe }: Tiny): void => swipe(300, 20);
const pressBack = ({ watch }: Tiny): void => void watch.pressKey('back');

interface Row {
  name: string;
  appType: 'app' | 'clockface';
  more?: string;
  act?: (tiny: Tiny) => void;
  received?: string[];
  isRunning: boolean;
}

const ROWS: Row[] = [
  {
    name: 'a swipe to the right leaves an app',
    appType: 'app',
    act: swipeRight,
    received: ['up', 'leaving'],
    isRunning: false,
  },
  {
    name: 'an app keeps itself',
    appType: 'app',
    more: KEEP,
    act: swipeRight,
    received: ['up'],
    isRunning: true,
  },
  {
    name: 'a slider keeps the swipe',
    appType: 'app',
    more: 'r.onmousemove = function () {};',
    act: swipeRight,
    received: ['up', 'click'],
    isRunning: true,
  },
  {
    name: 'other swipes are the app’s',
    appType: 'app',
    act: swipeLeft,
    received: ['up', 'click'],
    isRunning: true,
  },
  {
    name: 'on a clock face all swipes are the watch’s',
    appType: 'clockface',
    act: swipeLeft,
    received: ['up'],
    isRunning: true,
  },
  {
    name: 'the button is a key of an app',
    appType: 'app',
    act: pressBack,
    received: ['key back', 'leaving'],
    isRunning: false,
  },
  { name: 'an app keeps the key', appType: 'app', more: KEEP, act: pressBack, received: [], isRunning: true },
  { name: 'a clock face gets no keys', appType: 'clockface', act: pressBack, received: [], isRunning: true },
];

test.each(ROWS)('$name', ({ appType, more = '', act, received, isRunning }) => {
  const tiny = launch(NOTES + more, appType);
  act?.(tiny);
  expect({ received: tiny.log(), isRunning: tiny.watch.isRunning }).toEqual({ received, isRunning });
});

const TIMEOUTS: Row[] = [
  { name: 'two minutes end an app', appType: 'app', isRunning: false },
  {
    name: 'one that turned that off stays',
    appType: 'app',
    more: 'me.appTimeoutEnabled = false;',
    isRunning: true,
  },
  {
    name: 'one that was touched stays',
    appType: 'app',
    act: ({ watch }) => void watch.tap(1, 1),
    isRunning: true,
  },
  { name: 'a clock face stays', appType: 'clockface', isRunning: true },
];

test.each(TIMEOUTS)('$name', ({ appType, more = '', act, isRunning }) => {
  const tiny = launch(NOTES + more, appType);
  tiny.advance(60_000);
  act?.(tiny);
  tiny.advance(61_000);
  expect(tiny.watch.isRunning).toBe(isRunning);
});

const KEYS = `document.onkeypress = function () {}; document.addEventListener('beforeunload', function () {});`;

test.each<[string, 'app' | 'clockface', string[]]>([
  [
    'a clock face',
    'clockface',
    [
      'document: listens for keypress, which a clock face does not get',
      'document: listens for beforeunload, which a clock face does not get',
      "the key back: a clock face gets no keys; the watch's own pages, which it may open, are not here",
      "the swipe up: on a clock face it opens a page of the watch's own, which is not here",
    ],
  ],
  ['an app', 'app', []],
])('keys and swipes that %s does not get are reported once', (_name, appType, warnings) => {
  const tiny = createTinyWatch(`var document = require('document').default; ${KEYS}`, {
    appType,
    view: VIEW,
  });
  tiny.watch.launch();
  for (let i = 0; i < 2; i++) {
    tiny.watch.checkPicture();
    if (appType === 'clockface') tiny.watch.pressKey('back');
    tiny.watch.pressFinger(100, 300);
    tiny.watch.liftFinger(100, 20);
  }
  expect(tiny.warnings()).toEqual(warnings);
});

test('a touch that nobody took says so', () => {
  const tiny = createTinyWatch('', {
    view: '<svg><rect width="50" height="50" pointer-events="all"/></svg>',
  });
  tiny.watch.launch();
  tiny.watch.tap(9, 9);
  tiny.watch.tap(99, 99);
  tiny.watch.setDisplay(false);
  tiny.watch.tap(9, 9);
  const taps = tiny.trace.entries.filter((entry) => entry.kind === 'tap');
  expect(taps.map(({ isMissed }) => isMissed)).toEqual([undefined, true, true]);
});

test('the event log has a finger as one entry', () => {
  const tiny = launch('', 'clockface');
  tiny.watch.tap(1, 2);
  tiny.watch.pressFinger(3, 4);
  tiny.advance(900);
  tiny.watch.liftFinger(3, 4);
  tiny.swipe(20, 300);
  expect(tiny.trace.entries.filter(({ kind }) => kind === 'tap')).toMatchObject([
    { x: 1, y: 2 },
    { x: 3, y: 4, ms: 900 },
    { x: 20, y: 100, toX: 300, toY: 100 },
  ]);
});
