import { openRealm } from './open-realm';

test('a global is the same by its name and as a property', () => {
  const { evaluate } = openRealm({ profile: 'companion' });
  expect(evaluate('self.Math === Math && self.setTimeout === setTimeout && self.Date === Date')).toBe(true);
});

test('an app replaces a global through either, in all its scripts', () => {
  const { evaluate } = openRealm({ profile: 'companion' });
  evaluate('Promise = 1');
  expect(evaluate('[self.Promise, Promise, typeof Promise]')).toEqual([1, 1, 'number']);
  evaluate('self.Math = 2');
  expect(evaluate('[self.Math, Math, "Math" in self]')).toEqual([2, 2, true]);
});

test('an app adds globals, and declares names of its own', () => {
  const { evaluate } = openRealm({ profile: 'companion' });
  evaluate('self.added = 3');
  expect(evaluate('[added, typeof absent]')).toEqual([3, 'undefined']);
  expect(evaluate('(function () { var Date = 4; return Date; })()')).toBe(4);
  expect(evaluate('typeof Date')).toBe('function');
});

test('evaluated code has the same names', () => {
  const { evaluate } = openRealm({ profile: 'companion' });
  expect(evaluate('eval("Math") === Math && new Function("return Math")() === Math')).toBe(true);
});

test('globals remain hidden from loops', () => {
  const { evaluate } = openRealm();
  expect(evaluate('Object.keys((function () { return this; })())')).toEqual([]);
});
