import { openScreen } from './open-screen';

const files = {
  'resources/second.view': '<svg viewport-fill="#ff0000"><text id="s" fill="white">second</text></svg>',
  'resources/sub/third.view': '<svg><text id="t" fill="white">third</text></svg>',
};
const open = () => openScreen('<svg><text id="f" fill="white">first</text></svg>', { files });
const texts = ({ screen }: ReturnType<typeof open>): string[] => screen.texts().map(({ text }) => text);

test('named and default imports give the same module', () => {
  const { screen, runScript } = open();
  const module = screen.documentModule;
  expect(module.__esModule).toBe(true);
  expect(module.default).toBe(module);
  expect(runScript('var find = document.getElementById; return find("f").text;')).toBe('first');
});

test('assign opens a view above, history goes back and forth, handlers are forgotten on the way', () => {
  const it = open();
  it.runScript(`log = []; document.onunload = function () { log.push('unload'); };
    var f = document.getElementById('f'); f.onclick = function () {};
    document.location.assign('second.view').then(function () {
      log.push(document.location.pathname, document.history.length, f.text, f.onclick, document.onunload, document.getElementById('f'));
    });`);
  expect(texts(it)).toEqual(['first']);
  it.clock.runUntil(it.clock.now());
  expect(it.runScript('return log;')).toEqual(['unload', '/second.view', 2, 'first', null, null, null]);
  expect(it.screen.svg()).toContain('fill="#ff0000"');
  it.runScript('document.history.back();');
  expect(texts(it)).toEqual(['first']);
  it.runScript('document.history.forward();');
  expect(texts(it)).toEqual(['second']);
  expect(it.runScript('try { document.history.go(3); } catch (e) { return e instanceof RangeError; }')).toBe(
    true,
  );
});

test('a view that is replaced, and those above a new one, are freed: their elements throw', () => {
  const it = open();
  it.runScript(
    `f = document.getElementById('f'); document.location.replace('../resources/./sub/third.view');`,
  );
  it.clock.runUntil(it.clock.now());
  expect(texts(it)).toEqual(['third']);
  expect(it.runScript('return document.location.pathname + document.history.length;')).toBe(
    '/sub/third.view1',
  );
  expect(it.runScript("try { f.text = 'x'; } catch (e) { return e.message; }")).toBe(
    'text #f: its view was left and freed',
  );
  it.runScript("document.replaceSync('second.view');");
  expect(texts(it)).toEqual(['second']);
});

test.each([
  ['f.onclick = g', 'text #f: its view was left and freed'],
  ['f.onmousedown = null', 'text #f: its view was left and freed'],
  ['f.onanimationend = g', 'text #f: its view was left and freed'],
  ['f.ontouchstart = g', 'text #f: its view was left and freed'],
  ['f.onclick === null', undefined],
  ['Object.getPrototypeOf(f).onclick = g', 'not an element'],
])('a handler of a freed element: %s', (code, problem) => {
  const it = open();
  it.runScript(`f = document.getElementById('f'); g = function () {}; f.onclick = g; document.replaceSync('second.view');
    document.getElementById('s').onclick = g;`);
  expect(it.runScript(`try { ${code}; } catch (e) { return e instanceof Error && e.message; }`)).toBe(
    problem,
  );
  expect(it.runScript("return document.getElementById('s').onclick === g;")).toBe(true);
});

test('the elements of a view below, which is not freed, take handlers', () => {
  const it = open();
  it.runScript("f = document.getElementById('f'); document.location.assign('second.view');");
  it.clock.runUntil(it.clock.now());
  expect(it.runScript('f.onclick = function () { return 5; }; return f.onclick();')).toBe(5);
  it.runScript("s = document.getElementById('s'); document.history.back(); ");
  it.clock.runUntil(it.clock.now());
  it.runScript("document.location.assign('sub/third.view');");
  it.clock.runUntil(it.clock.now());
  expect(it.runScript('try { s.onclick = function () {}; } catch (e) { return e.message; }')).toBe(
    'text #s: its view was left and freed',
  );
  expect(it.errors).toEqual([]);
});

test('a view that is not there rejects and leaves the old one', () => {
  const it = open();
  it.runScript(
    "said = ''; document.location.assign('nowhere.view').catch(function (e) { said = e instanceof Error && e.message; });",
  );
  it.clock.runUntil(it.clock.now());
  expect(it.runScript('return said;')).toBe('no view "nowhere.view"');
  expect(it.warnings).toEqual(['no view "nowhere.view"']);
  expect(texts(it)).toEqual(['first']);
});

test('the back key leaves a view unless the app keeps it; without a view before it is left to the watch', () => {
  const it = open();
  expect(it.screen.pressKey('back')).toBe(false);
  it.runScript("document.replaceSync('second.view'); document.location.assign('sub/third.view');");
  it.clock.runUntil(it.clock.now());
  it.runScript("document.addEventListener('beforeunload', function (event) { event.preventDefault(); });");
  expect(it.screen.pressKey('back')).toBe(true);
  expect(texts(it)).toEqual(['third']);
  it.runScript('document.history.back(); document.history.forward();');
  expect(it.screen.pressKey('back')).toBe(true);
  expect(texts(it)).toEqual(['second']);
});

test('keys are events of the document, which can prevent their default', () => {
  const it = open();
  it.runScript(
    `log = []; document.onkeypress = function (event) { log.push(event.key); if (event.key === 'back') event.preventDefault(); };`,
  );
  expect([it.screen.pressKey('up'), it.screen.pressKey('back')]).toEqual([false, true]);
  expect(it.runScript('return log;')).toEqual(['up', 'back']);
});
