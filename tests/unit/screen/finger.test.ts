import { SWIPE_DIRECTIONS } from '../../../simulator/screen/finger';
import { openScreen } from './open-screen';

const VIEW = `<svg id="root"><g id="g" pointer-events="visible">
  <rect id="r" width="100" height="100" pointer-events="all"/></g></svg>`;
const KINDS = ['mouseover', 'mousedown', 'mousemove', 'mouseup', 'click', 'mouseout'];
const TWO = '<svg><rect width="336" height="336" pointer-events="all"/></svg>';

type Way = readonly (readonly [x: number, y: number])[];

function touch(way: Way, { listen = ['r'], kinds = KINDS, swipes = false, code = '' } = {}) {
  const { screen, runScript } = openScreen(VIEW, {
    files: { 'resources/two.view': TWO },
    systemSwipes: swipes ? SWIPE_DIRECTIONS : [],
  });
  runScript(`heard = [];
    ${JSON.stringify(listen)}.forEach(function (id) { ${JSON.stringify(kinds)}.forEach(function (kind) {
      document.getElementById(id).addEventListener(kind, function (event) {
        heard.push(id + ' ' + kind + ' ' + event.target.id + ' ' + event.screenX + ',' + event.screenY);
      }); }); }); ${code}`);
  const [[x, y] = [0, 0], ...moves] = way;
  screen.pressFinger(x, y);
  for (const [toX, toY] of moves) screen.moveFinger(toX, toY);
  const swipe = screen.liftFinger();
  return [...(runScript('return heard;') as string[]), ...(swipe ? [`system: ${swipe}`] : [])];
}

const TAP: Way = [[10, 20]];
const DRAG: Way = [...TAP, [30, 20]];
const AWAY: Way = [...TAP, [200, 20]];

const ROWS: [string, Way, Parameters<typeof touch>[1], string[]][] = [
  [
    'a tap',
    TAP,
    {},
    ['mouseover', 'mousedown', 'mouseup', 'click', 'mouseout'].map((kind) => `r ${kind} r 10,20`),
  ],
  [
    'a drag within the element',
    DRAG,
    {},
    [
      ...['mouseover', 'mousedown'].map((kind) => `r ${kind} r 10,20`),
      ...['mousemove', 'mouseup', 'click', 'mouseout'].map((kind) => `r ${kind} r 30,20`),
    ],
  ],
  [
    'a finger that leaves goes on to be the element’s, without a click',
    AWAY,
    {},
    [
      ...['mouseover', 'mousedown'].map((kind) => `r ${kind} r 10,20`),
      ...['mouseout', 'mousemove', 'mouseup'].map((kind) => `r ${kind} r 200,20`),
    ],
  ],
  [
    'one that comes back clicks',
    [...AWAY, [11, 20]],
    { kinds: ['mouseover', 'mouseout', 'click'] },
    [
      'r mouseover r 10,20',
      'r mouseout r 200,20',
      'r mouseover r 11,20',
      'r click r 11,20',
      'r mouseout r 11,20',
    ],
  ],
  [
    'moves rise through containers',
    DRAG,
    { listen: ['g', 'root'], kinds: ['mousemove'] },
    ['g mousemove r 30,20', 'root mousemove r 30,20'],
  ],
  [
    'a stopped event rises no further',
    DRAG,
    {
      listen: ['g'],
      kinds: ['mousemove', 'mouseup'],
      code: "document.getElementById('r').onmousemove = function (e) { e.stopPropagation(); };",
    },
    ['g mouseup r 30,20'],
  ],
  [
    'a view without pointer-events takes the finger if it listens for moves alone',
    [
      [200, 200],
      [210, 200],
    ],
    { listen: ['root'], kinds: ['mousemove'] },
    ['root mousemove root 210,200'],
  ],
  [
    'another view ends it',
    DRAG,
    { code: "document.getElementById('r').onmousedown = function () { document.replaceSync('two.view'); };" },
    ['r mouseover r 10,20'],
  ],
  [
    'a swipe of the watch is no click',
    [
      [10, 20],
      [10, 300],
    ],
    { swipes: true, kinds: ['click', 'mouseup'] },
    ['r mouseup r 10,300', 'system: down'],
  ],
  [
    'an element that follows the finger keeps the swipe',
    AWAY,
    { swipes: true, kinds: ['mousemove'] },
    ['r mousemove r 200,20'],
  ],
  [
    'a slanting way is no swipe',
    [
      [10, 20],
      [150, 150],
    ],
    { swipes: true, kinds: ['mouseup'] },
    ['r mouseup r 150,150'],
  ],
  [
    'a swipe where nothing is',
    [
      [300, 300],
      [150, 300],
    ],
    { swipes: true },
    ['system: left'],
  ],
];

test.each(ROWS)('%s', (_name, way, options, expected) => {
  expect(touch(way, options)).toEqual(expected);
});

const rows = (kind: string, count: number) =>
  Array.from(
    { length: count },
    (_, i) => `<use id="t${i}" href="#${kind}" height="100"><rect width="100%" height="100%"/></use>`,
  ).join('');
const WIDGETS: [widget: string, way: Way, expected: { value: number; selects: number }][] = [
  [
    'tile-list',
    [
      [150, 250],
      [150, 200],
      [150, 40],
    ],
    { value: 2, selects: 0 },
  ],
  [
    'panoramaview',
    [
      [250, 150],
      [200, 150],
      [50, 160],
    ],
    { value: 1, selects: 1 },
  ],
  [
    'tumblerview',
    [
      [150, 150],
      [150, 100],
      [150, 50],
    ],
    { value: 1, selects: 1 },
  ],
];

test.each(WIDGETS)('a finger moves a %s, which is no click', (widget, way, { value, selects }) => {
  const names = ['tile_list_widget', 'panoramaview_widget', 'tumblerview_widget'];
  const links = ['system_widget', ...names.map((name) => `widgets/${name}`)].map(
    (file) => `<link rel="import" href="/mnt/sysassets/${file}.defs"/>`,
  );
  const { screen, runScript } = openScreen(
    `<svg><use id="w" href="#${widget}" width="100%" height="100%" pointer-events="visible">${rows(`${widget}-item`, 9)}</use></svg>`,
    { files: { 'resources/more.defs': `<svg><defs>${links.join('')}</defs></svg>` } },
  );
  runScript(`clicks = 0; selects = 0; document.onclick = function () { clicks++; };
    document.addEventListener('select', function () { selects++; });`);
  const [[x, y] = [0, 0], ...moves] = way;
  screen.pressFinger(x, y);
  for (const [toX, toY] of moves) screen.moveFinger(toX, toY);
  screen.liftFinger();
  screen.svg();
  expect(runScript("return [document.getElementById('w').value, selects, clicks];")).toEqual([
    value,
    selects,
    0,
  ]);
});

test.each(['document.onclick = hear;', "document.addEventListener('click', hear);"])(
  'a finger where no element takes it is heard by the document: %s',
  (code) => {
    const { screen, runScript } = openScreen('<svg><rect width="336" height="336" fill="red"/></svg>');
    runScript(`clicks = 0; function hear() { clicks++; } ${code}`);
    screen.tap(150, 150);
    expect(runScript('return clicks;')).toBe(1);
  },
);

test('without such a listener nobody takes it', () => {
  const { screen } = openScreen('<svg><rect width="336" height="336" fill="red"/></svg>');
  expect(screen.pressFinger(150, 150)).toBe(false);
});
