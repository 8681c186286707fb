import type { FontName } from '../../../simulator/screen/fonts';
import { ImageStore } from '../../../simulator/screen/images';
import type { Screen, ScreenPart } from '../../../simulator/screen/screen';
import { ViewLoader } from '../../../simulator/screen/view';
import { dragWidget, settleWidget } from '../../../simulator/screen/widgets/widget-pointer';
import { openScreen } from './open-screen';

const FILES = [
  'system_widget',
  ...[
    'baseview_widget',
    'scrollbar',
    'text_button',
    'icon_button',
    'toggle_switch',
    'tile_list_widget',
    'scrollview_widget',
    'cycleview_widget',
    'tumblerview_widget',
    'marquee_text_widget',
    'spinner_widget',
    'checkbox',
    'combo_button_widget',
    'square_button_widget',
    'push_button_widget',
    'mixed_text_widget',
    'panoramaview_widget',
    'pagination_dots',
  ].map((name) => `widgets/${name}`),
];
const imports = (files: readonly string[]) =>
  files.map((file) => `<link rel="import" href="/mnt/sysassets/${file}.defs"/>`).join('');

const open = (view: string, { styles = '', files = FILES }: { styles?: string; files?: string[] } = {}) => {
  const opened = openScreen(`<svg>${view}</svg>`, {
    styles,
    files: { 'resources/more.defs': `<svg><defs>${imports(files)}</defs></svg>` },
  });
  const get = (id: string) => `document.getElementById('${id}')`;
  return {
    ...opened,
    read: (code: string) => opened.runScript(`return ${code.replace(/\$(\w+)/g, (_, id) => get(id))};`),
  };
};

const label = (text: string, path = '#text') =>
  `<set href="${path}" attributeName="text-buffer" to="${text}"/>`;
const rect = '<rect width="100%" height="100%" fill="red"/>';
const rows = (count: number) =>
  Array.from(
    { length: count },
    (_, i) => `<use id="t${i}" href="#tile-list-item" height="100">${rect}</use>`,
  ).join('');

/** View, styles, and what a script reads then: the parts that apps know of a widget, and where they are. */
type Styled = { view: string; styles: string };
const READINGS: [name: string, view: string | Styled, code: string, expected: unknown][] = [
  [
    'a text button has a label in a readable colour',
    `<use id="b" href="#text-button">${label('Go')}</use>`,
    "[$b.text, $b.getElementById('text').style.fill]",
    ['Go', 'fb-black'],
  ],
  [
    'a label comes from a stylesheet, too',
    { view: '<use id="b" href="#text-button"/>', styles: '#b #text { text-buffer: "Stop"; }' },
    '$b.text',
    'Stop',
  ],
  [
    'rules of the app outweigh those of the watch',
    {
      view: '<use id="b" href="#text-button" class="text-button bottom"/>',
      styles: '.bottom { y: 300; } .text-button { height: 36 }',
    },
    '[$b.y, $b.height]',
    [300, 36],
  ],
  [
    'buttons at the foot stand side by side',
    '<use id="l" href="#text-button" class="text-button bottom left"/><use id="r" href="#text-button" class="text-button bottom right"/>',
    '[$l.x, $l.width, $r.x, $l.y === $r.y, $l.y + $l.height <= 336]',
    [0, 168, 168, true, true],
  ],
  [
    'the first button stands above the second',
    '<use id="p" href="#text-button" class="text-button primary"/><use id="s" href="#text-button" class="text-button secondary"/>',
    '$p.y + $p.height <= $s.y',
    true,
  ],
  [
    'an icon button has the size of its class and an image',
    '<use id="b" href="#icon-button" class="large-button"/>',
    "[$b.width, $b.getElementById('image').type]",
    [88, 'image'],
  ],
  [
    'the icons of a combo button can be set',
    '<use id="c" href="#combo-button-lower-right"><set href="combo-button-icon" attributeName="href" to="a.png"/></use>',
    "[$c.getElementById('combo-button-icon').href, $c.getElementById('combo-button-stroke').style.display]",
    ['a.png', 'none'],
  ],
  [
    'square buttons stack',
    `<use id="a" href="#square-button">${label('A')}</use><use id="b" href="#square-button-negative" y="$"/>`,
    '$a.height === $b.y',
    true,
  ],
  [
    'a text area is as high as its text, and what follows moves along',
    `<use id="d" href="#dynamic-textarea">${label('one')}</use><rect id="after" y="$+4" width="1" height="1"/>`,
    "(function () { var one = $d.height; $d.text = 'a long text that needs a second line and more than that'; return [$d.height > one, $after.y === $d.height + 4]; })()",
    [true, true],
  ],
  [
    'mixed texts are a block in the middle',
    `<use id="m" href="#mixed-text-center-mid">${label('Head', 'header/text')}${label('Copy', 'copy/text')}</use>`,
    "(function () { var h = $m.getElementById('header'), c = $m.getElementById('copy'); c.text = 'C'; return [$m.text, c.text, c.y === h.y + h.height, h.y > 100 && c.y < 200]; })()",
    ['Head', 'C', true, true],
  ],
  [
    'an image of the watch is set by its name',
    '<use id="i" href="#static-image"/>',
    "($i.image = 'a.png', $i.getElementById('image').href)",
    'a.png',
  ],
  [
    'the value of a sprite chooses its picture',
    '<defs><symbol id="s" href="#sprite-image"><image id="f" href="f_1.png"/></symbol></defs><use id="sprite" href="#s"/>',
    '($sprite.value = 4, $f.width, $f.href)',
    'f_4.png',
  ],
  [
    'tiles stand one under the other',
    `<use id="l" href="#tile-list"><var id="separator-height-bottom" value="2"/>${rows(5)}</use>`,
    '[$t0.y, $t1.y, $t4.y]',
    [0, 102, 408],
  ],
  [
    'a hidden tile takes no room',
    `<use id="l" href="#tile-list">${rows(5)}</use>`,
    "($t1.style.display = 'none', [$t0.y, $t2.y])",
    [0, 100],
  ],
  [
    'a list is scrolled by its value, at most to its end',
    `<use id="l" href="#tile-list">${rows(5)}</use>`,
    '($l.value = 1, [$l.value, $t1.y, ($l.value = 4, $t4.y)])',
    [1, 0, 236],
  ],
  [
    'items of a scroll view stand below its header',
    '<use id="v" href="#scrollview"><use id="h" href="#scrollview-header"/><use id="a" href="#scrollview-item" height="400"/><use id="b" href="#scrollview-item" height="300"/></use>',
    '[$h.y, $a.y, $b.y, ($v.value = 1, $b.y), $v.value]',
    [0, 50, 450, 50, 1],
  ],
  [
    'a part of the app replaces the one of the same id',
    `<defs><symbol id="own" href="#scrollview-header">${rect}<text id="text" x="7" y="30"/></symbol></defs><use id="h" href="#own">${label('Mine')}</use>`,
    "[$h.getElementById('text').x, $h.text, $h.children.length]",
    [7, 'Mine', 3],
  ],
  [
    'a panorama shows the page of its value, and the dot',
    '<use id="p" href="#panoramaview"><use id="a" href="#panoramaview-item"/><use id="b" href="#panoramaview-item"/><use href="#pagination-widget"><use id="d0" href="#pagination-dot"/><use id="d1" href="#pagination-dot"/><use id="hl" href="#pagination-highlight-dot"/></use></use>',
    '[$a.x, $b.x, ($p.value = 1, $a.x), $b.x, $hl.x === $d1.x]',
    [0, 336, -336, 0, true],
  ],
  [
    'a tumbler has its value in the middle',
    `<use id="t" href="#tumblerview" value="1">${[0, 1, 2].map((i) => `<use id="i${i}" href="#tumbler-item">${label(`n${i}`, 'value/text')}</use>`).join('')}</use>`,
    "[$i0.y, $i1.y, $i2.y, $i2.getElementById('text').text]",
    [42, 126, 210, 'n2'],
  ],
  ['a value is an integer', '<use id="c" href="#cycleview"/>', '($c.value = 2.7, $c.value)', 2],
];

test.each(READINGS)('%s', (_name, view, code, expected) => {
  const { read, errors } = typeof view === 'string' ? open(view) : open(view.view, view);
  expect(read(code)).toEqual(expected);
  expect(errors).toEqual([]);
});

const isButton = (parts: readonly ScreenPart[], id: string) =>
  parts.filter((part) => part.ancestorIds.includes(id));

test('widgets are painted in the colour of their use, and greyed while disabled', () => {
  const { screen, runScript } = open(
    '<use id="b" href="#text-button" class="application-fill" fill="#123456"/>',
  );
  expect(
    new Set(
      isButton(screen.parts(), 'b')
        .filter(({ tag }) => tag !== 'text')
        .map(({ fill }) => fill),
    ),
  ).toEqual(new Set(['#123456']));
  runScript("document.getElementById('b').state = 'disabled';");
  expect(isButton(screen.parts(), 'b')[0]?.alpha).toBe(0.4);
});

test('a tap on a button is a click and then an activate; a disabled one takes none', () => {
  const { screen, runScript, read, warnings } = open(
    '<use id="b" href="#text-button" class="text-button bottom"/>',
  );
  runScript(`var b = document.getElementById('b'); b.seen = [];
    b.onclick = function (e) { b.seen.push(e.type); }; b.onactivate = function (e) { b.seen.push(e.type + e.command + e.screenX); };`);
  expect(screen.tap(168, 300)).toBe(true);
  expect(read('$b.seen')).toEqual(['click', 'activateok168']);
  runScript("document.getElementById('b').state = 'disabled';");
  expect(screen.tap(168, 300)).toBe(false);
  expect(warnings).toEqual([]);
});

test('a switch turns over after its click, a check box with it', () => {
  const { screen, read, clock } = open(
    '<use id="s" href="#toggle-switch" value="1"/><use id="c" href="#checkbox-tile" y="100" height="60"/>',
  );
  screen.tap(30, 30);
  expect(read('[$s.value, $c.value]')).toEqual([1, 0]);
  clock.runUntil(clock.now() + 300);
  screen.tap(30, 130);
  expect(read('[$s.value, $c.value]')).toEqual([0, 1]);
});

test('a check box has a box of its own, and turns over after a listener cleared its group', () => {
  const { screen, runScript, read, warnings } = open(`
    <use id="a" class="box" href="#checkbox" value="1"/><use id="b" class="box" href="#checkbox" x="$+10" y="$-42"/>`);
  runScript(`var boxes = document.getElementsByClassName('box');
    boxes.forEach(function (box) { box.addEventListener('click', function () {
      boxes.forEach(function (each) { each.value = 0; });
    }); });`);
  screen.tap(70, 20);
  expect(read('[$a.value, $b.value, $b.x, $b.width]')).toEqual([0, 1, 52, 42]);
  screen.tap(70, 20);
  expect(read('[$a.value, $b.value]')).toEqual([0, 1]);
  expect(warnings).toEqual([]);
});

test('a tap on a cycle view brings the next item, after the last the first', () => {
  const { screen, runScript, read } = open(
    '<use id="c" href="#cycleview"><use href="#cycleview-item"><text id="a">A</text></use><use href="#cycleview-item"><text id="b">B</text></use></use>',
  );
  const shown = () =>
    screen
      .texts()
      .filter((text) => text.isVisible)
      .map(({ text }) => text)
      .join();
  runScript(
    "var c = document.getElementById('c'); c.seen = 0; c.addEventListener('select', function () { c.seen += 1; });",
  );
  const seen = [shown()];
  for (let i = 0; i < 2; i++) {
    screen.tap(10, 10);
    seen.push(shown());
  }
  expect([seen, read('[$c.seen, $c.value]')]).toEqual([
    ['A', 'B', 'A'],
    [2, 0],
  ]);
});

const POOL = `<use id="list" href="#tile-list"><var id="virtual" value="1"/><var id="separator-height-bottom" value="2"/><use id="pool" href="#tile-list-pool">${Array.from(
  { length: 15 },
  (_, i) =>
    `<use id="pool[${i}]" href="#tile-list-item" display="none" height="60"><text id="name" x="0" y="40"/></use>`,
).join('')}</use></use>`;

test('a virtual list configures the tiles that are seen, in order, and again when its length is set', () => {
  const { screen, runScript, read, errors, warnings } = open(POOL);
  const shown = () =>
    screen
      .texts()
      .filter((text) => text.isVisible)
      .map(({ text }) => text);
  runScript(`var list = document.getElementById('list'); list.calls = 0; list.names = 'n';
    list.delegate = { getTileInfo: function (i) { return { type: 'pool', i: i }; },
      configureTile: function (tile, info) { list.calls += 1; tile.getElementById('name').text = list.names + info.i; } };
    list.length = 40;`);
  expect(shown()).toEqual(['n0', 'n1', 'n2', 'n3', 'n4', 'n5']);
  runScript("var list = document.getElementById('list'); list.names = 'm'; list.length = 40;");
  expect(shown()[5]).toBe('m5');
  expect(read('[$list.calls, $list.length, $list.firstVisibleTile, $list.lastVisibleTile]')).toEqual([
    12, 40, 0, 5,
  ]);
  runScript("document.getElementById('list').value = 20;");
  expect(shown()[0]).toBe('m20');
  runScript("document.getElementById('list').value = 39;");
  expect(shown()).toEqual(['m34', 'm35', 'm36', 'm37', 'm38', 'm39']);
  runScript("document.getElementById('list').length = 2;");
  expect(shown()).toEqual(['m0', 'm1']);
  expect([errors, warnings]).toEqual([[], []]);
});

test.each(['NaN', 'undefined', '1e12'])('the length of a virtual list is no %s', (length) => {
  const { runScript } = open(POOL);
  const thrown = runScript(`var list = document.getElementById('list'); list.delegate = {};
    try { list.length = ${length}; } catch (error) { return error.name + ' ' + list.length; }`);
  expect(thrown).toBe('TypeError 0');
});

test.each([
  ["{ type: 'none' }", /type "none", which no pool has/],
  ['5', /getTileInfo returns no object/],
])('getTileInfo that returns %s is reported', (info, expected) => {
  const { runScript, warnings } = open(POOL);
  runScript(`var list = document.getElementById('list');
    list.delegate = { getTileInfo: function () { return ${info}; } }; list.length = 2;`);
  expect(warnings).toEqual([expect.stringMatching(expected)]);
});

const carry = ({ screen, clock }: ReturnType<typeof open>, way: number[], stayMs = 600) => {
  const [from = 0, ...moves] = way;
  screen.pressFinger(9, from);
  clock.runUntil(clock.now() + stayMs);
  for (const y of moves) screen.moveFinger(9, y);
  screen.liftFinger();
};
const ORDER = '[0, 1, 2].map(function (i) { return $l.getTile(i).id; }).concat($l.children[0].id)';

const NO_REORDER = '<var id="reorder-enabled" value="0"/>';
const AS_IT_WAS = ['t0', 't1', 't2', 't0'];

test.each<[string, { variable?: string; way: number[]; stayMs?: number; expected: string[] }]>([
  ['a tile is carried down', { way: [50, 80, 170], expected: ['t1', 't0', 't2', 't0'] }],
  ['and up, over several', { way: [250, 200, 20], expected: ['t2', 't0', 't1', 't0'] }],
  ['not over less than a half', { way: [50, 80, 95], expected: AS_IT_WAS }],
  ['not without staying', { way: [50, 80, 170], stayMs: 100, expected: AS_IT_WAS }],
  ['not where the list says so', { variable: NO_REORDER, way: [50, 80, 170], expected: AS_IT_WAS }],
])('a long press: %s', (_name, { variable = '', way, stayMs, expected }) => {
  const opened = open(`<use id="l" href="#tile-list">${variable}${rows(3)}</use>`);
  carry(opened, way, stayMs);
  expect(opened.read(ORDER)).toEqual(expected);
  expect(opened.read('[$t0.y, $t1.y, $t2.y]')).toEqual(
    ['t0', 't1', 't2'].map((id) => 100 * expected.indexOf(id)),
  );
  expect(opened.warnings).toEqual([]);
});

test('a tile of a virtual list is not lifted, which is reported', () => {
  const opened = open(POOL);
  opened.runScript(`var list = document.getElementById('list');
    list.delegate = { getTileInfo: function () { return { type: 'pool' }; }, configureTile: function () {} }; list.length = 9;`);
  carry(opened, [50]);
  expect(opened.warnings).toEqual([expect.stringMatching(/a long press lifts the tile/)]);
});

test('tiles are hidden, obtained, inserted and aligned', () => {
  const { read, errors } = open(
    `<use id="l" href="#tile-list">${rows(3)}<use id="x" type="spare" href="#tile-list-item" height="100" display="none"/>${rows(9).replaceAll('"t', '"u')}</use>`,
  );
  expect(read('($t1.hide(), [$t2.y, $l.obtainTile("none")])')).toEqual([100, null]);
  expect(read('($t1.show(), $l.insertTile($l.obtainTile("spare"), 1), [$t0.y, $x.y, $t1.y])')).toEqual([
    0, 100, 200,
  ]);
  expect(read('($x.remove(), $u3.align({ alignment: "middle" }), [$u3.y, $x.style.display])')).toEqual([
    118,
    'none',
  ]);
  expect(errors).toEqual([]);
});

test.each([
  [
    'a symbol whose file is not imported, once',
    '<use href="#text-button"/><use href="#text-button"/>',
    ['system_widget'],
    [
      'resources/index.view:1: #text-button is drawn here; a watch needs the import of /mnt/sysassets/widgets/text_button.defs',
    ],
  ],
  [
    'a symbol that Fitbit OS 5 has no longer',
    '<use href="#push-button"/>',
    FILES,
    ['resources/index.view:1: #push-button is drawn here; a watch has it no longer since Fitbit OS 5'],
  ],
  [
    'no file of the watch at all',
    '<use href="#text-button"/>',
    [],
    ['resources/index.view:1: <use href="#text-button">: no such symbol'],
  ],
  [
    'a tile without a height',
    '<use href="#tile-list"><use id="t" href="#tile-list-item"/></use>',
    FILES,
    ['use #t (resources/index.view:1): a tile without a height is 80 high here; a watch may not show it'],
  ],
])('reported: %s', (_name, view, files, expected) => {
  expect(open(view, { files }).warnings).toEqual(expected);
});

test('what is outside of a list is not drawn', () => {
  const { screen, read } = open(`<use id="l" href="#tile-list">${rows(30)}</use>`);
  expect(screen.svg().match(/data-id="t\d+"/g)).toHaveLength(4);
  read('$l.value = 10');
  expect(screen.svg()).toContain('data-id="t13"');
});

test('a marquee moves where its text is too long, a spinner while it is enabled', () => {
  const { screen, clock, runScript } = open(
    `<use id="s" href="#spinner"/><use id="m" href="#marquee-text" width="60">${label('much longer than its box', 'group/text')}</use><use id="still" href="#marquee-text" y="90">${label('short', 'group/text')}</use>`,
  );
  const draw = () => screen.svg().split('data-id="still"');
  const first = draw();
  clock.runUntil(clock.now() + 500);
  const second = draw();
  expect([second[0] === first[0], second[1] === first[1]]).toEqual([false, true]);
  runScript(
    "document.getElementById('m').state = 'disabled'; document.getElementById('s').state = 'enabled';",
  );
  const turned = draw()[0];
  clock.runUntil(clock.now() + 500);
  expect(draw()[0]).not.toBe(turned);
});

/** A view by itself, for what a finger does to it. */
function load(content: string) {
  const warn = (text: string) => {
    throw new Error(text);
  };
  const files = new Map([
    [
      'resources/index.view',
      new TextEncoder().encode(`<svg><defs>${imports(['system_widget', ...FILES])}</defs>${content}</svg>`),
    ],
  ]);
  const font: FontName = 'barlow-semi-condensed';
  const context = {
    images: new ImageStore({ files, warn, privateFile: () => undefined }),
    font,
    size: { width: 336, height: 336 },
    gettext: (id: string) => id,
    warn: () => {},
  };
  const view = new ViewLoader({ files, warn: () => {} }, undefined, context).loadView('index.view');
  if (!view) throw new Error('no view');
  const at = (id: string, name: 'x' | 'y') => {
    view.arrangeWidgets();
    return view.find(id)?.dimension(name);
  };
  const selected: string[] = [];
  const actions = {
    dispatch: (node: { id: string }, type: string) => void selected.push(`${type} ${node.id}`),
    later: (_ms: number, work: () => void) => work(),
  };
  const drag = (id: string, dx: number, dy: number): string | undefined => {
    const node = view.find(id);
    const moved = node && dragWidget(node, dx, dy);
    return moved?.id;
  };
  const settle = (id: string) => {
    const node = view.find(id);
    if (node) settleWidget(node, actions);
  };
  return { at, drag, settle, selected };
}

test('a finger moves a list up and down to its ends, a panorama sideways, a tumbler item by item', () => {
  const list = load(`<use id="l" href="#tile-list">${rows(5)}</use>`);
  expect([list.drag('t0', 0, -50), list.at('t1', 'y'), list.drag('t0', -50, 0)]).toEqual([
    'l',
    50,
    undefined,
  ]);
  expect([list.drag('t0', 0, -900), list.at('t4', 'y')]).toEqual(['l', 236]);

  const page = (id: string) => `<use id="${id}" href="#panoramaview-item"/>`;
  const panorama = load(`<use id="p" href="#panoramaview">${page('a')}${page('b')}</use>`);
  expect([panorama.drag('a', -120, 5), panorama.at('b', 'x')]).toEqual(['p', 216]);
  panorama.settle('p');
  expect([panorama.at('b', 'x'), panorama.selected]).toEqual([0, ['select p']]);

  const items = [0, 1, 2].map((i) => `<use id="i${i}" href="#tumbler-item"/>`).join('');
  const tumbler = load(`<use id="t" href="#tumblerview">${items}</use>`);
  tumbler.drag('i0', 0, -90);
  tumbler.settle('t');
  expect([tumbler.at('i1', 'y'), tumbler.selected]).toEqual([126, ['select t']]);
});

test.each(['dynamic-textarea', 'marquee-text', 'static-text'])(
  'the text of a %s without a fill is white and no mistake of its author',
  (name) => {
    const path = name === 'marquee-text' ? 'group/text' : 'text';
    const { screen, warnings } = open(
      `<use href="#${name}" y="40">${label('Go', path).replace('#', '')}</use>`,
      { styles: 'text { font-size: 30 }' },
    );
    expect(screen.svg()).toContain('fill="#ffffff"');
    screen.check();
    expect(warnings).toEqual([]);
  },
);

const drag = (screen: Screen, pixels: number): void => {
  screen.pressFinger(168, 200);
  for (let moved = 0; moved <= pixels; moved += 10) screen.moveFinger(168, 200 - moved);
  screen.liftFinger();
};

test.each([
  ['0', 60, -60],
  ['1', 40, 0],
  ['1', 60, -100],
])('with align-mode %s a static list that was dragged by %d begins at %d', (mode, pixels, y) => {
  const { screen, read } = open(
    `<use id="l" href="#tile-list"><var id="align-mode" value="${mode}"/>${rows(9)}</use>`,
  );
  drag(screen, pixels);
  expect(read('$t0.y')).toBe(y);
});

test.each([
  ['0', 60, -60],
  ['1', 40, 0],
  ['1', 60, -100],
])('with align-mode %s a virtual list that was dragged by %d begins at %d', (mode, pixels, y) => {
  const { screen, runScript } = open(
    `<use id="l" href="#tile-list"><var id="virtual" value="1"/><var id="align-mode" value="${mode}"/>
      <use id="p" href="#tile-list-pool">${rows(15).replaceAll(' height=', ' display="none" height=')}</use></use>`,
  );
  runScript(`var l = document.getElementById('l'); l.delegate = { getTileInfo: function (i) { return { type: 'p', i: i }; },
    configureTile: function (tile, info) { tile.value = info.i; } }; l.length = 30;`);
  drag(screen, pixels);
  const tops = runScript(
    `var l = document.getElementById('l'); return [l.getTile(0) && l.getTile(0).y, l.getTile(1).y];`,
  );
  // The top may be -0.
  expect(((tops as number[])[1] ?? 0) + 0).toBe(y + 100);
});

test('a variable that a tile-list does not have, and peeking tiles, are reported', () => {
  const { screen, warnings } = open(
    `<use href="#tile-list"><var id="seperator-height" value="2"/><var id="peek-enabled" value="1"/>${rows(2)}</use>
      <use href="#tile-list"><var id="peek-enabled" value="0"/>${rows(2).replaceAll('id="t', 'id="u')}</use>`,
  );
  screen.check();
  expect(warnings).toEqual([
    'resources/index.view:1: no tile-list is known to have a <var id="seperator-height">',
    'resources/index.view:1: peek-enabled has no effect here: tiles do not peek',
  ]);
});
