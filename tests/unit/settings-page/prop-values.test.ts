import { type ComponentName, lintElement } from '../../../simulator/settings-page/component-props';

test.each<[ComponentName, Record<string, unknown>, string]>([
  ['Button', { label: 'Go', onClick: 'go()' }, '<Button onClick> is no function, so nothing is called'],
  [
    'Select',
    { options: [{ name: 'A' }], renderItem: 5 },
    '<Select renderItem> is no function, so nothing is called',
  ],
  [
    'Select',
    { options: [{ name: 'A' }], disabled: 'false' },
    '<Select disabled="false"> is a text, which counts as true; disabled={false} is meant',
  ],
  ['Text', { align: 'justify' }, '<Text align>: the SDK knows left, center, right'],
  [
    'TextInput',
    { type: 'date' },
    '<TextInput type>: the SDK knows text, number, password, search, email, tel, url',
  ],
  ['Select', {}, '<Select options> has to be a list of objects with a name'],
  ['Select', { options: ['A'] }, '<Select options> has to be a list of objects with a name'],
  ['Select', { options: [{ name: 'A' }], selected: 0 }, '<Select selected> has to be a list of positions'],
  [
    'ColorSelect',
    { settingsKey: 'c', colors: ['red'] },
    '<ColorSelect colors> has to be a list of objects with a color',
  ],
  ['Slider', { settingsKey: 's', max: 5 }, '<Slider> without min or max: their defaults are not published'],
  ['Slider', { settingsKey: 's', min: 5, max: 1 }, '<Slider>: its min is not below its max'],
  ['Link', { source: 'a.html' }, '<Link source> has to be an address with https: or http:'],
  [
    'Toggle',
    { label: 'A' },
    '<Toggle> without settingsKey and without a function for its changes: nothing is stored',
  ],
])('<%s> with %j is reported', (type, props, warning) => {
  expect(lintElement(type, props)).toEqual([warning]);
});

test.each<[ComponentName, Record<string, unknown>]>([
  ['Toggle', { value: 'true', onChange: () => {} }],
  ['Select', { options: [], selected: [], disabled: false, onSelection: undefined }],
  ['Slider', { settingsKey: 's', min: '0', max: 10 }],
  ['TextInput', { title: 'of an addAction' }],
  ['Link', { source: 'https://a.example' }],
])('<%s> with %j is not', (type, props) => {
  expect(lintElement(type, props)).toEqual([]);
});

test('a prop that is wrong and one that is unknown are both reported', () => {
  expect(lintElement('Button', { onClick: 1, onclick: 1 })).toEqual([
    '<Button onClick> is no function, so nothing is called',
    '<Button> has no prop "onclick"',
  ]);
});
