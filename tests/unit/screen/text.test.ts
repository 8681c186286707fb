import {
  type FontStyle,
  type FontWeight,
  getVerticalMetrics,
  outlineText,
} from '../../../simulator/screen/fonts';
import { openScreen, readPixels } from './open-screen';

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
  right: number;
  bottom: number;
}

function lettering(weight: FontWeight, size: number): FontStyle {
  return { font: 'barlow-semi-condensed', weight, size, letterSpacing: 0 };
}

function boxOf(attributes: string, text = 'Almanac', around = (inside: string) => inside): Box {
  const view = `<svg>${around(`<text id="t" fill="white" ${attributes}>${text}</text>`)}</svg>`;
  return openScreen(view).runScript("return document.getElementById('t').getBBox();") as Box;
}

test('y is the baseline, x is where the anchor says', () => {
  const start = boxOf('x="100" y="200" font-size="40"');
  expect(start).toMatchObject({ x: 100, y: 160, height: 48, bottom: 208 });
  expect(boxOf('x="100" y="200" font-size="40" text-anchor="end"').right).toBeCloseTo(100, 6);
  const middle = boxOf('x="100" y="200" font-size="40" text-anchor="middle"');
  expect((middle.x + middle.right) / 2).toBeCloseTo(100, 6);
  expect(middle.width).toBe(start.width);
});

test('widths are those of the stand-in font, kerned, by weight, with letter spacing', () => {
  expect(boxOf('font-size="40" font-family="System-Bold"').width).toBe(
    outlineText(lettering('bold', 40), 'Almanac').width,
  );
  expect(boxOf('font-size="40" font-weight="light"').width).toBe(
    outlineText(lettering('light', 40), 'Almanac').width,
  );
  const plain = boxOf('font-size="40"', 'AVA').width;
  expect(plain).toBeLessThan(boxOf('font-size="40"', 'A').width * 2 + boxOf('font-size="40"', 'V').width);
  expect(boxOf('font-size="40" letter-spacing="3"', 'AVA').width).toBeCloseTo(plain + 9, 1);
});

test.each(['light', 'regular', 'bold'] as const)(
  'System-Bold is bold beside the weight %s, System-Regular takes it',
  (weight) => {
    const widthOf = (family: string): number =>
      boxOf(`font-size="40" font-family="${family}" font-weight="${weight}"`).width;
    expect(widthOf('System-Bold')).toBe(outlineText(lettering('bold', 40), 'Almanac').width);
    expect(widthOf('System-Regular')).toBe(outlineText(lettering(weight, 40), 'Almanac').width);
  },
);

test('a text that an app sets keeps its spaces, one that is written in a view has single ones', () => {
  const { screen, runScript, warnings } = openScreen(
    `<svg font-size="32"><text id="app" fill="white"/><text id="view" fill="white">
  a    b
  c </text><text id="hard" fill="white">&#160;a&#160; &#160;b</text></svg>`,
  );
  const widthOf = (id: string): unknown =>
    runScript(`return document.getElementById('${id}').getBBox().width;`);
  const shown = (text: string) => outlineText(lettering('regular', 32), text);
  runScript("document.getElementById('app').text = 'a     b\\nc';");
  expect(widthOf('app')).toBe(shown('a     b c').width);
  expect(screen.svg()).toContain(shown('a     b c').path);
  expect(widthOf('view')).toBe(shown('a b c').width);
  expect(screen.texts().map(({ text }) => text)).toContain('a b c');
  expect(widthOf('hard')).toBe(shown(' a   b').width);
  expect(warnings).toEqual([]);
});

test('the characters of a CDATA section are text', () => {
  const { screen, warnings } = openScreen(
    '<svg><text fill="white">a <![CDATA[<b> & c]]></text><textarea y="90" fill="white"><![CDATA[d]]></textarea></svg>',
  );
  expect(screen.texts().map(({ text }) => text)).toEqual(['a <b> & c', 'd']);
  expect(warnings).toEqual([]);
});

test('font and anchor come down from a container', () => {
  const around = (inside: string) =>
    `<svg font-size="40" font-family="System-Bold" text-anchor="end">${inside}</svg>`;
  const box = boxOf('x="200"', 'Almanac', around);
  expect(box.width).toBe(outlineText(lettering('bold', 40), 'Almanac').width);
  expect(box.right).toBeCloseTo(200, 6);
});

test.each([
  ['its text', "t.text = 'Almanacs';"],
  ['its place', 't.x = 50;'],
  ['its baseline', 't.y = 50;'],
  ['its size', 't.style.fontSize = 41;'],
  ['its spacing', 't.letterSpacing = 2;'],
  ["its container's weight", "up.style.fontWeight = 'bold';"],
  ["its container's family", "up.style.fontFamily = 'System-Light';"],
  ['its anchor', "t.textAnchor = 'end';"],
])('a box that was measured follows %s', (_, change) => {
  const { runScript } = openScreen(
    '<svg id="up"><text id="t" x="100" y="100" font-size="40" fill="white">Almanac</text></svg>',
  );
  const read = (code: string) =>
    runScript(`var t = document.getElementById('t'), up = document.getElementById('up');
               var before = JSON.stringify(t.getBBox());
               ${code}
               var after = JSON.stringify(t.getBBox());
               return before === JSON.stringify(t.getBBox()) ? 'same' : before === after ? 'kept' : 'new';`);
  expect(read('')).toBe('same');
  expect(read(change)).toBe('new');
});

test('a text is drawn as an outline, inside its box and nowhere else', () => {
  const { screen } = openScreen('<svg><text x="100" y="200" font-size="40" fill="#ff0000">I</text></svg>');
  expect(screen.svg()).not.toContain('<text');
  const at = readPixels(screen.svg());
  const { width } = outlineText(lettering('regular', 40), 'I');
  expect(at(Math.round(100 + width / 2), 190)).toBe('#ff0000');
  expect([at(95, 190), at(Math.round(100 + width / 2), 203)]).toEqual(['#000000', '#000000']);
});

test('without y a line is centred in its container', () => {
  const at = (attributes: string): unknown =>
    openScreen(
      `<svg y="70%" height="100"><text id="t" font-size="40" ${attributes}>60</text></svg>`,
    ).runScript(`var box = document.getElementById('t').getBBox(); return [box.y, box.bottom];`);
  const { ascent, descent } = getVerticalMetrics(lettering('regular', 40));
  expect(at('')).toEqual([50 - (ascent + descent) / 2, 50 + (ascent + descent) / 2]);
  expect(at('y="0"')).toEqual([-ascent, descent]);
});

test('what follows a text with $ begins a line below its baseline', () => {
  const { runScript } = openScreen(
    '<svg><text x="50%" y="84" font-size="60" text-anchor="middle">17:23</text><textarea id="t" y="$-30"/></svg>',
  );
  const { ascent, descent } = getVerticalMetrics(lettering('regular', 60));
  expect(runScript("return document.getElementById('t').y;")).toBeCloseTo(84 + ascent + descent - 30, 6);
});

test('a text beginning with _ is a message, text-transform changes what is shown', () => {
  const { screen } = openScreen(`<svg><text id="a" y="20" fill="white">_hello</text>
    <text id="b" y="50" fill="white" text-transform="uppercase">loud</text></svg>`);
  expect(screen.texts().map(({ text }) => text)).toEqual(['«hello»', 'LOUD']);
});

test('text-length is the longest text that is shown, and a longer one is reported', () => {
  const open = openScreen(
    '<svg><text id="t" text-length="4" fill="white">12345</text><text id="e" text-length="4" text-overflow="ellipsis" fill="white">12345</text></svg>',
  );
  const width = (id: string): unknown =>
    open.runScript(`return document.getElementById('${id}').getBBox().width;`);
  expect(width('t')).toBe(outlineText(lettering('regular', 32), '1234').width);
  expect(width('e')).toBe(outlineText(lettering('regular', 32), '123…').width);
  expect(open.runScript("return document.getElementById('t').textOverflowing;")).toBe(true);
  expect(open.warnings).toContain(
    'text #t (resources/index.view:1): text of 5 characters where text-length is 4',
  );
});

test('a textarea shows as many characters as text-length says', () => {
  const area = (more: string, text: string) =>
    openScreen(
      `<svg><textarea id="t" width="60" height="200" font-size="20" ${more} fill="white">${text}</textarea></svg>`,
    );
  const isOverflowing = "return document.getElementById('t').textOverflowing;";
  const cut = area('text-length="5"', 'one two three');
  expect(cut.screen.svg()).toBe(area('', 'one t').screen.svg());
  expect(cut.runScript(isOverflowing)).toBe(true);
  expect(cut.warnings).toEqual([
    'textarea #t (resources/index.view:1): text of 13 characters where text-length is 5',
  ]);
  const whole = area('text-length="13"', 'one two three');
  expect(whole.screen.svg()).toBe(area('', 'one two three').screen.svg());
  expect([whole.runScript(isOverflowing), ...whole.warnings]).toEqual([false]);
});

test('a text with a _ that names no message is reported', () => {
  const open = openScreen('<svg><text id="a" y="20" fill="white">_foo</text></svg>', { gettext: (id) => id });
  expect(open.screen.texts().map(({ text }) => text)).toEqual(['foo']);
  expect(open.warnings).toEqual(['text #a (resources/index.view:1): no message "foo" for the text "_foo"']);
});

test('a textarea breaks its text at spaces, keeps to its box, and breaks a word that is too long', () => {
  const area = (text: string, more = '') =>
    openScreen(
      `<svg><textarea x="20" y="20" width="100" height="60" font-size="20" fill="white" ${more}>${text}</textarea></svg>`,
    ).screen.svg();
  const rows = (svg: string): number[] =>
    [...svg.matchAll(/translate\(([\d.]+) ([\d.]+)\)/g)].map(([, , y]) => Number(y));
  expect(rows(area('one two'))).toEqual([40]);
  expect(rows(area('the quick brown fox jumps over the lazy dog'))).toEqual([40, 64]);
  expect(rows(area('the quick brown fox jumps over the lazy dog', 'rows="1"'))).toEqual([40]);
  expect(rows(area('Donaudampfschifffahrtsgesellschaft')).length).toBe(2);
  expect(rows(area('one', 'display-align="bottom"'))).toEqual([76]);
  expect(rows(area('one', 'display-align="center"'))).toEqual([58]);
  expect(rows(area('the quick brown fox', 'line-increment="30"'))).toEqual([40, 70]);
});

test('texts come in reading order, invisible ones marked', () => {
  const { screen } = openScreen(`<svg>
    <text id="low" y="200" fill="white">c</text><text id="right" x="100" y="100" fill="white">b</text>
    <text id="left" y="100" fill="white">a</text><text id="empty" y="300" fill="white"/>
    <g display="none"><text id="hidden" y="301" fill="white">x</text></g>
    <g visibility="hidden"><text id="invisible" y="302" fill="white">x</text></g>
    <text id="clear" y="303" fill="none">x</text>
    <svg opacity="0"><text id="faded" y="304" fill="white">x</text></svg></svg>`);
  expect(screen.texts()).toEqual([
    { id: 'left', text: 'a', isVisible: true },
    { id: 'right', text: 'b', isVisible: true },
    { id: 'low', text: 'c', isVisible: true },
    { id: 'empty', text: '', isVisible: false },
    { id: 'hidden', text: 'x', isVisible: false },
    { id: 'invisible', text: 'x', isVisible: false },
    { id: 'clear', text: 'x', isVisible: false },
    { id: 'faded', text: 'x', isVisible: false },
  ]);
});

test('a text without a fill is black, and reported', () => {
  const open = openScreen('<svg viewport-fill="white"><text id="t" y="100" font-size="60">I</text></svg>');
  expect(readPixels(open.screen.svg())(8, 80)).toBe('#000000');
  expect(open.warnings).toEqual(['text #t (resources/index.view:1): no fill, so it is black']);
});

test('a font that the watch does not have, and a character that no font has, are reported', () => {
  const open = openScreen(
    '<svg font-size="32"><text id="t" font-family="Barlow-Bold" fill="white">時</text></svg>',
  );
  open.screen.svg();
  expect(open.warnings).toEqual([
    'text #t (resources/index.view:1): drawn in the stand-in for the system font, not in "Barlow-Bold"',
    'text #t (resources/index.view:1): no font here has "時" (Chinese and Japanese); the watch\'s may; ' +
      'npm install --save-dev @fontsource/noto-sans-sc (-tc, -jp) draws it',
  ]);
});

test.each([
  ['Cyrillic', 'Привет, Ёжик №', 'regular'],
  ['Cyrillic, bold', 'Среда', 'bold'],
  ['Greek', 'Ώρα', 'bold'],
  ['Vietnamese', 'Thứ bảy', 'light'],
  ['arrows and symbols', '←→↑↓↗♥❤★☀☁☂❄⚡✓✗♪●▲', 'light'],
])('%s is drawn without a warning', (_, text, weight) => {
  const open = openScreen(
    `<svg font-size="32"><text font-weight="${weight}" fill="white">${text}</text></svg>`,
  );
  open.screen.svg();
  expect(open.warnings).toEqual([]);
});

test('a small text at the end of a line is read with its line', () => {
  const { screen } = openScreen(`<svg>
    <text x="250" y="58" font-size="20">PM</text>
    <text x="42" y="58" font-size="24">STATUS</text>
    <text x="180" y="58" font-size="30">2:42</text>
    <text x="42" y="84" font-size="20">below</text>
  </svg>`);
  expect(screen.texts().map(({ text }) => text)).toEqual(['STATUS', '2:42', 'PM', 'below']);
});

test('a text in several fonts is as wide as its pieces, and drawn in their order', () => {
  const style = lettering('regular', 40);
  const whole = outlineText({ ...style, letterSpacing: 3 }, '5 → Мир');
  const pieces = ['5 ', '→', ' ', 'Мир'].map(
    (text) => outlineText({ ...style, letterSpacing: 3 }, text).width,
  );
  expect(whole.width).toBeCloseTo(
    pieces.reduce((sum, width) => sum + width),
    1,
  );
  const [x = 0, y = 0] = [outlineText(style, '5').ink.x, outlineText(style, '5').ink.y];
  expect(outlineText(style, '5→').ink).toMatchObject({ x, y });
  expect(outlineText(style, '5→').ink.width).toBeGreaterThan(outlineText(style, '5').width);
});

test('each set of missing characters is reported once, where it is first', () => {
  const open = openScreen(`<svg font-size="32">
    <text id="a" fill="white">月曜日 ไทย</text><text id="b" fill="white">安 안녕</text><text id="c" fill="white">のモ🔋</text></svg>`);
  open.screen.svg();
  expect(open.warnings.map((text) => /#(.).*:(\d+)\).*\((.*?)\);/.exec(text)?.slice(1).join(' '))).toEqual([
    'a 2 Chinese and Japanese',
    'a 2 Thai',
    'b 2 Korean',
    'c 2 Japanese',
    'c 2 emoji',
  ]);
});

test("the watch's digits of one width are digits", () => {
  const screen = openScreen('<svg><text id="t" fill="white" x="9" y="90" text-length="9"/></svg>');
  const shown = screen.runScript(
    "var t = document.getElementById('t'); t.text = '\\x11\\x14:\\x14\\x12'; return t.getBBox().width;",
  );
  expect(shown).toBe(boxOf('font-size="32"', '14:42').width);
});

test('text-overflow="ellipsis" shortens a text to its width, before it is anchored', () => {
  const { runScript } = openScreen(
    `<svg fill="red" font-size="30"><text id="t" x="100" y="40" width="100" text-anchor="end" text-overflow="ellipsis">A long line of words</text>
      <text id="free" x="0" y="80" width="100">A long line of words</text></svg>`,
  );
  expect(
    runScript(`var t = document.getElementById('t'), box = t.getBBox(), free = document.getElementById('free').getBBox();
      var before = [t.textOverflowing, box.width > 70 && box.width <= 100, Math.round(box.right), free.width > 200];
      t.text = 'short'; return before.concat(t.textOverflowing);`),
  ).toEqual([true, true, 100, true, false]);
});
