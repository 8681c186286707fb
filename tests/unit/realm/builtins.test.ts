import { openRealm } from './open-realm';

const findDefined = (evaluate: (body: string) => unknown, expressions: readonly string[]): string[] =>
  expressions.filter((expression) => evaluate(`typeof ${expression} !== 'undefined'`));

describe('the watch', () => {
  const { evaluate } = openRealm({ profile: 'device' });

  test('has nothing past ES5', () => {
    const names = [
      'Map',
      'Set',
      'WeakMap',
      'WeakSet',
      'Symbol',
      'Proxy',
      'Reflect',
      'BigInt',
      'Intl',
      'WebAssembly',
      'Iterator',
      'globalThis',
      'SharedArrayBuffer',
      'Atomics',
      'WeakRef',
      'FinalizationRegistry',
      'AggregateError',
      'BigInt64Array',
      'queueMicrotask',
      'structuredClone',
      'setImmediate',
      'process',
      'Buffer',
      'URL',
      'fetch',
      'crypto',
      'TextEncoder',
      'self',
      'global',
      'window',
      'Object.assign',
      'Object.entries',
      'Object.values',
      'Object.getOwnPropertySymbols',
      'Array.from',
      'Array.of',
      '[].includes',
      '[].find',
      '[].fill',
      '[].flat',
      '[].at',
      '[].entries',
      '[].toSorted',
      '"".repeat',
      '"".padStart',
      '"".includes',
      '"".startsWith',
      '"".endsWith',
      '"".trimEnd',
      '"".codePointAt',
      '"".replaceAll',
      '"".at',
      '"".anchor',
      'String.raw',
      'Number.isInteger',
      'Number.EPSILON',
      'Number.parseFloat',
      'Math.trunc',
      'Math.sign',
      'Math.hypot',
      'Math.imul',
      'Math.log2',
      '/x/.sticky',
      '/x/.unicode',
      '/x/.dotAll',
      'Promise.allSettled',
      'Promise.any',
      'Promise.prototype.finally',
      'Promise.withResolvers',
      'Promise.try',
      'Error.captureStackTrace',
      'ArrayBuffer.prototype.resize',
      'Uint8Array.prototype.at',
      'Uint8Array.prototype.includes',
      'console.table',
      'console.dir',
    ];
    expect(findDefined(evaluate, names)).toEqual([]);
  });

  test('has ES5, promises and typed arrays', () => {
    expect(
      evaluate('[1, 2, 3].map(function (x) { return x * 2; }).reduce(function (a, b) { return a + b; })'),
    ).toBe(12);
    expect(evaluate('"a-b-c".replace(/-/g, "+") + "a1b".split(/\\d/).join() + "a1b2".match(/\\d/g)')).toBe(
      'a+b+ca,b1,2',
    );
    expect(
      evaluate('Object.keys(JSON.parse(\'{"a":1}\')).join() + isNaN("x") + encodeURIComponent("ä")'),
    ).toBe('atrue%C3%A4');
    expect(evaluate('Object.prototype.toString.call(new Uint8Array([1, 2]).subarray(1))')).toBe(
      '[object Uint8Array]',
    );
    expect(evaluate('new DataView(new Uint8Array([1, 2]).buffer).getUint16(0)')).toBe(258);
    expect(evaluate('typeof Promise.all + typeof setTimeout + typeof requestAnimationFrame')).toBe(
      'functionfunctionfunction',
    );
    expect(evaluate('({}).__proto__ === Object.prototype && [] instanceof Array')).toBe(true);
  });

  test('compares texts by their code units and writes numbers without a locale', () => {
    expect(evaluate('"Z".localeCompare("a") + "|" + (1234.5).toLocaleString()')).toBe('-1|1234.5');
    expect(evaluate('"I".toLocaleLowerCase("tr") + "i".toLocaleUpperCase("tr")')).toBe('iI');
  });

  test('keeps the rest of the computer out of reach', () => {
    expect(evaluate('console.log.constructor("return typeof process")()')).toBe('undefined');
    expect(evaluate('setTimeout instanceof Function && console instanceof Object')).toBe(true);
  });
});

describe('the phone', () => {
  const { evaluate } = openRealm({ profile: 'companion' });

  test('has what the last match found, which a watch has not', () => {
    const found =
      '["$1", "$2", "$9", "lastMatch", "$&", "input", "$_", "lastParen", "$+", "leftContext", "$`", "rightContext", "$\'"].map(function (name) { return RegExp[name]; }).join()';
    evaluate('/(b)(c)/.test("abcd")');
    expect(evaluate(found)).toBe('b,c,,bc,bc,abcd,abcd,c,c,a,a,d,d');
    expect(evaluate('new RegExp("(x)").exec("yx") && RegExp.$1 + RegExp.leftContext')).toBe('xy');
    expect(openRealm().evaluate('[typeof RegExp.$1, typeof RegExp.lastMatch].join()')).toBe(
      'undefined,undefined',
    );
  });

  test('has what Safari 10 had', () => {
    expect(
      evaluate('[1, 2].includes(2) && "ab".startsWith("a") && Object.assign({}, { a: 1 }).a === 1'),
    ).toBe(true);
    expect(evaluate('Array.from(new Map([[1, 2]]).keys()).join() + Array.from(new Set("aab")).join()')).toBe(
      '1a,b',
    );
    expect(
      evaluate('typeof Symbol.iterator + typeof Reflect.ownKeys + typeof Proxy + (self === this.self)'),
    ).toContain('symbolfunctionfunction');
  });

  test('converts numbers and makes symbols as ever', () => {
    expect(evaluate('Number("0x10") + new Number(2) + (Number(1) instanceof Number ? 100 : 0)')).toBe(18);
    expect(evaluate('new Number(1) instanceof Number && (5).constructor === Number')).toBe(true);
    expect(
      evaluate('Symbol("a").toString() + typeof Symbol.for("b") + Array.from([1][Symbol.iterator]())'),
    ).toBe('Symbol(a)symbol1');
  });

  test('what the oldest phones lack and today’s have works, with one warning for each', async () => {
    const warnings: string[] = [];
    const phone = openRealm({ profile: 'companion', onWarning: (text) => warnings.push(text) });
    const results = {
      'JSON.stringify(Object.entries({ a: 1 }))': '[["a",1]]',
      'Object.values({ b: 2 })[0]': 2,
      'Object.getOwnPropertyDescriptors({ a: 1 }).a.value': 1,
      '"7".padStart(3, "0")': '007',
      '"7".padEnd(2) + "".padEnd.length + Object.entries.name': '7 1entries',
      'JSON.stringify(Object.fromEntries([["a", 1]]))': '{"a":1}',
      '[[1], [2]].flat().join()': '1,2',
      '[1, 2].flatMap(function (n) { return [n, n]; }).join()': '1,1,2,2',
      '" a ".trimStart() + "|"': 'a |',
      '" a ".trimEnd() + "|"': ' a|',
      'Array.from("a1b2".matchAll(/\\d/g), function (found) { return found[0]; }).join()': '1,2',
      '"a-b-c".replaceAll("-", "+")': 'a+b+c',
      'Object.hasOwn({ a: 1 }, "a")': true,
      '[1, 2, 3].at(-1)': 3,
      '"abc".at(-1)': 'c',
      'new Uint8Array([1, 2]).at(-1)': 2,
      'Symbol("x").description': 'x',
      'new Intl.PluralRules("en", { type: "ordinal" }).select(2) + (Intl.PluralRules.name)': 'twoPluralRules',
      'new Intl.DateTimeFormat("en").formatToParts().map(function (part) { return part.value; }).join("")':
        '1/15/2026',
      'globalThis === self': true,
      'typeof Symbol.asyncIterator': 'symbol',
      '"ab"[Symbol.matchAll] + (/b/[Symbol.matchAll]("abb").next().value)': 'undefinedb',
      'String(BigInt("9007199254740993") + BigInt.asIntN(8, BigInt(1)))': '9007199254740994',
      'new Intl.RelativeTimeFormat("en").format(-2, "day") + Intl.RelativeTimeFormat.name':
        '2 days agoRelativeTimeFormat',
      'new Intl.ListFormat("en").format(["a", "b"])': 'a and b',
      'new Intl.NumberFormat("en").formatToParts(1.5).map(function (part) { return part.value; }).join("|")':
        '1|.|5',
    };
    for (const [source, result] of Object.entries(results)) {
      const before = warnings.length;
      expect([source, phone.evaluate(source)]).toEqual([source, result]);
      expect([source, new Set(warnings.slice(before)).size]).toEqual([source, 1]);
    }
    expect(warnings[0]).toBe('Object.entries is of ES2017: an iPhone with an iOS before 10.3 lacks it');
  });

  test('old names of functions are no warning, nor is asking for what may be absent', () => {
    const warnings: string[] = [];
    const phone = openRealm({ profile: 'companion', onWarning: (text) => warnings.push(text) });
    const asked = ['Promise.any', '[].at', 'Intl.PluralRules', 'globalThis', 'BigInt'].map(
      (name) => `typeof ${name}`,
    );
    expect(phone.evaluate(`" a".trimLeft() + "b ".trimRight() + [${asked}].join()`)).toBe(
      'abfunction,function,function,object,function',
    );
    expect(warnings).toEqual([]);
    expect(phone.evaluate('/./s.dotAll + /./s.flags + Array.from("\\n".matchAll(/./gs)).length')).toBe(
      'trues1',
    );
  });

  test('regular expressions of ES2018 work on a phone, with a warning', () => {
    const warnings: string[] = [];
    const phone = openRealm({ profile: 'settings', onWarning: (text) => warnings.push(text) });
    expect(phone.evaluate('"ab".search(/(?<=a)b/)')).toBe(1);
    expect(warnings).toEqual([
      'a look-behind in a regular expression is of ES2018: an iPhone with an iOS before 16.4 refuses the whole script',
    ]);
    const watch = openRealm({ profile: 'device', onWarning: (text) => warnings.push(text) });
    watch.evaluate('1');
    expect(warnings).toHaveLength(1);
  });

  test('promises have `finally` and `allSettled` on a phone', () => {
    const warnings: string[] = [];
    const phone = openRealm({ profile: 'companion', onWarning: (text) => warnings.push(text) });
    phone.evaluate(`(function () {
      Promise.reject(new Error('lost')).finally(function () { console.log('finally'); }).catch(function (e) { console.log(e.message); });
      Promise.allSettled([1, Promise.reject(2)]).then(function (all) { console.log(all.map(function (a) { return a.status; }).join()); });
      Promise.any([Promise.reject(1), Promise.reject(2)]).catch(function (e) { console.log(e instanceof AggregateError, e.errors.join()); });
      Promise.reject(new Error('nobody')).finally(function () {});
    })()`);
    expect(phone.lines.sort()).toEqual([
      'log: finally',
      'log: fulfilled,rejected',
      'log: lost',
      'log: true 1,2',
    ]);
    expect(warnings).toEqual([
      'Promise.prototype.finally is of ES2018: an iPhone with an iOS before 11.3 lacks it',
      'Promise.allSettled is of ES2020: an iPhone with an iOS before 13.0 lacks it',
      'Promise.any is of ES2021: an iPhone with an iOS before 14.0 lacks it',
      'Promise.prototype.finally is of ES2018: an iPhone with an iOS before 11.3 lacks it',
    ]);
    expect(phone.errors.map(({ text }) => text)).toEqual(['Unhandled promise rejection: Error: nobody']);
  });

  test('has nothing newer, no DOM and no Node', () => {
    const names = [
      'BigInt64Array',
      'WebAssembly',
      'WeakRef',
      'Symbol.dispose',
      'URL',
      'TextEncoder',
      'crypto',
      'document',
      'window',
      'process',
      'requestAnimationFrame',
      'performance.mark',
      'structuredClone',
      'Intl.DisplayNames',
      'Intl.DateTimeFormat.prototype.formatRange',
      'Intl.NumberFormat.prototype.formatRange',
      'Error.captureStackTrace',
    ];
    expect(findDefined(evaluate, names)).toEqual([]);
  });

  test('writes in a language and zone that do not depend on this computer', () => {
    expect(evaluate('(1234.5).toLocaleString() + " " + (1234.5).toLocaleString("de-DE")')).toBe(
      '1,234.5 1.234,5',
    );
    expect(evaluate('new Date(0).toLocaleString()')).toBe('1/1/1970, 1:00:00 AM');
    expect(evaluate('new Date(0).toLocaleTimeString("en-GB", { timeZone: "Asia/Kolkata" })')).toBe(
      '05:30:00',
    );
    expect(evaluate('Intl.DateTimeFormat().resolvedOptions().timeZone')).toBe('Europe/Vienna');
    expect(evaluate('new Intl.DateTimeFormat().format()')).toBe('1/15/2026');
    expect(evaluate('new Intl.NumberFormat() instanceof Intl.NumberFormat')).toBe(true);
  });

  test.each<[expression: string, text: string]>([
    ['date.toLocaleDateString()', '14.7.2026'],
    ['date.toLocaleDateString([], { weekday: "long" })', 'Dienstag'],
    ['date.toLocaleDateString("default")', '14.7.2026'],
    ['date.toLocaleDateString(["xx", "en-GB"])', '14/07/2026'],
    ['date.toLocaleString("en-US")', '7/14/2026, 3:05:00 PM'],
    ['date.toLocaleTimeString()', '15:05:00'],
    ['(1234.5).toLocaleString() + [1234.5].toLocaleString()', '1.234,51.234,5'],
    ['Intl.NumberFormat().format(1234.5)', '1.234,5'],
    ['Intl.DateTimeFormat([]).resolvedOptions().locale', 'de-DE'],
    ['["z", "ä", "a"].sort((a, b) => a.localeCompare(b)).join("")', 'aäz'],
    ['"I".toLocaleLowerCase() + "I".toLocaleLowerCase("tr")', 'iı'],
  ])('writes in the phone’s language where the app names none that is known: %s', (expression, text) => {
    const phone = openRealm({ profile: 'companion', language: 'de-DE' });
    expect(phone.evaluate(`((date) => ${expression})(new Date(2026, 6, 14, 15, 5))`)).toBe(text);
  });

  test('what is no language tag is refused', () => {
    expect(
      evaluate(
        '(() => { try { (1).toLocaleString("no_tag"); } catch (e) { return e instanceof RangeError; } })()',
      ),
    ).toBe(true);
  });

  test('lower case follows the phone’s language, not the computer’s', () => {
    expect(openRealm({ profile: 'companion', language: 'tr-TR' }).evaluate('"I".toLocaleLowerCase()')).toBe(
      'ı',
    );
  });
});
