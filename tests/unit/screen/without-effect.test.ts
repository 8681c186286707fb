import { openScreen } from './open-screen';

const animated = (attributes: string): string =>
  `<svg><rect id="r" width="9" height="9"><animate attributeName="x" from="0" to="9" ${attributes}/></rect></svg>`;

test.each<[string, string]>([
  ['dur="abc"', 'dur="abc" is not what an animation can have'],
  ['dur="-1"', 'dur="-1" is not what an animation can have'],
  ['dur="1" repeatCount="often"', 'repeatCount="often" is not what an animation can have'],
  ['dur="1" repeatDur="x"', 'repeatDur="x" is not what an animation can have'],
  ['dur="1" begin="1s"', 'begin="1s" is not what an animation can have'],
  ['dur="1" begin="r.end"', 'begin="r.end" is not what an animation can have'],
  ['dur="1" end="click-2"', 'end="click-2" is not what an animation can have'],
])('an animation with %s is reported', (attributes, warning) => {
  expect(openScreen(animated(attributes)).warnings).toEqual([`resources/index.view:1: ${warning}`]);
});

test.each([
  'dur="1"',
  'dur=".5s" begin="load;enable+0.1" end=" click + 2 "',
  'dur="500ms" repeatCount="indefinite" repeatDur="2.5"',
  'begin=""',
])('one with %s is not', (attributes) => {
  expect(openScreen(animated(attributes)).warnings).toEqual([]);
});

test.each([
  ['<animate attributeName="foo" to="1"/>', '<animate> of "foo", which a watch cannot animate'],
  [
    '<animateTransform attributeType="skew" to="1"/>',
    '<animateTransform> of "skew", which a watch cannot animate',
  ],
])('%s is reported', (animation, warning) => {
  const { warnings } = openScreen(`<svg><g>${animation}</g></svg>`);
  expect(warnings).toEqual([`resources/index.view:1: ${warning}`]);
});

test.each([
  ['rect', '<animate attributeName="r" to="5"/>', '<animate> of "r": <rect> has no such attribute'],
  ['g', '<animate attributeName="x" to="5"/>', '<animate> of "x": <g> has no such attribute'],
  [
    'rect',
    '<set attributeName="text-buffer" to="5" begin="load"/>',
    '<set> of "text-buffer": <rect> has no such attribute',
  ],
  [
    'rect',
    '<animateTransform attributeType="rotate" to="5"/>',
    '<animateTransform> in a <rect>: only a <g> has a transform',
  ],
  ['g', '<animateTransform attributeType="rotate" to="round"/>', 'to="round" is no value of rotate'],
  ['rect', '<animate attributeName="x" from="left" to="5"/>', 'from="left" is no value of x'],
  ['rect', '<animate attributeName="opacity" from="full" to="0"/>', 'from="full" is no value of opacity'],
  ['rect', '<animate attributeName="display" to="block"/>', 'to="block" is no value of display'],
])('in a <%s> %s is reported', (tag, animation, warning) => {
  const { warnings } = openScreen(`<svg><${tag}>${animation}</${tag}></svg>`);
  expect(warnings).toEqual([`resources/index.view:1: ${warning}`]);
});

test.each([
  ['rect', '<animate attributeName="x" from="50%-5" to="$+4" by="-1"/>'],
  ['g', '<animateTransform attributeType="translate" from="0, 50%" to="5,5"/>'],
  ['g', '<animateTransform attributeType="scale" from="1" to="0.5,0.5"/>'],
  ['image', '<animate attributeName="href" to="a.png" begin="enable"/>'],
])('in a <%s> %s is not', (tag, animation) => {
  expect(openScreen(`<svg><${tag}>${animation}</${tag}></svg>`).warnings).toEqual([]);
});

test.each([
  ['<defs><linearGradient id="a"/></defs>', 'the watch has no element <linearGradient>'],
  [
    '<defs><symbol id="s"/></defs><use href="s"/>',
    '<use href="s"> finds its symbol here; a watch may want "#s"',
  ],
])('%s is reported', (view, warning) => {
  expect(openScreen(`<svg>${view}</svg>`).warnings).toEqual([`resources/index.view:1: ${warning}`]);
});

test('an arc without an arc-width is reported', () => {
  const { screen, warnings } = openScreen('<svg><arc width="50" height="50" sweep-angle="90"/></svg>');
  screen.check();
  expect(warnings).toEqual(['arc (resources/index.view:1): no arc-width, so nothing of it is drawn']);
});

test('a <set> that would last or end is reported, and keeps its value', () => {
  const { clock, runScript, warnings } = openScreen(
    `<svg><rect id="r" width="9" height="9" fill="blue"><set attributeName="fill" to="red" begin="enable" dur="1s" end="disable" final="restore"/>
      <set attributeName="x" to="5" begin="enable"/></rect></svg>`,
  );
  const fill = runScript(`var r = document.getElementById('r'); r.animate('enable'); return r.style.fill;`);
  clock.runUntil(clock.now() + 2000);
  expect([fill, runScript(`return document.getElementById('r').style.fill;`)]).toEqual([
    '#ff0000',
    '#ff0000',
  ]);
  expect(warnings).toEqual([
    'resources/index.view:1: <set> with dur, end, final: nobody describes it; here its value stays from begin on',
  ]);
});

const VIEW = '<svg><g id="g"><rect id="r" width="9" height="9" pointer-events="all"/></g></svg>';

test.each<[string, string]>([
  ['r.animate("explode")', 'animate("explode"): no animation in it has this event'],
  ['r.ontouchstart = function () {}', '"ontouchstart" is no property of an element; onmousedown is'],
  ['r.onClick = function () {}', '"onClick" is no property of an element; onclick is'],
  ['r.addEventListener("touchend", function () {})', 'the watch has no event "touchend"; mouseup is'],
  [
    'r.addEventListener("reload", function () {})',
    'listens for "reload", which only the app itself dispatches here',
  ],
  ['r.style.color = "red"', 'style has no "color"; style.fill is it'],
  ['r.style.width = 5', 'style has no "width"; width of the element is it'],
  [
    'r.style.pointerEvents = "all"',
    'style has no "pointerEvents"; the view or the stylesheet has pointer-events',
  ],
  ['r.style.fill = ""', 'style.fill = "" is not understood'],
  ['r.style["font-size"] = 20', 'style has no "font-size"; style.fontSize is it'],
  ['r.style.startAngle = 20', 'style has no "startAngle"; startAngle of the element is it'],
  ['r.style.top = 20', 'style has no "top"'],
  ['r.sweepAngle = 90', 'a script sets no "sweepAngle" of a <rect>; the value is kept, without effect'],
  ['r.x2 = 90', 'a script sets no "x2" of a <rect>; the value is kept, without effect'],
  ['r.href = "a.png"', 'a script sets no "href" of a <rect>; the value is kept, without effect'],
  ['r.points = "1,1"', 'a script sets no "points" of a <rect>; the value is kept, without effect'],
  ['r["fill-opacity"] = 1', 'a script sets no "fill-opacity" of a <rect>; the value is kept, without effect'],
  [
    'r.groupTransform = {}',
    'a script sets no "groupTransform" of a <rect>; the value is kept, without effect',
  ],
  ['r.textBuffer = "a"', '"textBuffer" is no property of an element; text is'],
])('%s is reported', (script, warning) => {
  const { runScript, warnings } = openScreen(VIEW);
  runScript(`var r = document.getElementById('r'); ${script};`);
  expect(warnings).toEqual([`rect #r (resources/index.view:1): ${warning}`]);
});

test('animate with an event that widgets have, or that an animation of the app has, is not', () => {
  const { runScript, warnings } = openScreen(animated('begin="jump+1"'));
  runScript(`var r = document.getElementById('r'); r.animate('enable'); r.animate('jump');`);
  expect(warnings).toEqual([]);
});

test('a listener that no finger reaches is reported, also where something else takes the tap', () => {
  const { screen, runScript, warnings } = openScreen(
    `<svg id="root"><rect id="r" width="50" height="50"/><rect id="b" width="99" height="99" pointer-events="auto"/></svg>`,
  );
  runScript(
    `['root', 'r'].forEach(function (id) { document.getElementById(id).onclick = function () {}; });`,
  );
  expect(screen.tap(9, 9)).toBe(true);
  screen.check();
  expect(warnings).toEqual([
    'resources/index.view:1: pointer-events="auto": the watch knows none, visible, all',
    'rect #r (resources/index.view:1): listens for the finger, and has no pointer-events="visible" or "all"',
  ]);
});

test('words of texts that a watch does not know, and one that is not drawn, are reported', () => {
  const { screen, runScript, warnings } = openScreen(
    `<svg><textarea id="t" fill="red" font-size="32" text-transform="smallcaps" display-align="low" writing-mode="rl">a</textarea></svg>`,
  );
  screen.svg();
  runScript(`var t = document.getElementById('t'); t.displayAlign = 'bottom'; t.displayAlign = 'high';`);
  expect(warnings).toEqual([
    'resources/index.view:1: text-transform="smallcaps": the watch knows none, uppercase, lowercase, capitalize',
    'resources/index.view:1: display-align="low": the watch knows top, before, center, middle, bottom, after',
    'textarea #t (resources/index.view:1): writing-mode rl is drawn from left to right here',
    'textarea #t (resources/index.view:1): displayAlign = high is not understood',
  ]);
});

test('a text in a mask needs no fill', () => {
  const { screen, warnings } = openScreen(
    '<svg><defs><mask id="m"><text y="40" font-size="30">A</text></mask></defs><svg mask="#m"><rect width="100%" height="100%" fill="red"/></svg></svg>',
  );
  screen.svg();
  expect(warnings.filter((text) => /no fill/.test(text))).toEqual([]);
});

test('a text without a size is reported once, one that inherits it is not', () => {
  const { screen, runScript, warnings } = openScreen(
    `<svg fill="red"><text id="t" y="40">a</text><g font-size="20"><text y="80">b</text></g><text y="120"/></svg>`,
  );
  screen.check();
  runScript("document.getElementById('t').text = 'c';");
  screen.check();
  expect(warnings).toEqual([
    "text #t (resources/index.view:1): no font-size, so it has 32 px here; a watch's own is not known",
  ]);
});

test('what is known and has no effect here is reported where it would change picture or input', () => {
  const { screen, runScript, warnings } = openScreen(
    `<svg fill="red" font-size="30"><defs><symbol id="s"/></defs><use id="u" href="#s" shortcut="tr"/>
      <text id="t" y="40" class="styled" focusable="true" system-events="all">a</text><image id="i" load="sync"/></svg>`,
    { styles: '.styled { apply-style: at-use; }' },
  );
  runScript("document.getElementById('t').writingMode = 'rl';");
  screen.check();
  expect(warnings).toEqual([
    'use #u (resources/index.view:1): shortcut="tr" has no effect here',
    'text #t (resources/index.view:2): apply-style="at-use" has no effect here',
    'text #t (resources/index.view:2): writing-mode rl is drawn from left to right here',
  ]);
});

test('what an app keeps on an element that its kind does not have is not met in a list of its properties', () => {
  const { runScript, warnings } = openScreen(
    '<svg><defs><symbol id="s"/></defs><use id="u" href="#s"/><circle id="c"/></svg>',
  );
  expect(
    runScript(`var u = document.getElementById('u'), c = document.getElementById('c'), names = [];
      for (var name in c) names.push(name);
      u.href = '#t'; c.index = 3; c.points = [1];
      return [u.href, u.href = '#v', c.sweepAngle, names.indexOf('r') >= 0, names.indexOf('x2'), c.points[0], c.index];`),
  ).toEqual(['#t', '#v', undefined, true, -1, 1, 3]);
  expect(warnings).toEqual([
    'use #u (resources/index.view:1): a script sets no "href" of a <use>; the value is kept, without effect',
    'circle #c (resources/index.view:1): a script sets no "points" of a <circle>; the value is kept, without effect',
  ]);
});

test('a stylesheet that gives an element what its kind does not have is reported once a kind, with its line', () => {
  const { warnings } = openScreen(
    '<svg fill="red" font-size="20"><text class="a" y="40">a</text><text class="a" y="80">b</text><g class="a"/><rect class="a"/></svg>',
    { styles: '.a {\n x: 5;\n height: 10;\n r: 4 }\n.b { r: 4 }' },
  );
  expect(warnings).toEqual([
    'resources/styles.css:3: <text> has no property "height"',
    'resources/styles.css:4: <text> has no property "r"',
    'resources/styles.css:2: <g> has no property "x"',
    'resources/styles.css:3: <g> has no property "height"',
    'resources/styles.css:4: <g> has no property "r"',
    'resources/styles.css:4: <rect> has no property "r"',
  ]);
});

test('the width of a text, which only an ellipsis makes use of, is reported, also from a stylesheet', () => {
  const { warnings } = openScreen(
    `<svg fill="red" font-size="20"><text id="a" width="50" y="40">a</text><text class="b" y="80">b</text>
      <text class="b" text-overflow="ellipsis" y="80">b</text></svg>`,
    { styles: '.b { width: 50% }' },
  );
  expect(warnings).toEqual([
    'text #a (resources/index.view:1): the width of a <text> has an effect only with text-overflow="ellipsis"',
    'text (resources/index.view:1): the width of a <text> has an effect only with text-overflow="ellipsis"',
  ]);
});
