import { openScreen } from './open-screen';

const VIEW = `<svg><defs><link rel="import" href="/mnt/sysassets/system_widget.defs"/>
  <link rel="import" href="/mnt/sysassets/widgets/text_button.defs"/></defs>
  <g id="g"><use id="b" href="#text-button"/></g><rect id="r" width="9" height="9"/></svg>`;

function warningsOf(script: string): string[] {
  const { screen, runScript, warnings } = openScreen(VIEW);
  runScript(`function on() {} function $(id) { return document.getElementById(id); } ${script}`);
  screen.check();
  return warnings;
}

test.each<[string, string]>([
  ['$("r").onload = on', 'rect #r (resources/index.view:3): listens for "load", which only the app itself'],
  ['$("r").onenable = on', 'rect #r (resources/index.view:3): listens for "enable", which only the app'],
  [
    '$("r").onactivate = on',
    'rect #r (resources/index.view:3): listens for "activate", which only the watch',
  ],
  ['$("r").addEventListener("select", on)', 'rect #r (resources/index.view:3): listens for "select", which'],
  ['$("r").onunload = on', 'rect #r (resources/index.view:3): listens for "unload", which only the document'],
  ['$("r").onkeypress = on', 'rect #r (resources/index.view:3): listens for "keypress", which only the'],
  [
    '$("b").addEventListener("beforeunload", on)',
    'use #b (resources/index.view:3): listens for "beforeunload"',
  ],
  [
    '$("r").setEventHandler("paint", on)',
    'rect #r (resources/index.view:3): listens for "paint", which only',
  ],
  [
    '$("r").onmouseenter = on',
    'rect #r (resources/index.view:3): "onmouseenter" is no property of an element;',
  ],
  ['document.onload = on', 'document: listens for "load", which only the app itself dispatches here'],
  ['document.ontouchstart = on', 'document: the watch has no event "touchstart"; mousedown is'],
  ['document.onKeyPress = on', 'document: "onKeyPress" is no property of document; onkeypress is'],
])('%s is reported once', (script, warning) => {
  expect(warningsOf(`${script}; ${script};`)).toEqual([expect.stringContaining(warning)]);
});

test.each([
  '$("b").onactivate = on; $("g").onactivate = on; $("g").addEventListener("activate", on)',
  'document.onkeypress = on; document.onunload = on; document.onclick = on; document.onactivate = on',
  '$("r").onload = on; $("r").onload = null',
  '$("r").online = 5; $("r").onmine = on',
])('%s is not', (script) => {
  expect(warningsOf(script)).toEqual([]);
});

test('a property of the app that throws when it is read ends nothing', () => {
  expect(
    warningsOf(`['onload', 'onclick'].forEach(function (name) {
      [$("r"), document].forEach(function (target) {
        Object.defineProperty(target, name, { enumerable: true, get: function () { throw new Error('read'); } });
      });
    });`),
  ).toEqual([]);
});
