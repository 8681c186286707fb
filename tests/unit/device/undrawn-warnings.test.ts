import { createTinyWatch } from './tiny-watch';

/** What a watch warns of although nobody looks at its picture. */

const VIEW = `<svg font-size="30" fill="white"><image id="im" width="9" height="9"/><text id="t" x="9" y="99"/>
  <rect id="r" width="9" height="9"/></svg>`;
const PRELUDE = `var document = require('document').default;
  function $(id) { return document.getElementById(id); }`;
const MISSING = 'image #im (resources/index.view:1): no image "gone.png"';

function run(script: string, view = VIEW) {
  const tiny = createTinyWatch(`${PRELUDE} ${script}`, { view });
  tiny.watch.launch();
  return tiny;
}

test('what drawing finds is reported soon after the start', () => {
  const { advance, warnings } = run(`$('im').href = 'gone.png'; $('r').onclick = function () {};
    document.onkeypress = function () {};`);
  expect(warnings()).toEqual([]);
  advance(100);
  expect(warnings()).toEqual([
    MISSING,
    'document: listens for keypress, which a clock face does not get',
    'rect #r (resources/index.view:2): listens for the finger, and has no pointer-events="visible" or "all"',
  ]);
});

test('what a touch leads to is reported, and what is there when somebody asks', () => {
  const { watch, advance, warnings } = run(
    `$('r').onclick = function () { $('im').href = 'gone.png'; };
     setTimeout(function () { $('t').text = '\\u05d0'; }, 5000);`,
    VIEW.replace('<rect', '<rect pointer-events="all"'),
  );
  advance(1000);
  watch.tap(4, 4);
  expect(warnings()).toEqual([]);
  advance(100);
  expect(warnings()).toEqual([MISSING]);
  advance(9000);
  expect(warnings()).toEqual([MISSING]);
  watch.checkPicture();
  expect(warnings()).toEqual([MISSING, expect.stringContaining('no font here has')]);
});

test('another view is looked at, too', () => {
  const { advance, warnings } = createViews();
  advance(2000);
  expect(warnings()).toEqual(['text #n (resources/next.view:1): no fill, so it is black']);
});

function createViews() {
  const tiny = createTinyWatch(
    `${PRELUDE} setTimeout(function () { document.location.assign('next.view'); }, 1000);`,
    {
      view: VIEW,
      files: { 'resources/next.view': '<svg><text id="n" y="50" font-size="30">next</text></svg>' },
    },
  );
  tiny.watch.launch();
  return tiny;
}

test.each([false, true])('a marquee starts at the same moment where its picture is drawn: %s', (isDrawn) => {
  const { watch, advance, log } = run(
    `var start = Date.now();
     $('m').addEventListener('animationstart', function () { console.log('started', Date.now() - start); });`,
    `<svg font-size="30" fill="white"><defs><link rel="import" href="/mnt/sysassets/system_widget.defs"/>
      <link rel="import" href="/mnt/sysassets/widgets/marquee_text_widget.defs"/></defs>
      <use id="m" href="#marquee-text" width="60">
        <set href="#text" attributeName="text-buffer" to="much longer than its box"/></use></svg>`,
  );
  for (let i = 0; i < 100; i++) {
    if (isDrawn) watch.svg();
    advance(10);
  }
  expect(log()).toEqual(['started 33']);
});
