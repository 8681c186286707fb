import { openScreen } from './open-screen';

const view = `<svg font-size="30" fill="red"><g id="g" display="none"><text id="hidtext">a</text></g>
  <text id="t" display="none">b</text><text id="seen">c</text></svg>`;
const get = (id: string): string => `document.getElementById('${id}')`;
const TOLD = (element: string) => [
  `${element}: changed under display="none" and shown later; on OS 5 such a change was seen to stay invisible until the element is set again`,
];

/** Runs each script a second after the one before; returns the warnings. */
function warningsOf(...scripts: string[]): string[] {
  const { clock, runScript, warnings } = openScreen(view);
  for (const script of scripts) {
    runScript(script);
    clock.runUntil(clock.now() + 1000);
  }
  return warnings;
}

test.each<[string, string[], string]>([
  [
    'a text',
    [`${get('t')}.text = 'new'`, `${get('t')}.style.display = 'inline'`],
    'text #t (resources/index.view:2)',
  ],
  [
    'inside of what is hidden',
    [`${get('hidtext')}.text = 'new'`, `${get('g')}.style.display = 'inline'`],
    'text #hidtext (resources/index.view:1)',
  ],
  [
    'a style',
    [`${get('hidtext')}.style.fill = 'blue'`, `${get('g')}.style.display = 'inline'`],
    'text #hidtext (resources/index.view:1)',
  ],
  [
    'a place',
    [`${get('t')}.x = 5`, `${get('t')}.style.display = 'inline'`],
    'text #t (resources/index.view:2)',
  ],
])('a change of what is not displayed is reported once when it is shown: %s', (_, scripts, element) => {
  expect(warningsOf(...scripts, ...scripts)).toEqual(TOLD(element));
});

test.each([
  ['shown in the same moment', [`${get('t')}.text = 'new'; ${get('t')}.style.display = 'inline'`]],
  [
    'shown in the same moment, hidden and shown again',
    [
      `${get('t')}.text = 'new'; ${get('t')}.style.display = 'inline'`,
      `${get('t')}.style.display = 'none'`,
      `${get('t')}.style.display = 'inline'`,
    ],
  ],
  ['shown before', [`${get('t')}.style.display = 'inline'; ${get('t')}.text = 'new'`]],
  [
    'set again when it is shown',
    [`${get('t')}.text = '1'`, `${get('t')}.text = '2'; ${get('t')}.style.display = 'inline'`],
  ],
  ['never shown', [`${get('t')}.text = 'new'`]],
  [
    'still hidden by its container',
    [`${get('hidtext')}.text = 'new'`, `${get('hidtext')}.style.display = 'inline'`],
  ],
  ['displayed all the time', [`${get('seen')}.text = 'new'`, `${get('seen')}.style.display = 'inline'`]],
])('nothing is reported of what is %s', (_, scripts) => {
  expect(warningsOf(...scripts)).toEqual([]);
});
