import { openScreen, readPixels } from './open-screen';

const badge = `<svg><defs><symbol id="badge" type="badge" width="60" height="30" fill="#ff0000">
  <rect id="back" width="100%" height="100%"/><text id="text" x="50%" y="20" fill="white">?</text></symbol>
  <symbol id="dotted" href="#badge" fill="#0000ff"><circle id="dot" cx="100%" r="5" fill="yellow"/>
    <set href="text" attributeName="fill" to="#00ff00"/></symbol></defs></svg>`;

const open = (view: string) => openScreen(`<svg>${view}</svg>`, { files: { 'resources/more.defs': badge } });

test("each use has its symbol's elements, size, fill and type, and can say otherwise", () => {
  const { screen, runScript } = open(
    '<use id="a" href="#badge"/><use id="b" href="#badge" x="100" width="20" fill="#00ff00"/>',
  );
  const at = readPixels(screen.svg());
  expect([at(2, 2), at(58, 28), at(62, 2), at(102, 2), at(122, 2)]).toEqual([
    '#ff0000',
    '#ff0000',
    '#000000',
    '#00ff00',
    '#000000',
  ]);
  expect(runScript("return document.getElementsByTypeName('badge').length;")).toBe(2);
  expect(
    runScript("return document.getElementById('a').type + document.getElementById('a').children.length;"),
  ).toBe('badge2');
});

test('set writes into a use by id, by tag and by path; a symbol sets in the one it builds on', () => {
  const { runScript, screen, warnings } =
    open(`<use id="a" href="#badge"><set href="#text" attributeName="text-buffer" to="A"/></use>
    <use id="b" href="#dotted"><set href="rect" attributeName="fill" to="#123456"/><circle id="more" r="3"/></use>
    <g id="c"><set href="d/text" attributeName="text-buffer" to="C"/><use id="d" href="#badge"/></g>
    <use id="e" href="#badge"><set href="#none" attributeName="x" to="1"/></use>`);
  const texts = screen.texts().map(({ text }) => text);
  expect(texts.filter((text) => text !== '?')).toEqual(['A', 'C']);
  expect(runScript("return document.getElementById('b/back').style.fill;")).toBe('#123456');
  expect(runScript("return document.getElementById('b/text').style.fill;")).toBe('#00ff00');
  expect(
    runScript(`var ids = [], c = document.getElementById('b').children;
      for (var i = 0; i < c.length; i++) ids.push(c[i].id); return ids;`),
  ).toEqual(['back', 'text', 'dot', 'more']);
  expect(warnings).toEqual(['resources/index.view:4: <set href="#none" attributeName="x">: nothing to set']);
});

const nested = `<svg><defs>
  <symbol id="inner"><text id="v" fill="red">1</text><image id="i"/><rect id="box" width="9" height="9" fill="red"/></symbol>
  <symbol id="other"><text id="v" fill="red">2</text></symbol>
  <symbol id="outer"><use id="in" href="#inner"/><set href="v" attributeName="text-buffer" to="0"/></symbol></defs></svg>`;

test.each<[string, string, string, unknown]>([
  ['id', '<set href="v" attributeName="id" to="w"/>', "get('w').text + get('v')", '0null'],
  ['id by path', '<set href="in/v" attributeName="id" to="w"/>', "get('u/in/w').text", '0'],
  ['id of the use itself', '<set attributeName="id" to="w"/>', "get('w/v').text + get('u')", '0null'],
  [
    'id, and then more by the old id',
    '<set href="v" attributeName="id" to="w"/><set href="v" attributeName="x" to="7"/>',
    "get('w').x",
    7,
  ],
  [
    'id, and then more by the new id',
    '<set href="v" attributeName="id" to="w"/><set href="#w" attributeName="x" to="7"/>',
    "get('w').x",
    7,
  ],
  [
    'id that a stylesheet names',
    '<set href="v" attributeName="id" to="styled"/>',
    "get('styled').style.fontSize",
    21,
  ],
  ['class', '<set href="v" attributeName="class" to="big"/>', "get('v').style.fontSize", 44],
  [
    'type',
    '<set href="v" attributeName="type" to="mine"/>',
    "document.getElementsByTypeName('mine').length",
    1,
  ],
  ['value', '<set href="in" attributeName="value" to="12"/>', "get('in').value", 12],
  ['text-buffer', '<set href="#v" attributeName="text-buffer" to="new"/>', "get('v').text", 'new'],
  ['display', '<set href="v" attributeName="display" to="none"/>', "get('v').style.display", 'none'],
  ['href of an image', '<set href="in/i" attributeName="href" to="a.png"/>', "get('i').href", 'a.png'],
  [
    'href of a use',
    '<set href="in" attributeName="href" to="#other"/>',
    "get('v').text + get('box')",
    '2null',
  ],
  [
    'href of a use, and then what is inside',
    '<set href="in/v" attributeName="x" to="8"/><set href="in" attributeName="href" to="#other"/>',
    "get('v').x",
    8,
  ],
  ['width in per cent', '<set href="box" attributeName="width" to="50%+2"/>', "get('box').width", 170],
  [
    'a colour',
    '<set href="box" attributeName="fill" to="rgb(1,2,3)"/>',
    "get('box').style.fill",
    'rgb(1,2,3)',
  ],
])('set can change any attribute of a nested use: %s', (_, sets, script, expected) => {
  const { runScript } = openScreen(`<svg><use id="u" href="#outer">${sets}</use></svg>`, {
    files: { 'resources/more.defs': nested },
    styles: '.big { font-size: 44 } #styled { font-size: 21 }',
  });
  expect(
    runScript(`var get = function (id) { return document.getElementById(id); }; return ${script};`),
  ).toBe(expected);
});

test('set changes an animation, and gives one what it lacks', () => {
  const { runScript, warnings } = openScreen(`<svg><defs><symbol id="s"><rect id="r">
    <animate id="a" attributeName="x" to="9" dur="10"/><animate id="b" attributeName="y" dur="1"/></rect></symbol></defs>
    <use href="#s"><set href="a" attributeName="dur" to="0.5"/><set href="r/b" attributeName="to" to="7"/></use></svg>`);
  expect(
    runScript(
      `return ['a', 'b'].map(function (id) { var a = document.getElementById(id); return [a.dur, a.to]; });`,
    ),
  ).toEqual([
    [0.5, '9'],
    [1, '7'],
  ]);
  expect(warnings).toEqual([]);
});

test('the copies of a symbol have each the id that set gives them', () => {
  const uses = Array.from(
    { length: 20 },
    (_, i) => `<use href="#inner"><set href="v" attributeName="id" to="v${i}"/></use>`,
  );
  const { runScript } = openScreen(`<svg>${uses.join('')}</svg>`, {
    files: { 'resources/more.defs': nested },
  });
  expect(
    runScript("for (var i = 0; i < 20; i++) if (document.getElementById('v' + i).id !== 'v' + i) return i;"),
  ).toBeUndefined();
});

test('a set of an unknown attribute, or to nothing, is reported', () => {
  const { warnings } = openScreen(
    '<svg><use href="#inner"><set href="v" attributeName="colour" to="red"/><set href="v" attributeName="r" to="1"/><set href="v" attributeName="x"/></use></svg>',
    { files: { 'resources/more.defs': nested } },
  );
  expect(warnings).toEqual([
    'resources/index.view:1: <set attributeName="colour">: <text> has no such attribute',
    'resources/index.view:1: <set attributeName="r">: <text> has no such attribute',
    'resources/index.view:1: <set attributeName="x"> without "to"',
  ]);
});

test('variables of a widget can be looked up and are not drawn', () => {
  const { runScript } = open('<use id="a" href="#badge"><var id="size" value="7"/></use>');
  expect(runScript("return document.getElementById('a').getElementById('size').value;")).toBe(7);
  expect(runScript("return document.getElementById('a').children.length;")).toBe(2);
});

test('a symbol that contains itself, and a missing one, are reported', () => {
  const files = {
    'resources/more.defs':
      '<svg><defs><symbol id="a"><use href="#b"/><use href="#b"/></symbol><symbol id="b"><use href="#a"/><use href="#a"/></symbol></defs></svg>',
  };
  const { warnings, screen } = openScreen(
    '<svg><use href="#a"/><use href="#tile-list"><rect id="x"/></use></svg>',
    { files },
  );
  expect(screen.counts.elements).toBeLessThan(12);
  expect(warnings).toEqual([
    'resources/more.defs:1: <use href="#a"> contains itself',
    'resources/index.view:1: <use href="#tile-list">: no such symbol',
  ]);
});

test("links that lead nowhere or to the watch's own files are reported once, with file and line", () => {
  const { warnings } = openScreen(`<svg><defs>
<link rel="stylesheet" href="/mnt/sysassets/colors_typography.css"/>
<link rel="stylesheet" href="nothing.css"/>
<link rel="icon" href="styles.css"/>
<link rel="import" href="/mnt/sysassets/widgets/nothing.defs"/>
</defs></svg>`);
  expect(warnings).toEqual([
    'resources/index.view:3: no file "nothing.css"',
    'resources/index.view:5: the watch has no file "/mnt/sysassets/widgets/nothing.defs"',
  ]);
});

test('a file can be one symbol', () => {
  const { screen, warnings } = openScreen('<svg><use href="#graph" y="10"/></svg>', {
    files: {
      'resources/more.defs': '<symbol id="graph"><rect width="20" height="20" fill="red"/></symbol>',
    },
  });
  expect(readPixels(screen.svg())(5, 15)).toBe('#ff0000');
  expect(warnings).toEqual([]);
});
