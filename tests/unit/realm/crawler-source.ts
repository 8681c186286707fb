/**
 * The source of `crawl(roots)`, ES5, for any realm: walks everything that an app can reach from `roots` (properties,
 * symbols, prototypes, getters and what they throw), calls what can be called, and logs the path of each object that
 * is not the realm's, as `FOREIGN path`. At the end it logs `CRAWLED count`.
 */
export const CRAWLER_SOURCE = `
var crawl = (function () {
  var hasOwn = Object.prototype.hasOwnProperty, top = Object.prototype, seen = [], named = Object.getOwnPropertyNames;
  var symbols = Object.getOwnPropertySymbols || function () { return []; };
  var get = Object.getPrototypeOf, describe = Object.getOwnPropertyDescriptor, log = console.log, count = 0;
  var Seen = typeof WeakSet === 'function' ? new WeakSet() : undefined;
  function isNew(value) {
    if (Seen) { if (Seen.has(value)) return false; Seen.add(value); return true; }
    if (seen.indexOf(value) >= 0) return false;
    seen.push(value);
    return true;
  }
  function isForeign(value) {
    var root = value;
    for (var next = get(root); next !== null; next = get(next)) root = next;
    return root !== top && hasOwn.call(root, 'hasOwnProperty');
  }
  var queue = [], next = 0;
  function add(path, value) { if (value !== null && (typeof value === 'object' || typeof value === 'function')) queue.push([path, value]); }
  var ARGUMENTS = [[], [undefined], [null], [{}], ['x'], ['__proto__', '__proto__'], [-1], [1e9, 1e9, 1e9], [function () { add('callback', arguments); }],
    [new Uint8Array(4)], ['constructor', { toString: function () { add('toString', arguments); add('toString.this', this); return 'constructor'; } }],
    [{ name: 'constructor', get: 1 }, new ArrayBuffer(2), { name: 'HMAC' }, true, ['sign']]];
  var NEVER = /exit|yield|^crawl|^queue|^NEVER|setInterval|setTimeout|requestAnimationFrame|launchApp|eval|Function|require|registerSettingsPage/;
  var source = Function.prototype.toString;
  function call(path, work, self) {
    if (/\\[native code\\]/.test(source.call(work))) return;
    for (var i = 0; i < ARGUMENTS.length; i++) {
      try { add(path + '()', work.apply(self, ARGUMENTS[i])); } catch (e) { add(path + '() throws', e); }
    }
    try { add('new ' + path, new work()); } catch (e) { add('new ' + path + ' throws', e); }
    try { add('new ' + path, new work({ frequency: 1, batch: 2 })); } catch (e) { add('new ' + path + ' throws', e); }
  }
  function isBuiltin(path) { return /^all\\.[A-Z]/.test(path) || path.split(/\\(\\)|new /).length > 2; }
  function visit(path, value) {
    if (!isNew(value)) return;
    count++;
    if (isForeign(value)) { log('FOREIGN ' + path); return; }
    add(path + '.__proto__', get(value));
    var keys = named(value).concat(symbols(value));
    for (var i = 0; i < keys.length; i++) {
      var key = keys[i], name = path + '.' + String(key), d;
      try { d = describe(value, key); } catch (e) { add(name + ' throws', e); continue; }
      if (!d) continue;
      add(name + ' (getter)', d.get); add(name + ' (setter)', d.set);
      try { add(name, value[key]); } catch (e) { add(name + ' throws', e); }
      if (d.set && !/^all(\\.self)?\\.\\w+$/.test(name)) { try { value[key] = value[key]; } catch (e) { add(name + '= throws', e); }
        try { d.set.call({}, 1); } catch (e) { add(name + '= throws', e); } }
      if (d.get) try { add(name, d.get.call({})); } catch (e) { add(name + ' throws', e); }
      if (typeof d.value === 'function' && !NEVER.test(String(key)) && !isBuiltin(name)) call(name, d.value, value);
    }
    if (typeof value.then === 'function' && !/__proto__/.test(path)) try {
      value.then(function (v) { add(path + ' resolved', v); run(); }, function (e) { add(path + ' rejected', e); run(); });
    } catch (e) { add(path + '.then throws', e); }
    if (typeof value.addEventListener === 'function') listen(path, value);
  }
  var TYPES = ['open', 'close', 'message', 'change', 'newfile', 'tick', 'reading', 'activate', 'unload', 'click', 'mousedown', 'mouseup',
    'keydown', 'keypress', 'keyup', 'beforeunload', 'readystatechange', 'wakeinterval', 'bufferedamountdecrease', 'reachgoal', 'error', 'animationend'];
  function listen(path, target) {
    TYPES.forEach(function (type) {
      try { target.addEventListener(type, function (event) {
        add(path + ' ' + type, event); add(path + ' ' + type + '.this', this); add(path + ' ' + type + '.arguments', arguments); run();
      }); } catch (e) { add(path + ' listen throws', e); }
    });
  }
  function run() { while (count < 8000 && next < queue.length) { var todo = queue[next]; queue[next++] = undefined; visit(todo[0], todo[1]); } }
  return function (roots) {
    for (var name in roots) add(name, roots[name]);
    run();
    setInterval(run, 1000);
    setTimeout(function () { run(); log('CRAWLED ' + count + (next < queue.length ? ' of more' : '')); }, 5000);
  };
})();`;
