import {
  blankControls,
  cleanLines,
  cleanText,
  escapeControls,
  escapeInLines,
} from '../../../simulator/client/clean-text';

/** Controls of terminals, of 7 and 8 bits; ends of lines; what turns a line, or hides in it. */
const EVIL = ['\u001b', '\u009b', '\u0007', '\r', '\u2028', '\u2029', '\u202e', '\u2066', '\u061c', '\u200b'];
const HIDDEN = ['\u00ad', '\u2060', '\ufeff', '\u{e0041}'];
const ALL = [...EVIL, ...HIDDEN];

test.each(ALL)('%j reaches no terminal', (character) => {
  const text = `a${character}b`;
  expect([cleanText(text), blankControls(text), cleanLines(text, 99)]).toEqual(['a b', 'a b', 'a b']);
  for (const escaped of [escapeControls(text), escapeInLines(text)]) {
    expect(escaped).toMatch(/^a(\\u[0-9a-f]{4}){1,2}b$/);
    expect(JSON.parse(`"${escaped}"`)).toBe(text);
  }
});

test('ends of lines stay where there are lines', () => {
  expect(escapeInLines('a\nb\tc')).toBe('a\nb\\u0009c');
  expect(escapeControls('a\nb')).toBe('a\\u000ab');
  expect(cleanLines('a\nb\tc', 9)).toBe('a\nb\tc');
});
