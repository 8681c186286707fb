import { openRealm } from './open-realm';

const openWatch = () => {
  const warnings: string[] = [];
  return { ...openRealm({ onWarning: (text) => warnings.push(text) }), warnings };
};

describe('the texts that a Date of the watch reads', () => {
  test.each([
    // ISO 8601, as ECMAScript has it
    ['2021-07-05T10:00:00+02:00', '2021-07-05T08:00:00.000Z'],
    ['2021-07-05T10:00Z', '2021-07-05T10:00:00.000Z'],
    ['2021-07-05T10:00:00.250Z', '2021-07-05T10:00:00.250Z'],
    ['2021-07-05T24:00:00Z', '2021-07-06T00:00:00.000Z'],
    ['2021-07-05', '2021-07-05T00:00:00.000Z'],
    ['2021-07', '2021-07-01T00:00:00.000Z'],
    ['2021', '2021-01-01T00:00:00.000Z'],
    ['+002021-07-05', '2021-07-05T00:00:00.000Z'],
    ['0050-01-01', '0050-01-01T00:00:00.000Z'],
    // what its own toString and toUTCString write
    ['Tue Jul 14 2026 14:42:00 GMT+0200', '2026-07-14T12:42:00.000Z'],
    ['Tue, 14 Jul 2026 12:42:00 GMT', '2026-07-14T12:42:00.000Z'],
  ])('%s', (text, iso) => {
    const { evaluate, warnings } = openWatch();
    expect(evaluate(`new Date(${JSON.stringify(text)}).toISOString()`)).toBe(iso);
    expect(evaluate(`Date.parse(${JSON.stringify(text)})`)).toBe(Date.parse(iso));
    expect(warnings).toEqual([]);
  });

  test.each([
    'Jan 5, 2021',
    '2021/01/05',
    '1/5/2021',
    '2021-01-05 10:00:00',
    '2021-01-05 10:00 PM',
    '2021-01-05T10:00:00+0200',
    '2021-01-05T10:00:00.123456789Z',
    '2021-01-05T10:00:00.1Z',
    '2021-1-5',
    '2021-13-01',
    '2021-01-32',
    '2021-01-05T25:00Z',
    '2021-01-05T24:01Z',
    ' 2021-01-05',
    '5 January 2021',
    'Tue Jul 14 2026',
    'Tue Jul 14 2026 14:42:00 GMT+0200 (CEST)',
    'nonsense',
    '',
  ])('%p is NaN, with a warning', (text) => {
    const { evaluate, warnings } = openWatch();
    expect(evaluate(`new Date(${JSON.stringify(text)}).getTime()`)).toBeNaN();
    expect(evaluate(`Date.parse(${JSON.stringify(text)})`)).toBeNaN();
    expect(warnings.length).toBeLessThanOrEqual(1);
  });

  test('its own texts come back', () => {
    const { evaluate } = openWatch();
    for (const method of ['toString', 'toUTCString', 'toISOString'])
      expect(evaluate(`+new Date(new Date(1e12).${method}())`)).toBe(1e12);
  });

  test('a time without a zone is local, and a warning says once that a watch may differ', () => {
    const { evaluate, warnings } = openWatch();
    expect(evaluate('new Date("2021-07-05T10:00:00").toISOString()')).toBe('2021-07-05T08:00:00.000Z');
    expect(evaluate('new Date("2021-07-06T10:00:00").toISOString()')).toBe('2021-07-06T08:00:00.000Z');
    expect(warnings).toEqual([expect.stringMatching(/no zone.*UTC/)]);
  });

  test('the phone reads what phones read', () => {
    const { evaluate } = openRealm({ profile: 'companion' });
    expect(evaluate('new Date("Jan 5, 2021").getDate()')).toBe(5);
  });
});

describe('the regular expressions of the watch', () => {
  test.each([
    'new RegExp("(?<=a)b")',
    'new RegExp("(?<!a)b")',
    'RegExp("(?<year>x)")',
    'new RegExp("a", "s")',
    'new RegExp("a", "u")',
    'new RegExp("a", "y")',
    'new RegExp("a", "d")',
    'new RegExp("\\\\p{L}", "u")',
    'new RegExp("a", "gg")',
    'new RegExp("(")',
    '/a/.compile("(?<=a)b")',
    '"ab".match("(?<=a)b")',
    '"ab".search("(?<=a)b")',
    '"ab".replace(new RegExp("(?<=a)b"), "")',
  ])('%s is a SyntaxError', (expression) => {
    const { evaluate } = openWatch();
    expect(
      evaluate(`(function () { try { ${expression}; } catch (e) { return e instanceof SyntaxError; } })()`),
    ).toBe(true);
  });

  test.each([
    ['new RegExp("a/b\\\\d+", "gi").test("xA/B12")', true],
    ['"2021-07".match("(\\\\d+)-(\\\\d+)")[2]', '07'],
    ['"2021-07".match(/\\d/g).length', 6],
    ['"abc".search("c")', 2],
    ['"abc".match()[0]', ''],
    ['String(new RegExp("\\n"))', '/\\n/'],
    ['String(new RegExp())', '/(?:)/'],
    ['String(new RegExp(undefined, "g"))', '/(?:)/g'],
    ['String(new RegExp(""))', '/(?:)/'],
    ['new RegExp("a") instanceof RegExp && /a/ instanceof RegExp && /a/.constructor === RegExp', true],
    ['(function (r) { return RegExp(r) === r && new RegExp(r) !== r; })(/a/g)', true],
    ['(function (r) { r.compile("b", "g"); return r.global && r.test("b"); })(/a/)', true],
    ['new RegExp("\\\\p").test("p")', true],
    ['RegExp.length', 2],
  ])('%s is %p', (expression, value) => {
    expect(openWatch().evaluate(expression)).toBe(value);
  });

  test('the phone has its own', () => {
    expect(openRealm({ profile: 'companion' }).evaluate('new RegExp("a", "y").sticky')).toBe(true);
  });
});

describe('a comparator that returns a boolean', () => {
  const byKey =
    '[["b", 1], ["a", 1], ["c", 0], ["d", 1], ["e", 0]].sort(function (x, y) { return x[1] > y[1]; })';
  test.each([
    ['[3, 1, 2].sort(function (a, b) { return a > b; }).join()', '1,2,3'],
    ['[3, 1, 2].sort(function (a, b) { return a < b; }).join()', '3,2,1'],
    [`${byKey}.map(function (each) { return each[0]; }).join("")`, 'cebad'],
    ['Array.prototype.join.call(new Uint8Array([3, 1, 2]).sort(function (a, b) { return a > b; }))', '1,2,3'],
    ['[5, 4, , 3, undefined].sort(function (a, b) { return a > b; }).join()', '3,4,5,,'],
  ])('sorts on a watch, with one warning: %s', (expression, sorted) => {
    const { evaluate, warnings } = openWatch();
    expect(evaluate(expression)).toBe(sorted);
    expect(evaluate(expression)).toBe(sorted);
    expect(warnings).toEqual([expect.stringContaining('returns a boolean')]);
  });

  test('is none of a phone', () => {
    expect(openRealm({ profile: 'companion' }).evaluate('[3, 1, 2].sort((a, b) => a > b).join()')).toBe(
      '3,1,2',
    );
  });
});

test.each([
  ['[3, 1, 2].sort(function (a, b) { return b - a; }).join()', '3,2,1'],
  ['["10", "9", "1"].sort().join()', '1,10,9'],
  ['[2, 1].sort(undefined).join() + [].sort.length + [].sort.name', '1,21sort'],
  ['Array.prototype.join.call(new Int8Array([9, -1, 10]).sort())', '-1,9,10'],
  [
    '[2, 1].sort(function me() { return me.caller === null || me.caller === undefined ? -1 : 1; }).join()',
    '1,2',
  ],
  ['(function () { try { [1, 2].sort(null); } catch (e) { return e instanceof TypeError; } })()', true],
  ['(function () { try { [1, 2].sort(function () { throw 7; }); } catch (e) { return e; } })()', 7],
])('any other sort is as it was: %s', (expression, value) => {
  const { evaluate, warnings } = openWatch();
  expect(evaluate(expression)).toBe(value);
  expect(warnings).toEqual([]);
});

test('a widget may change the prototype of an element, as a published one does', () => {
  const { evaluate } = openWatch();
  expect(evaluate('Object.setPrototypeOf({}, { a: 1 }).a')).toBe(1);
});

test('eval is reported, because it sees global variables only', () => {
  const { evaluate, warnings } = openWatch();
  expect(evaluate('eval("1 + 1")')).toBe(2);
  expect(warnings).toEqual([expect.stringContaining('eval')]);
});

describe('toFixed without decimal places', () => {
  const WARNING = 'toFixed writes 0 for a number from 0.1 to 0.5, and a watch may write 1: use Math.round';

  test.each(['(0.3).toFixed(0)', '(0.1).toFixed()', '(-0.4).toFixed(0.5)'])(
    '%s is reported once, and stays',
    (expression) => {
      const { evaluate, warnings } = openWatch();
      expect(evaluate(`[${expression}, ${expression}].join()`)).toMatch(/^(-?0),\1$/);
      expect(warnings).toEqual([WARNING]);
    },
  );

  test.each([
    ['(0.3).toFixed(1)', '0.3'],
    ['(0.09).toFixed(0)', '0'],
    ['(0.7).toFixed(0)', '1'],
    ['(12.4).toFixed(0)', '12'],
    ['(0).toFixed()', '0'],
  ])('%s is %s, without a word', (expression, text) => {
    const { evaluate, warnings } = openWatch();
    expect(evaluate(expression)).toBe(text);
    expect(warnings).toEqual([]);
  });

  test('refuses what is no number, and too many places, as ever', () => {
    const { evaluate, errors } = openWatch();
    evaluate("Number.prototype.toFixed.call('3')");
    evaluate('(3).toFixed(101)');
    expect(errors.map(({ text }) => text)).toEqual([
      expect.stringContaining('TypeError'),
      expect.stringContaining('RangeError'),
    ]);
  });
});
