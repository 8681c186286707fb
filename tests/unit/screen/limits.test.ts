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
