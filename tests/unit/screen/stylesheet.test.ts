import { openScreen } from './open-screen';

const view = `<svg id="root"><g id="page"><svg class="box"><rect id="deep" class="a b"/></svg><rect id="near" class="a"/></g>
  <text id="t" class="label">x</text></svg>`;

function fillOf(id: string, styles: string): unknown {
  return openScreen(view, { styles }).runScript(`return document.getElementById('${id}').style.fill;`);
}

test.each([
  ['rect { fill: #aa0000 }', 'deep'],
  ['.a { fill: #aa0000 }', 'deep'],
  ['rect.a.b { fill: #aa0000 }', 'deep'],
  ['#deep { fill: "#aa0000" }', 'deep'],
  ['rect#deep.a { fill: #aa0000 }', 'deep'],
  ['#page rect { fill: #aa0000 }', 'deep'],
  ['#page > rect { fill: #aa0000 }', 'near'],
  ['#page > .box > rect { fill: #aa0000 }', 'deep'],
  ['text, rect { fill: #aa0000 }', 'near'],
  ['.label { fill: #aa0000 }', 't'],
])('%s reaches %s', (styles, id) => {
  expect(fillOf(id, styles)).toBe('#aa0000');
});

test.each([
  ['#page > rect { fill: #aa0000 }', 'deep'],
  ['svg > #near { fill: #aa0000 }', 'near'],
  ['text.a { fill: #aa0000 }', 'near'],
])('%s does not reach %s', (styles, id) => {
  expect(fillOf(id, styles)).toBe('#000000');
});

test('an id beats classes, a class beats types, and among equals the later rule wins', () => {
  expect(fillOf('deep', '#deep { fill: #010101 } .a.b { fill: #020202 } rect { fill: #030303 }')).toBe(
    '#010101',
  );
  expect(fillOf('deep', '.a { fill: #010101 } svg svg rect { fill: #020202 }')).toBe('#010101');
  expect(fillOf('deep', '.a { fill: #010101 } .b { fill: #020202 }')).toBe('#020202');
});

test('every attribute is a property, geometry and text included', () => {
  const styles = '#near { x: 50%-10; width: "20"; }';
  const { runScript } = openScreen(view, { styles });
  expect(runScript("var r = document.getElementById('near'); return [r.x, r.width];")).toEqual([158, 20]);
  const text = '#t { y: 40; fill: white; text-buffer: "from style; really"; }';
  expect(openScreen('<svg><text id="t"/></svg>', { styles: text }).screen.texts()[0]?.text).toBe(
    'from style; really',
  );
});

test("an element's own attributes outweigh a stylesheet, those of its symbol do not", () => {
  const { runScript } = openScreen(
    `<svg><text id="own" class="c" y="40" font-size="40"/><use id="use" class="c" href="#s"/>
    <defs><symbol id="s" y="50"/></defs></svg>`,
    { styles: '.c { y: 12; font-size: 32; }' },
  );
  expect(
    runScript(
      "var t = document.getElementById('own'); return [t.y, t.style.fontSize, document.getElementById('use').y];",
    ),
  ).toEqual([40, 40, 12]);
});

test('the id of a symbol reaches what is made from it, also through a symbol that is made from it', () => {
  const { runScript, warnings } = openScreen(
    `<svg><defs>
      <symbol id="row"><text id="name">x</text><rect class="line"/></symbol>
      <symbol id="long-row" href="#row"/>
    </defs><use id="a" href="#row"/><use id="b" href="#long-row"/><text id="name" class="line">other</text></svg>`,
    {
      styles: `#row { x: 10; width: 100%-20; height: 95; } #row text#name { y: 27; fill: #aa0000; }
        #row > .line { y: "$+8"; } #long-row text#name { fill: #00aa00; } #b text#name { y: 30; }`,
    },
  );
  const read = (id: string) =>
    runScript(`var use = document.getElementById('${id}'), name = use.getElementById('name');
      return [use.x, use.width, use.height, name.y, name.style.fill, use.children[1].y];`);
  expect(read('a')).toEqual([10, 316, 95, 27, '#aa0000', 73.4]);
  expect(read('b')).toEqual([10, 316, 95, 30, '#00aa00', 76.4]);
  expect(runScript("return document.getElementsByClassName('line')[2].style.fill;")).toBe('#000000');
  expect(warnings).toEqual([]);
});

test.each([
  ['fill: #aa0000 /* c */;', '#aa0000', ''],
  ['fill:/* a */ #aa0000/* b */ /* c */', '#aa0000', ''],
  ['fill /* y */ : "#aa0000" /* a " */;', '#aa0000', ''],
  ['/* a */ fill: #aa0000 /* c; text-buffer: x */; /* z */', '#aa0000', ''],
  ['fill: #aa0000; text-buffer: "a /* b */ c" /* d */', '#aa0000', 'a /* b */ c'],
  ["fill: #aa0000; text-buffer: '/* a' /* \\n */;", '#aa0000', '/* a'],
  ['fill: #aa0000; y: 50%/* half */-10 /* and less', '#aa0000', ''],
])('a comment is no part of a value: %s', (declarations, fill, text) => {
  const { runScript, warnings } = openScreen('<svg><text id="t"/></svg>', {
    styles: `#t { ${declarations}`,
  });
  expect(runScript("var t = document.getElementById('t'); return [t.style.fill, t.text];")).toEqual([
    fill,
    text,
  ]);
  expect(warnings).toEqual([]);
});

test('a new class brings its style; what the app set itself stays', () => {
  const styles = '.hot { fill: #ff0000; width: 50%; height: 5 } .cold { fill: #0000ff; width: 10 }';
  const { runScript } = openScreen('<svg><rect id="r" class="cold"/></svg>', { styles });
  expect(
    runScript(`var r = document.getElementById('r'), seen = [];
      seen.push(r.class, r.style.fill, r.width);
      r.class = 'hot'; seen.push(r.class, r.style.fill, r.width);
      r.style.fill = '#00ff00'; r.width = 7; r.class = 'cold'; seen.push(r.style.fill, r.width, r.height);
      return seen;`),
  ).toEqual(['cold', '#0000ff', 10, 'hot', '#ff0000', 168, '#00ff00', 7, 0]);
});

test('unknown properties and selectors are reported with file and line', () => {
  const styles = `rect { fill: red;
  border: 1px }
rect:hover { fill: blue }
rect + text, [x] { fill: blue }
@media print { rect { fill: blue } }
text { fill: blue !important }`;
  expect(openScreen(view, { styles }).warnings).toEqual([
    'resources/styles.css:2: the watch has no property "border"',
    'resources/styles.css:3: selector "rect:hover": the watch knows types, classes, ids, "a b" and "a > b"',
    'resources/styles.css:4: selector "rect+text": the watch knows types, classes, ids, "a b" and "a > b"',
    'resources/styles.css:4: selector "[x]": the watch knows types, classes, ids, "a b" and "a > b"',
    'resources/styles.css:5: @media is not known to the watch',
    'resources/styles.css:6: !important is not known to the watch',
  ]);
});
