import { openScreen } from './open-screen';

const VIEW = '<svg><g id="g"><rect id="it" width="336" height="336" pointer-events="all"/></g></svg>';
const SETUP = `var received = document.received = [];
  var it = document.getElementById('it');
  function note(text, result) { return function (event) { received.push(text + ' ' + event.type); return result; }; }`;

function run(code: string) {
  const opened = openScreen(VIEW);
  const result = opened.runScript(`${SETUP} ${code}`);
  return { ...opened, result, received: () => opened.runScript('return document.received;') };
}

test('a handler is called before the listeners; one that returns true ends the event', () => {
  const { screen, received } = run(`
    it.setEventHandler('click', note('handler', false));
    it.addEventListener('click', note('listener'));
    document.getElementById('g').setEventHandler('click', note('group', true));
    document.onclick = note('document');`);
  screen.tap(168, 168);
  expect(received()).toEqual(['handler click', 'listener click', 'group click']);
});

test.each([
  ['typeof document.getEventHandler + typeof document.setEventHandler', 'functionfunction'],
  [
    'typeof it.getEventHandler + typeof it.setEventHandler + typeof it.dispatchEvent',
    'functionfunctionfunction',
  ],
  ['it.getEventHandler("click")', null],
  ['(it.setEventHandler("click", note), it.getEventHandler("click") === note)', true],
  [
    '(it.setEventHandler("click", note), it.setEventHandler("click", null), it.getEventHandler("click"))',
    null,
  ],
  ['(document.setEventHandler("keypress", note), document.getEventHandler("keypress") === note)', true],
  [
    '(function () { try { it.setEventHandler("click", 7); } catch (e) { return e instanceof TypeError; } })()',
    true,
  ],
])('%s is %p', (expression, value) => {
  expect(run(`return ${expression};`).result).toBe(value);
});

test('dispatchEvent brings what the event has, and returns false when the default was prevented', () => {
  const { result, received } = run(`
    it.addEventListener('custom', function (event) { received.push(event.detail, event.target === it); });
    it.addEventListener('stop', function (event) { event.preventDefault(); });
    document.addEventListener('own', note('document'));
    return [it.dispatchEvent({ type: 'custom', detail: 7 }), it.dispatchEvent({ type: 'stop' }),
      document.dispatchEvent({ type: 'own' }), it.dispatchEvent({ type: 'nobody' })];`);
  expect(result).toEqual([true, false, true, true]);
  expect(received()).toEqual([7, true, 'document own']);
});

test('a key that a handler has dealt with does nothing else', () => {
  const { screen } = run(`document.setEventHandler('keypress', function () { return true; });`);
  expect(screen.pressKey('back')).toBe(true);
});

test('another view clears handlers too', () => {
  const { runScript, warnings } = openScreen(VIEW, { files: { 'resources/two.view': VIEW } });
  expect(
    runScript(`document.setEventHandler('click', function () {}); document.replaceSync('two.view');
      return document.getEventHandler('click');`),
  ).toBeNull();
  expect(warnings).toEqual([expect.stringContaining('replaceSync')]);
});
