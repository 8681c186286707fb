import { acceptRequest, parseStringFields, parseTextInput } from '../../../companion/settings-inbox';
import { MemoryStore } from './test-phone';

it('reads the texts of an object and passes over everything else in it', () => {
  expect(parseStringFields('{"code":"c","at":7,"error":null}')).toEqual({ code: 'c' });
});

it.each(['', '{', 'null', '7', 'true'])('takes what is no object (%j) as one without texts', (text) => {
  expect(parseStringFields(text)).toEqual({});
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
  expect(parseTextInput(text)).toBe(typed);
});

describe('a request', () => {
  const dealt: string[] = [];
  const deal = (kept: boolean) => (stored: string) => {
    dealt.push(stored);
    return kept;
  };
  let settings: MemoryStore;
  beforeEach(() => {
    settings = new MemoryStore();
    dealt.length = 0;
  });

  it('is dealt with, then cleared, an empty one too', () => {
    for (const stored of ['x', '']) {
      settings.map.set('key', stored);
      acceptRequest(settings, 'key', deal(true));
      expect(settings.map.has('key')).toBe(false);
    }
    expect(dealt).toEqual(['x', '']);
  });

  it('stays where its effect could not be written down', () => {
    settings.map.set('key', 'x');
    acceptRequest(settings, 'key', deal(false));
    expect(settings.map.get('key')).toBe('x');
  });

  it('that is not there is left alone', () => {
    acceptRequest(settings, 'key', deal(true));
    expect(dealt).toEqual([]);
  });
});
