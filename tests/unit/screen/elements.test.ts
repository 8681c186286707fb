import { openScreen } from './open-screen';

const view = `<svg id="root">
  <g id="group" class="one two" transform="rotate(10)"><rect id="r" x="10%" width="50" height="20" fill="#ff0000"/>
    <circle id="c" cx="50" cy="60" r="7"/><line id="l" x1="1" y1="9" x2="5" y2="2"/></g>
  <arc id="a" width="50" height="50" arc-width="5" start-angle="10" sweep-angle="20"/>
  <svg id="box" x="100" y="100" width="80" height="60"><text id="text">label</text><image id="image"/></svg>
  <text id="t" x="20" y="40" class="two">hello</text></svg>`;

const open = () => openScreen(view);

test('an element is the same object wherever it comes from, and keeps what is put on it', () => {
  const { runScript, warnings } = open();
  expect(
    runScript(`var r = document.getElementById('r'), g = document.getElementById('group');
      r.mine = 5; Object.defineProperty(r, 'twice', { get: function () { return this.mine * 2; } });
      var child = Object.create(r);
      return [r === g.firstChild, r === document.getElementsByTagName('rect')[0], r.parent === g,
        g.firstChild.nextSibling.id, document.getElementById('r').twice, child.width, r.style === r.style,
        r instanceof Object, document.getElementsByClassName('two') instanceof Array];`),
  ).toEqual([true, true, true, 'c', 10, 50, true, true, true]);
  expect(warnings).toEqual([]);
});

test('searches find by id, path, class, tag and type, and say null or nothing', () => {
  const { runScript } = open();
  expect(
    runScript(`var ids = function (list) { var out = []; for (var i = 0; i < list.length; i++) out.push(list[i].id); return out; };
      return [document.getElementById('nothing'), document.getElementById('box/text').id,
        document.getElementById('box').getElementById('r'), ids(document.getElementsByClassName('two')),
        ids(document.getElementsByTagName('text')), ids(document.getElementById('box').getElementsByTypeName('image')),
        ids(document.getElementById('group').children), document.getElementById('l').nextSibling];`),
  ).toEqual([null, 'text', null, ['group', 't'], ['text', 't'], ['image'], ['r', 'c', 'l'], null]);
});

test('geometry reads as laid out and can be assigned', () => {
  const { runScript, screen } = open();
  expect(
    runScript(`var get = function (id) { return document.getElementById(id); };
      var r = get('r'), c = get('c'), l = get('l'), a = get('a');
      var before = [r.x, r.y, c.cx, c.r, l.x2, a.arcWidth, a.startAngle, a.sweepAngle];
      r.x = 1; c.r = '9'; l.x2 = 6; a.sweepAngle = -90;
      return before.concat([r.x, c.r, l.x2, a.sweepAngle]);`),
  ).toEqual([33.6, 0, 50, 7, 5, 5, 10, 20, 1, 9, 6, -90]);
  expect(screen.counts.writes).toBe(4);
});

test('boxes are in the coordinates of the parent', () => {
  const { runScript } = open();
  expect(
    runScript(`var c = document.getElementById('c').getBBox(), l = document.getElementById('l').getBBox(), b = document.getElementById('box').getBBox();
      return [c, l, [b.left, b.top, b.right, b.bottom]];`),
  ).toEqual([
    { x: 43, y: 53, width: 14, height: 14, left: 43, top: 53, right: 57, bottom: 67 },
    { x: 1, y: 2, width: 4, height: 7, left: 1, top: 2, right: 5, bottom: 9 },
    [100, 100, 180, 160],
  ]);
});

test('text is whatever is assigned, as text; on a container it is that of the #text within', () => {
  const { runScript, screen } = open();
  runScript(`document.getElementById('t').text = 42; document.getElementById('box').text = null;`);
  expect(screen.texts().map(({ id, text }) => [id, text])).toEqual([
    ['t', '42'],
    ['text', 'null'],
  ]);
  expect(
    runScript(
      "return document.getElementById('box').textContent + document.getElementById('t').textContent;",
    ),
  ).toBe('null42');
});

test('style reads and writes; an invalid value is reported and changes nothing', () => {
  const { runScript, warnings } = open();
  expect(
    runScript(`var s = document.getElementById('r').style, seen = [s.fill, s.opacity, s.display, s.visibility];
      s.fill = 'fb-mint'; s.opacity = '0.5'; s.display = 'none'; s.fill = 'greenish'; s.display = 'block';
      return seen.concat([s.fill, s.opacity, s.display]);`),
  ).toEqual(['#ff0000', undefined, 'inline', 'visible', 'fb-mint', 0.5, 'none']);
  expect(warnings).toEqual([
    "rect #r (resources/index.view:2): style.opacity is read where nothing sets it: undefined, by Fitbit's types",
    'rect #r (resources/index.view:2): style.fill = greenish is not understood',
    'rect #r (resources/index.view:2): style.display = block is not understood',
  ]);
});

test('a group has a groupTransform, nothing else has', () => {
  const { runScript, screen } = open();
  expect(
    runScript(`var t = document.getElementById('group').groupTransform, before = t.rotate.angle;
      t.rotate.angle = 45; t.translate.x = 7; t.scale.y = 2;
      return [before, t.rotate.angle, t.translate.x, t.scale.x, t.scale.y, document.getElementById('r').groupTransform];`),
  ).toEqual([10, 45, 7, 1, 2, undefined]);
  expect(screen.svg()).toContain('transform="translate(7 0) rotate(45) scale(1 2)"');
});

test('a gradient shape has a gradient', () => {
  const { runScript, screen } = openScreen(
    '<svg><gradientRect id="g" width="20" height="20" gradient-color1="red"/></svg>',
  );
  runScript(
    `var g = document.getElementById('g').gradient; g.colors.c2 = '#123456'; g.opacity.o1 = 0.5; g.x2 = 12; g.type = 'radial';`,
  );
  expect(screen.svg()).toContain(
    '<stop offset="0" stop-color="#ff0000" stop-opacity="0.5"/><stop offset="1" stop-color="#123456"/>',
  );
  expect(screen.svg()).toContain('r="23.324"');
});

test('an unknown name keeps its value, and is reported where another is meant', () => {
  const { runScript, warnings } = open();
  expect(
    runScript(
      "var r = document.getElementById('r'); r.fill = 'red'; r.other = 1; r.fill = 'blue'; return [r.fill, r.style.fill];",
    ),
  ).toEqual(['blue', '#ff0000']);
  expect(warnings).toEqual([
    'rect #r (resources/index.view:2): "fill" is no property of an element; style.fill is',
  ]);
});

test('read-only properties are reported', () => {
  const { runScript, warnings } = open();
  expect(
    runScript(
      "var r = document.getElementById('r'); r.id = 'x'; document.getElementById('c').width = 3; document.getElementById('r').text = 'x'; return r.id;",
    ),
  ).toBe('r');
  expect(warnings).toEqual([
    'rect #r (resources/index.view:2): id cannot be set',
    'circle #c (resources/index.view:3): width cannot be set',
    'rect #r (resources/index.view:2): text is set, and there is no #text in it',
  ]);
});

test("an error of the screen is one of the app's own", () => {
  const { runScript } = open();
  expect(
    runScript(`var r = document.getElementById('r');
      try { r.addEventListener('click', 5); } catch (e) { return e instanceof TypeError; }`),
  ).toBe(true);
});

test('onChange is called once until the next picture, and not for invisible changes', () => {
  const { runScript, screen, changeCount } = openScreen(
    '<svg><text id="t" fill="white">a</text><g id="page" display="none"><text id="in" fill="white">b</text></g></svg>',
  );
  expect(changeCount()).toBe(1);
  const first = screen.svg();
  runScript("document.getElementById('t').text = 'a'; document.getElementById('in').text = 'c';");
  expect(changeCount()).toBe(1);
  expect(screen.svg()).toBe(first);
  runScript("document.getElementById('t').text = 'd'; document.getElementById('t').text = 'e';");
  expect(changeCount()).toBe(2);
  expect(screen.svg()).not.toBe(first);
  runScript("document.getElementById('page').style.display = 'inline';");
  expect(changeCount()).toBe(3);
  const shown = screen.svg();
  runScript("document.getElementById('in').text = 'f';");
  expect(changeCount()).toBe(4);
  expect(screen.svg()).not.toBe(shown);
});

test('a change of something inherited redraws all that inherits it', () => {
  const { runScript, screen } = openScreen(
    '<svg><g id="g" fill="#ff0000"><svg><rect width="5" height="5"/></svg></g></svg>',
  );
  expect(screen.svg()).toContain('fill="#ff0000"');
  runScript("document.getElementById('g').style.fill = '#00ff00';");
  expect(screen.svg()).not.toContain('fill="#ff0000"');
});
