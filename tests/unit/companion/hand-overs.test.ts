import { readHandOver, readTyped } from '../../../companion/hand-overs';
import { MemoryStore } from './test-phone';

function stored(text: string): MemoryStore {
  const settings = new MemoryStore();
  settings.map.set('key', text);
  return settings;
}

it('reads the texts of an object and passes over everything else in it', () => {
  expect(readHandOver(stored('{"code":"c","at":7,"error":null}'), 'key')).toEqual({ code: 'c' });
});

it.each(['', '{', 'null', '7', 'true'])('takes what is no object (%j) as one without texts', (text) => {
  expect(readHandOver(stored(text), 'key')).toEqual({});
});

it('tells nothing from an empty hand-over', () => {
  expect(readHandOver(new MemoryStore(), 'key')).toBeUndefined();
  expect(readTyped(new MemoryStore(), 'key')).toBeUndefined();
});

it.each([
  ['{"name":" 23ABCD "}', '23ABCD'],
  ['23ABCD', '23ABCD'],
  ['123456', '123456'],
  ['{"name":7}', ''],
  ['{"name":', ''],
  ['{}', ''],
  ['', ''],
])('reads what was typed into an input (%j)', (text, typed) => {
  expect(readTyped(stored(text), 'key')).toBe(typed);
});
