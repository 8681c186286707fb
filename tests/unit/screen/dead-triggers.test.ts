import { openScreen } from './open-screen';

const IMPORTS = ['system_widget', 'widgets/text_button', 'widgets/cycleview_widget']
  .map((name) => `<link rel="import" href="/mnt/sysassets/${name}.defs"/>`)
  .join('');
const fading = (trigger: string) =>
  `<animate attributeName="opacity" from="1" to="0.5" dur="0.1" ${trigger}/>`;

function open(content: string) {
  const opened = openScreen(`<svg><defs>${IMPORTS}</defs>${content}</svg>`);
  const { clock, runScript } = opened;
  return {
    ...opened,
    wait: () => clock.runUntil(clock.now() + 200),
    opacity: () => runScript(`return document.getElementById('it').style.opacity;`),
  };
}

test('a tap on a button begins the animations of its activate', () => {
  const { screen, wait, opacity, warnings } = open(
    `<use id="it" opacity="1" href="#text-button" y="200">${fading('begin="activate"')}</use>`,
  );
  wait();
  expect(opacity()).toBe(1);
  screen.tap(168, 240);
  wait();
  expect(opacity()).toBe(0.5);
  expect(warnings).toEqual([]);
});

test('turning a view begins those of its select', () => {
  const { screen, wait, opacity, warnings } = open(
    `<use id="it" opacity="1" href="#cycleview" height="100">${fading('begin="select"')}${'<use href="#cycleview-item"><rect width="100%" height="100%" fill="red" pointer-events="visible"/></use>'.repeat(2)}</use>`,
  );
  screen.pressFinger(168, 90);
  screen.moveFinger(168, 50);
  screen.moveFinger(168, 10);
  screen.liftFinger();
  wait();
  expect(opacity()).toBe(0.5);
  expect(warnings).toEqual([]);
});

test.each([
  [
    'begin="tapped"',
    'begin="tapped": no watch is known to have this event; only animate("tapped") has its effect',
  ],
  [
    'begin="load;unload"',
    'begin="unload": this event does not come here; only animate("unload") has its effect',
  ],
  [
    'end="highlight+1"',
    'end="highlight": this event does not come here; only animate("highlight") has its effect',
  ],
  [
    'begin="activate"',
    'begin="activate": this event does not come here; only animate("activate") has its effect',
  ],
])('%s on a shape is reported', (trigger, warning) => {
  const { wait, warnings } = open(`<rect id="it" opacity="1" width="9" height="9">${fading(trigger)}</rect>`);
  wait();
  expect(warnings).toEqual([`resources/index.view:1: ${warning}`]);
});

test('what the app itself begins is not', () => {
  const { wait, runScript, warnings } = open(
    `<rect id="it" opacity="1" width="9" height="9" pointer-events="all">${fading('begin="tapped;enable;mousedown" end="highlight"')}</rect>`,
  );
  runScript(`var it = document.getElementById('it'); it.animate('tapped'); it.animate('highlight');`);
  wait();
  expect(warnings).toEqual([]);
});

const SHAPE = '<rect id="shape" width="50" height="50"';

test('a tap begins the animations of the containers around it, and not those beside it', () => {
  const { screen, wait, opacity, warnings, runScript } = open(
    `<g id="it" opacity="1">${fading('begin="click"')}${SHAPE} pointer-events="all"/>
      <rect id="beside" opacity="1" width="9" height="9" pointer-events="all">${fading('begin="click"')}</rect></g>`,
  );
  screen.tap(40, 40);
  wait();
  expect(opacity()).toBe(0.5);
  expect(runScript("return document.getElementById('beside').style.opacity;")).toBe(1);
  expect(warnings).toEqual([]);
});

test('a container with pointer-events of its own takes the tap where its shapes are', () => {
  const { screen, wait, opacity, warnings } = open(
    `<g id="it" opacity="1" pointer-events="visible">${fading('begin="click"')}${SHAPE}/></g>`,
  );
  screen.tap(40, 40);
  wait();
  expect(opacity()).toBe(0.5);
  expect(warnings).toEqual([]);
});

test.each(['begin="click"', 'end="mouseup" begin="enable"'])(
  '%s where no finger reaches is reported, unless every tap is heard',
  (trigger) => {
    const content = `<g id="it" opacity="1">${fading(trigger)}${SHAPE}/></g>`;
    const silent = open(content);
    silent.wait();
    expect(silent.warnings).toEqual([
      expect.stringMatching(
        /^resources\/index.view:1: .*: no finger reaches it without pointer-events="visible" or "all"$/,
      ),
    ]);
    const listening = open(content);
    listening.runScript('document.onclick = function () {};');
    listening.wait();
    expect(listening.warnings).toEqual([]);
  },
);
