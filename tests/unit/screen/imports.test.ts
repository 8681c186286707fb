import { openScreen, readPixels } from './open-screen';

const GREEN = '<svg id="face"><rect id="field" width="20" height="20" fill="#00ff00"/></svg>';

/** The colour at 5,5, whether the imported `field` is found, and the warnings. */
function importing(view: string, files: Record<string, string>) {
  const { screen, runScript, warnings } = openScreen(view, { files });
  return {
    colour: readPixels(screen.svg())(5, 5),
    isFound: runScript("return document.getElementById('field') !== null;"),
    warnings,
  };
}

const PLACED = { colour: '#00ff00', isFound: true, warnings: [] };

test.each<[string, string, Record<string, string>]>([
  ['by itself', '<svg><link rel="import" href="face.view"/></svg>', {}],
  ['of SDK 4', '<svg><link rel="import" href="face.gui"/></svg>', { 'resources/face.gui': GREEN }],
  [
    'in a group',
    '<svg><g transform="translate(-40,0)"><svg x="40"><link rel="import" href="/face.view"/></svg></g></svg>',
    {},
  ],
  [
    'in the symbol of a use',
    '<svg><defs><symbol id="s"><link rel="import" href="face.view"/></symbol></defs><use href="#s"/></svg>',
    {},
  ],
  [
    'through another import',
    '<svg><link rel="import" href="outer.view"/></svg>',
    {
      'resources/outer.view': '<svg><link rel="import" href="./face.view"/></svg>',
      'resources/face.view': GREEN,
    },
  ],
  [
    'of a shape',
    '<svg><link rel="import" href="face.view"/></svg>',
    { 'resources/face.view': '<rect id="field" width="20" height="20" fill="#00ff00"/>' },
  ],
  [
    'with symbols of its own and of the view',
    '<svg><defs><symbol id="b"><rect id="field" width="10" height="10" fill="#00ff00"/></symbol></defs><link rel="import" href="face.view"/></svg>',
    {
      'resources/face.view':
        '<svg><defs><symbol id="a"><use href="#b"/></symbol></defs><use href="#a"/></svg>',
    },
  ],
])('an import in the body puts the root of its file there: %s', (_, view, files) => {
  expect(importing(view, { 'resources/face.view': GREEN, ...files })).toEqual(PLACED);
});

test('an import stands twice where it is linked twice, and is a sibling like any other', () => {
  const part = '<svg width="10" height="10"><rect id="r" width="100%" height="100%" fill="red"/></svg>';
  const { screen, runScript, warnings } = openScreen(
    '<svg><link rel="import" href="p.view"/><rect x="$" width="5" height="5" fill="#0000ff"/><svg y="50"><link rel="import" href="p.view"/></svg></svg>',
    { files: { 'resources/p.view': part } },
  );
  const at = readPixels(screen.svg());
  expect([at(12, 2), at(5, 55), at(5, 65)]).toEqual(['#0000ff', '#ff0000', '#000000']);
  expect(runScript("return document.getElementsByTagName('rect').length;")).toBe(3);
  expect(warnings).toEqual([]);
});

test.each([
  ['in defs', '<svg><defs><link rel="import" href="face.view"/></defs><rect/></svg>', GREEN, 1],
  [
    'of definitions only',
    '<svg><link rel="import" href="face.view"/><rect y="$" height="5"/></svg>',
    '<svg><defs><symbol id="s"/></defs></svg>',
    1,
  ],
  [
    'of bare defs',
    '<svg><link rel="import" href="face.view"/><rect y="$" height="5"/></svg>',
    '<defs><symbol id="s"/></defs>',
    1,
  ],
])('an import puts nothing in its place: %s', (_, view, file, children) => {
  const { runScript, warnings } = openScreen(view, { files: { 'resources/face.view': file } });
  expect(runScript("return document.getElementsByTagName('svg').length;")).toBe(0);
  expect(runScript("return document.getElementsByTagName('*').length > 0;")).toBe(children > 0);
  expect(warnings).toEqual([]);
});

test('several roots of an imported file all stand there, with one warning for them', () => {
  const file = `<link rel="stylesheet" href="styles.css"/>
<svg><rect class="c" width="20" height="20"/></svg>
<svg id="second" x="50">${'<g><rect class="c" width="20" height="20"/></g>'.repeat(20)}</svg>`;
  const { screen, warnings } = openScreen('<svg><link rel="import" href="p.view"/></svg>', {
    files: { 'resources/p.view': file },
    styles: '.c { fill: #00ff00 }',
  });
  const at = readPixels(screen.svg());
  expect([at(5, 5), at(55, 5)]).toEqual(['#00ff00', '#00ff00']);
  expect(warnings).toEqual(['resources/p.view:2: not well-formed XML: documents may contain only one root']);
});

test('a file that imports itself, and one that is missing, are reported', () => {
  const { screen, warnings } = openScreen(
    `<svg><rect width="10" height="10" fill="red"/><link rel="import" href="index.view"/>
<link rel="import" href="a.view"/><link rel="import" href="none.view"/></svg>`,
    {
      files: {
        'resources/a.view': '<svg id="a"><link rel="import" href="b.view"/></svg>',
        'resources/b.view': '<svg id="b"><link rel="import" href="a.view"/></svg>',
      },
    },
  );
  expect(readPixels(screen.svg())(5, 5)).toBe('#ff0000');
  expect(warnings).toEqual([
    'resources/index.view:2: no file "none.view"',
    'resources/index.view:1: <link href="index.view"> contains itself',
    'resources/b.view:1: <link href="a.view"> contains itself',
  ]);
});

test('a link means the file beside its own first, then that of the root; `..` goes up', () => {
  const rule = (id: string, colour: string) => `#${id} { fill: ${colour} }`;
  const { screen, warnings } = openScreen(
    `<svg><defs><link rel="import" href="views/part.view"/></defs>
<use href="#part"/><rect id="root" y="40" width="10" height="10"/></svg>`,
    {
      files: {
        'resources/views/part.view': `<svg><defs><link rel="stylesheet" href="part.css"/><link rel="stylesheet" href="root.css"/>
<link rel="stylesheet" href="/slash.css"/><link rel="import" href="./../shared/up.defs"/>
<symbol id="part"><rect id="own" width="10" height="10"/><use href="#up" y="20"/></symbol></defs></svg>`,
        'resources/views/part.css': rule('own', '#00ff00'),
        'resources/part.css': rule('own', 'red'),
        'resources/root.css': rule('root', '#0000ff'),
        'resources/slash.css': rule('up', '#ffff00'),
        'resources/views/slash.css': rule('up', 'red'),
        'resources/shared/up.defs':
          '<svg><defs><symbol id="up"><rect id="up" width="10" height="10"/></symbol></defs></svg>',
      },
    },
  );
  const at = readPixels(screen.svg());
  expect([at(5, 5), at(5, 25), at(5, 45)]).toEqual(['#00ff00', '#ffff00', '#0000ff']);
  expect(warnings).toEqual([]);
});

test('an import of a file beside its own is put there, and one outside of the package is refused', () => {
  const { colour, warnings } = importing(
    '<svg><link rel="import" href="views/face.view"/><link rel="import" href="../../face.view"/></svg>',
    {
      'resources/views/face.view': '<svg><link rel="import" href="part.view"/></svg>',
      'resources/views/part.view': GREEN,
      'resources/face.view': GREEN,
    },
  );
  expect(colour).toBe('#00ff00');
  expect(warnings).toEqual(['resources/index.view:1: no file "../../face.view"']);
});
