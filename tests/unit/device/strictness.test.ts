import { SecretMask } from '../../../simulator/world/secret-mask';
import { createTinyWatch } from './tiny-watch';

test('a script newer than ES5 runs, with a warning that a watch does not run it', () => {
  const { watch, log, warnings } = createTinyWatch("const time = () => 'now'; console.log(time());");
  watch.launch();
  expect(log()).toEqual(['now']);
  expect(warnings()).toEqual([expect.stringMatching(/^app\/index\.js:1:\d+: .*newer than ES5/)]);
});

test.each([
  'var f = () => 1;',
  'var a = {b, c};',
  'for (var a of []) {}',
  'var t = `secret: 1`;',
  'class A {}',
  'let token = 1;',
])('no part of that warning is covered as a secret: %s', (script) => {
  const { watch, warnings } = createTinyWatch(script);
  watch.launch();
  const [warning = ''] = warnings();
  expect(warning).toContain('newer than ES5');
  expect(new SecretMask().mask(warning)).toBe(warning);
});

test('an ES5 script causes no such warning', () => {
  const { watch, warnings } = createTinyWatch(
    "var time = function () { return 'now'; }; console.log(time());",
  );
  watch.launch();
  expect(warnings()).toEqual([]);
});

test('no frames are drawn while the display is off; drawing continues when it wakes', () => {
  const { watch, advance, log } = createTinyWatch(
    'function draw() { console.log("frame"); requestAnimationFrame(draw); } draw();',
  );
  const frames = () => log().length;
  watch.launch();
  advance(1000);
  const lit = frames();
  expect(lit).toBeGreaterThan(25);
  watch.setDisplay(false);
  advance(60_000);
  expect(frames()).toBe(lit);
  watch.setDisplay(true);
  advance(1000);
  expect(frames()).toBeGreaterThan(lit + 25);
});
