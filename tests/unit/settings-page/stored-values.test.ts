import {
  colorValueOf,
  createSelection,
  parseSelectedIndices,
  parseTextInput,
  serializeTextInput,
  serializeToggle,
} from '../../../simulator/settings-page/stored-values';

test('Toggle stores a word', () => {
  expect([serializeToggle(true), serializeToggle(false)]).toEqual(['true', 'false']);
});

test('TextInput stores an object with a name, or the text alone', () => {
  expect(serializeTextInput('a "b"', { isSimple: false })).toBe('{"name":"a \\"b\\""}');
  expect(serializeTextInput('a "b"', { isSimple: true })).toBe('a "b"');
});

test.each([
  ['{"name":"abc"}', 'abc'],
  ['{"name":null}', ''],
  ['abc', 'abc'],
  ['12', '12'],
  ['null', 'null'],
  ['', ''],
  [null, ''],
])('TextInput shows %p as %p', (stored, shown) => {
  expect(parseTextInput(stored)).toBe(shown);
});

test('Select stores indices and whole options', () => {
  const options = [
    { name: 'One', value: '1' },
    { name: 'Two', value: '2', extra: true },
  ];
  const chosen = createSelection(options, [1, 7]);
  expect(JSON.stringify(chosen)).toBe('{"selected":[1],"values":[{"name":"Two","value":"2","extra":true}]}');
  expect(parseSelectedIndices(JSON.stringify(chosen))).toEqual([1]);
  expect(parseSelectedIndices('{"selected":"x"}')).toEqual([]);
  expect(parseSelectedIndices('nonsense')).toEqual([]);
});

test('a colour without a value is its own value', () => {
  expect(colorValueOf({ color: 'tomato' })).toBe('tomato');
  expect(colorValueOf({ color: 'tomato', value: 3 })).toBe(3);
});
