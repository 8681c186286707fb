import { openScreen } from './open-screen';

const warningsAbout = (warnings: string[], text: string): string[] =>
  warnings.filter((each) => each.includes(text));

test('symbols that multiply stop at 20,000 elements, with one warning', () => {
  const symbols = Array.from(
    { length: 12 },
    (_, i) => `<symbol id="s${i}">${`<use href="#s${i + 1}"/>`.repeat(6)}</symbol>`,
  );
  const view = `<svg><defs>${symbols.join('')}<symbol id="s12"><rect width="1" height="1"/></symbol></defs><use href="#s0"/><text id="t">x</text></svg>`;
  const { screen, warnings } = openScreen(view);
  expect(screen.counts.elements).toBeLessThanOrEqual(20_001);
  expect(warningsAbout(warnings, 'more than 20000 elements')).toHaveLength(1);
});

test('a view of too many elements or levels is cut, with one warning', () => {
  const wide = openScreen(`<svg><text id="t" fill="red">kept</text>${'<rect/>'.repeat(30_000)}</svg>`);
  expect(wide.screen.counts.elements).toBeLessThanOrEqual(20_000);
  expect(warningsAbout(wide.warnings, 'more than 20000 elements')).toHaveLength(1);
  const deep = openScreen(
    `<svg>${'<g>'.repeat(50_000)}<rect/>${'</g>'.repeat(50_000)}<text id="t" fill="red">kept</text></svg>`,
  );
  expect(deep.screen.texts()).toMatchObject([{ id: 't', text: 'kept' }]);
  expect(warningsAbout(deep.warnings, '100 levels')).toHaveLength(1);
});

test('an element of too many attributes is cut, with one warning', () => {
  const attributes = Array.from({ length: 200_000 }, (_, i) => `a${i}="1"`).join(' ');
  const { screen, warnings } = openScreen(`<svg><text id="t" fill="red" ${attributes}>kept</text></svg>`);
  expect(screen.texts()).toMatchObject([{ id: 't', text: 'kept' }]);
  expect(warningsAbout(warnings, '<text> has more than 500 attributes; the rest is left out')).toHaveLength(
    1,
  );
});

test('a text is cut, from the view and from the app', () => {
  const { screen, warnings, runScript } = openScreen(
    `<svg><text id="a" fill="red">${'x'.repeat(20_000)}</text><text id="b" fill="red"/></svg>`,
  );
  runScript(
    // Cut, both are the same text, which is outlined once: for 10,000 characters that takes seconds.
    'var text = "x"; while (text.length < 5e6) text += text; document.getElementById("b").text = text;',
  );
  expect(
    runScript('return document.getElementById("b").text.length + document.getElementById("a").text.length'),
  ).toBe(20_000);
  expect(warningsAbout(warnings, 'is cut to 10000')).toHaveLength(2);
  expect(screen.svg().length).toBeLessThan(20_000_000);
});

test('a stylesheet of too many rules or characters is cut or ignored, with one warning', () => {
  const view = '<svg><text id="t" class="last">x</text></svg>';
  const many = openScreen(view, { styles: '.a { fill: red }\n'.repeat(3000) });
  expect(warningsAbout(many.warnings, 'more than 2000 rules')).toHaveLength(1);
  const large = openScreen(view, { styles: '.a { fill: red }\n'.repeat(200_000) });
  expect(warningsAbout(large.warnings, 'is ignored')).toHaveLength(1);
});

const STYLED = '<svg><text id="t" class="a">x</text></svg>';

test.each([
  [
    'brackets of a value',
    `.a{x:${'('.repeat(9000)}${')'.repeat(9000)}}`,
    'styles.css:2: brackets of more than 100 levels',
  ],
  [
    'selectors in selectors',
    `${':not('.repeat(9000)}.a${')'.repeat(9000)}{fill:red}`,
    'styles.css:2: brackets',
  ],
  ['rules in rules', '@media{'.repeat(9000), 'styles.css:2: brackets of more than 100 levels'],
  [
    'a selector of many classes',
    `${'.a'.repeat(50_000)}{fill:red}`,
    'styles.css:2: a selector of 100000 characters',
  ],
  [
    'a selector of many steps',
    `${'.a '.repeat(50_000)}{fill:red}`,
    'styles.css:2: a selector of 149999 characters',
  ],
  ['quotes of a value', `.a{fill:${'"\\'.repeat(50_000)}}`, 'styles.css:2: a value of 10000'],
])('a stylesheet that nests or grows too much is ignored in part, with one line: %s', (_what, rule, line) => {
  const { warnings, screen } = openScreen(STYLED, { styles: `\n${rule}` });
  expect(warningsAbout(warnings, 'Maximum call stack')).toEqual([]);
  expect(warningsAbout(warnings, line)).toHaveLength(1);
  expect(screen.texts()).toMatchObject([{ text: 'x' }]);
});

test('imports of imports stop at 50 levels, with one warning', () => {
  const link = (i: number) =>
    `<svg>${'<g>'.repeat(90)}<link rel="import" href="f${i}.view"/>${'</g>'.repeat(90)}</svg>`;
  const files = Object.fromEntries(
    Array.from({ length: 3000 }, (_, i) => [`resources/f${i}.view`, link(i + 1)]),
  );
  const view = '<svg><text id="t" fill="red">kept</text><link rel="import" href="f0.view"/></svg>';
  const { screen, warnings } = openScreen(view, { files });
  expect(warningsAbout(warnings, 'resources/f49.view:1: imports of more than 50 levels')).toHaveLength(1);
  expect(screen.texts()).toMatchObject([{ text: 'kept' }]);
});

test('files that import the next one twice are looked at once', () => {
  const twice = (i: number) => `<svg>${`<link rel="import" href="f${i}.view"/>`.repeat(2)}</svg>`;
  const files = Object.fromEntries(
    Array.from({ length: 40 }, (_, i) => [`resources/f${i}.view`, twice(i + 1)]),
  );
  const { screen } = openScreen(
    `<svg><text id="t" fill="red">kept</text><link rel="import" href="f0.view"/></svg>`,
    {
      files: { ...files, 'resources/f40.view': '<svg/>' },
    },
  );
  expect(screen.texts()).toMatchObject([{ text: 'kept' }]);
});

test('masks stop at 200, and what is masked too, with one warning each', () => {
  const masks = Array.from(
    { length: 3000 },
    (_, i) => `<g mask="#m${i + 1}"><mask id="m${i}"><rect width="9" height="9"/></mask></g>`,
  );
  const { warnings, screen } = openScreen(`<svg>${masks.join('')}<text id="t" fill="red">kept</text></svg>`);
  expect(warningsAbout(warnings, 'more than 200 masks; the rest is left out')).toHaveLength(1);
  expect(warningsAbout(warnings, 'more than 200 elements with a mask; the rest has none')).toHaveLength(1);
  expect(screen.texts()).toMatchObject([{ text: 'kept' }]);
});

test('a wrong value is shown in part', () => {
  const { warnings } = openScreen(`<svg><text id="t" opacity="${'('.repeat(5000)}">x</text></svg>`);
  expect(warningsAbout(warnings, 'is no number')[0]?.length).toBeLessThan(300);
});
