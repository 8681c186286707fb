import { openScreen } from './open-screen';

/** A rectangle whose animation `a` goes from x = 0 to 100 in half a second at "enable". */
function open(attributes = '') {
  const opened = openScreen(
    `<svg><rect id="it" x="0" width="10" height="10">
      <animate id="a" attributeName="x" begin="enable" from="0" to="100" dur="0.5" ${attributes}/>
    </rect></svg>`,
  );
  opened.runScript(`
    document.received = [];
    ['animationstart', 'animationiteration', 'animationend'].forEach(function (type) {
      document.getElementById('it').addEventListener(type, function (event) {
        document.received.push(type.slice(9) + ' ' + event.elapsedTime.toFixed(1));
      });
    });`);
  const wait = (ms: number): void => opened.clock.runUntil(opened.clock.now() + ms);
  const start = (code: string): void => {
    opened.runScript(
      `var a = document.getElementById('a'); ${code}; document.getElementById('it').animate('enable');`,
    );
  };
  const received = () => opened.runScript('return document.received;');
  const x = () => opened.runScript("return document.getElementById('it').x;") as number;
  return { ...opened, wait, start, received, x };
}

const THREE_RUNS = ['start 0.0', 'iteration 0.5', 'iteration 1.0', 'end 1.5'];

test.each([
  ['one run', '', ['start 0.0', 'end 0.5']],
  ['repeatCount', 'a.repeatCount = 3', THREE_RUNS],
  ['repeatCount as a text', 'a.repeatCount = "3"', THREE_RUNS],
  ['repeatDur', 'a.repeatDur = 1.5', THREE_RUNS],
  ['repeatDur as a clock value', 'a.repeatDur = "1500ms"', THREE_RUNS],
  ['half a run', 'a.repeatCount = 0.5', ['start 0.0', 'end 0.3']],
  [
    'both: repeatDur is the time of one repetition',
    'a.repeatCount = 3; a.repeatDur = 1.5',
    ['start 0.0', 'iteration 1.5', 'iteration 3.0', 'end 4.5'],
  ],
  ['both, repeatDur too short', 'a.repeatCount = 3; a.repeatDur = 0.1', THREE_RUNS],
  ['both, without an end of time', 'a.repeatCount = 3; a.repeatDur = "indefinite"', THREE_RUNS],
  ['another duration', 'a.dur = 0.75; a.repeatDur = 1.5', ['start 0.0', 'iteration 0.8', 'end 1.5']],
  ['taken back', 'a.repeatCount = 3; a.repeatCount = undefined', ['start 0.0', 'end 0.5']],
])('%s', (_what, code, events) => {
  const { start, wait, received, warnings } = open();
  start(code);
  wait(5000);
  expect(received()).toEqual(events);
  const noEffect = expect.stringContaining(
    'animate #a (resources/index.view:2): repeatDur is set by the app',
  );
  expect(warnings).toEqual(code.includes('repeatDur') ? [noEffect] : []);
});

test('the view sets the same', () => {
  for (const attribute of ['repeatCount="3"', 'repeatDur="1.5"', 'repeatDur="500ms" repeatCount="3"']) {
    const { start, wait, received, warnings } = open(attribute);
    start('');
    wait(5000);
    expect(received()).toEqual(THREE_RUNS);
    expect(warnings).toEqual([]);
  }
});

test('an animation without a `to` keeps the value, until the app gives it one', () => {
  const { runScript, clock, warnings } = openScreen(
    `<svg><rect id="r" x="5" opacity="0.5"><animate id="a" attributeName="x" begin="enable"/>
      <animate attributeName="opacity" begin="enable" from="0" dur="0.1"/></rect></svg>`,
  );
  const run = (code: string): unknown => {
    const result = runScript(
      `var r = document.getElementById('r'), a = document.getElementById('a'); ${code}; r.animate('enable'); return a.to;`,
    );
    clock.runUntil(clock.now() + 3000);
    return result;
  };
  const read = () =>
    runScript("var r = document.getElementById('r'); return [r.x, Number(r.style.opacity)];");
  expect(run('')).toBeUndefined();
  expect(read()).toEqual([5, 0.5]);
  expect(run('a.to = -100; a.dur = 2')).toBe('-100');
  expect(read()).toEqual([-100, 0.5]);
  expect(warnings).toEqual([]);
});

test('indefinite runs until its end', () => {
  const { runScript, start, wait, received } = open('end="disable"');
  start('a.repeatCount = "indefinite"');
  wait(2700);
  runScript("document.getElementById('it').animate('disable');");
  expect(received()).toEqual([
    'start 0.0',
    ...[0.5, 1, 1.5, 2, 2.5].map((s) => `iteration ${s.toFixed(1)}`),
    'end 2.7',
  ]);
});

test('easing and final', () => {
  const { start, wait, x } = open();
  start('a.easing = "ease-in"; a.final = "restore"');
  wait(250);
  expect(x()).toBeLessThan(30);
  wait(1000);
  expect(x()).toBe(0);
  start('a.easing = "linear"; a.final = "freeze"');
  wait(250);
  expect(Math.abs(x() - 50)).toBeLessThan(8);
  wait(1000);
  expect(x()).toBe(100);
});

test('begin and end', () => {
  const { runScript, start, wait, received } = open();
  start('a.begin = "select;click+0.1"; a.end = "unselect"');
  wait(1000);
  expect(received()).toEqual([]);
  runScript("document.getElementById('it').animate('select');");
  wait(100);
  runScript("document.getElementById('it').animate('unselect');");
  expect(received()).toEqual(['start 0.0', 'end 0.1']);
  runScript("document.getElementById('it').animate('click');");
  wait(99);
  expect(received()).toHaveLength(2);
  wait(1);
  expect(received()).toHaveLength(3);
});

test.each([
  ['a.repeatCount', 'undefined'],
  ['a.repeatDur', 'undefined'],
  ['a.dur', '0.5'],
  ['a.easing', 'linear'],
  ['a.final', 'undefined'],
  ['a.begin', 'enable'],
  ['a.end', ''],
  ['(a.repeatCount = 3, a.repeatCount + 1)', '4'],
  ['(a.repeatCount = "3", typeof a.repeatCount)', 'number'],
  ['(a.repeatCount = "indefinite", a.repeatCount)', 'indefinite'],
  ['(a.repeatDur = "2s", a.repeatDur)', '2'],
  ['(a.dur = "250ms", a.dur)', '0.25'],
  ['(a.begin = "load; enable+0.1", a.begin)', 'load;enable+0.1'],
  ['(a.final = "restore", a.final)', 'restore'],
])('%s reads %s', (expression, text) => {
  const { runScript } = open();
  expect(runScript(`var a = document.getElementById('a'); return String(${expression});`)).toBe(text);
});

test.each(['a.repeatCount = -1', 'a.easing = "bounce"', 'a.final = "hold"', 'a.repeatDur = -2'])(
  '%s changes nothing, with a warning',
  (code) => {
    const { start, wait, received, warnings } = open();
    start(code);
    wait(5000);
    expect(received()).toEqual(['start 0.0', 'end 0.5']);
    expect(warnings).toEqual([expect.stringMatching(/ is not what an animation can have$/)]);
  },
);

test('a view with an unknown easing or final is reported', () => {
  expect(open('easing="bounce" final="hold"').warnings).toEqual([
    expect.stringContaining('easing="bounce"'),
    expect.stringContaining('final="hold"'),
  ]);
});

test('a listener of an iteration may end the animation', () => {
  const { runScript, start, wait, received } = open('end="disable"');
  runScript(`document.getElementById('it').onanimationiteration = function () { this.animate('disable'); };`);
  start('a.repeatCount = 9');
  wait(5000);
  expect(received()).toEqual(['start 0.0', 'end 0.5', 'iteration 0.5']);
});

test.each([
  'a.repeatCount = NaN',
  'a.repeatCount = "often"',
  'a.repeatDur = NaN',
  'a.dur = NaN',
  'a.dur = Infinity',
])('%s is refused like any number that is none', (code) => {
  const { runScript } = open();
  const refuse = `try { ${code}; } catch (error) { return error instanceof TypeError; }`;
  expect(runScript(`var a = document.getElementById('a'); ${refuse}`)).toBe(true);
});
