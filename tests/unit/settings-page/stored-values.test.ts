import {
  colorValue,
  readSelected,
  readTextInput,
  selection,
  textInputText,
  toggleText,
} from '../../../simulator/settings-page/stored-values';

test('Toggle stores a word', () => {
  expect([toggleText(true), toggleText(false)]).toEqual(['true', 'false']);
});

test('TextInput stores an object with a name, or the text alone', () => {
  expect(textInputText('a "b"', false)).toBe('{"name":"a \\"b\\""}');
  expect(textInputText('a "b"', true)).toBe('a "b"');
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
  expect(readTextInput(stored)).toBe(shown);
});

test('Select stores indices and whole options', () => {
  const options = [
    { name: 'One', value: '1' },
    { name: 'Two', value: '2', extra: true },
  ];
  const chosen = selection(options, [1, 7]);
  expect(JSON.stringify(chosen)).toBe('{"selected":[1],"values":[{"name":"Two","value":"2","extra":true}]}');
  expect(readSelected(JSON.stringify(chosen))).toEqual([1]);
  expect(readSelected('{"selected":"x"}')).toEqual([]);
  expect(readSelected('nonsense')).toEqual([]);
});

test('a colour without a value is its own value', () => {
  expect(colorValue({ color: 'tomato' })).toBe('tomato');
  expect(colorValue({ color: 'tomato', value: 3 })).toBe(3);
});
