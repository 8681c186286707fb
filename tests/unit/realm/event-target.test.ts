import { openRealm } from './open-realm';

function openTarget() {
  const opened = openRealm();
  const events = opened.realm.createEventTarget();
  opened.realm.globals.target = events.target;
  return { ...opened, events, run: (code: string) => opened.realm.load(code, 'a.js', () => undefined) };
}

test('listeners and the on-property get an event with its data', () => {
  const { events, run, lines, realm } = openTarget();
  run(`target.onnews = function (e) { console.log('on', this === target, e.target === target, e.type); };
       function listener(e) { console.log('listener', e.data.a, e instanceof Object); }
       target.addEventListener('news', listener); target.addEventListener('news', listener);`);
  expect(events.hasListener('news')).toBe(true);
  expect(events.hasListener('other')).toBe(false);
  expect(events.dispatch('news', { data: realm.toRealm({ a: 1 }) })).toBe(false);
  expect(lines).toEqual(['log: on true true news', 'log: listener 1 true']);
});

test('a removed listener is no longer called, and null is not a listener', () => {
  const { events, run, lines } = openTarget();
  run(`function listener() { console.log('heard'); }
       target.addEventListener('news', listener); target.removeEventListener('news', listener);
       target.removeEventListener('news', function () {}); target.onnews = null;`);
  events.dispatch('news');
  expect(events.hasListener('news')).toBe(false);
  expect(lines).toEqual([]);
});

test('preventDefault is returned, and visible to later listeners', () => {
  const { events, run, lines } = openTarget();
  run(`target.onkey = function (e) { e.preventDefault(); };
       target.addEventListener('key', function (e) { console.log(e.defaultPrevented); });`);
  expect(events.dispatch('key')).toBe(true);
  expect(lines).toEqual(['log: true']);
});

test('each event has a state of its own, and its methods want one', () => {
  const { events, run, lines } = openTarget();
  run(`target.onkey = function (e) { if (e.key === 'back') e.preventDefault(); };
       target.addEventListener('key', function (e) {
         console.log(e.key, e.defaultPrevented, JSON.stringify(Object.keys(e)));
         var prevent = e.preventDefault;
         try { prevent(); } catch (error) { console.log(error instanceof TypeError); }
       });`);
  expect([events.dispatch('key', { key: 'back' }), events.dispatch('key', { key: 'up' })]).toEqual([
    true,
    false,
  ]);
  const keys = '["type","target","key"]';
  expect(lines).toEqual([`log: back true ${keys}`, 'log: true', `log: up false ${keys}`, 'log: true']);
});

test('an event keeps its state while another one is dispatched', () => {
  const { events, run, lines, realm } = openTarget();
  realm.globals.tell = realm.createFunction(() => events.dispatch('inner'), 'tell');
  run(`target.onouter = function (e) { tell(); e.preventDefault(); tell(); };
       target.oninner = function (e) { console.log(e.defaultPrevented); };`);
  expect(events.dispatch('outer')).toBe(true);
  expect(lines).toEqual(['log: false', 'log: false']);
});

test('stopImmediatePropagation ends the round, a listener that throws does not', () => {
  const { events, run, lines, errors } = openTarget();
  run(`target.addEventListener('news', function broken() { throw new Error('broken'); });
       target.addEventListener('news', function (e) { console.log('second'); e.stopImmediatePropagation(); });
       target.addEventListener('news', function () { console.log('third'); });`);
  events.dispatch('news');
  expect(lines).toEqual(['log: second']);
  expect(errors).toEqual([
    { text: 'Unhandled exception: Error: broken', stack: '    at Object.broken (a.js:1:59)' },
  ]);
});

test('a listener that is added during an event waits for the next', () => {
  const { events, run, lines } = openTarget();
  run(`target.addEventListener('news', function first() {
         target.removeEventListener('news', first);
         target.addEventListener('news', function () { console.log('added'); });
       });`);
  events.dispatch('news');
  expect(lines).toEqual([]);
  events.dispatch('news');
  expect(lines).toEqual(['log: added']);
});

test('clear forgets everybody', () => {
  const { events, run, lines } = openTarget();
  run(`target.onnews = function () { console.log('on'); };
       target.addEventListener('news', function () { console.log('listener'); });`);
  events.clear();
  events.dispatch('news');
  expect(lines).toEqual([]);
});

test('a listener that is no function is an error of the realm', () => {
  const { run, errors } = openTarget();
  run(`try { target.addEventListener('news', null); } catch (e) { if (!(e instanceof TypeError)) throw e; }`);
  expect(errors).toEqual([]);
  run(`target.addEventListener('news', {});`);
  expect(errors).toHaveLength(1);
});

test('a target has 1,000 listeners of a type, and the next one throws', () => {
  const { run, lines } = openTarget();
  run(`try { for (var i = 0; i < 2000; i++) target.addEventListener('news', function () { return i; }); }
       catch (e) { console.log(i, e instanceof RangeError, e.message); }
       target.addEventListener('other', function () {}); console.log('done');`);
  expect(lines).toEqual(['log: 1000 true more than 1000 listeners for "news"', 'log: done']);
});

test('listeners for events that do not come to a target are reported, and called by the app itself', () => {
  const warnings: string[] = [];
  const { realm, lines } = openRealm({ onWarning: (text: string) => warnings.push(text) });
  const { target, dispatch } = realm.createEventTarget({ name: 'clock', types: ['tick'] });
  realm.globals.target = target;
  realm.load(
    `target.addEventListener('tock', function () { console.log('tock'); });
     target.addEventListener('tock', function () {});
     target.onTick = target.onchange = function (e) { console.log(e.type); };
     target.onreading = null; target.ontick = function () { console.log('tick'); };
     target.addEventListener('tick', function () {});
     target.dispatchEvent({ type: 'tock' }); target.dispatchEvent({ type: 'change' });
     console.log(Object.keys(target).indexOf('onopen'), typeof target.onTick);`,
    'a.js',
    () => undefined,
  );
  dispatch('tick');
  expect(warnings).toEqual([
    'clock has no event "tock", only tick',
    'clock has no event "change", only tick',
    'clock has no event "Tick", only tick',
  ]);
  expect(lines).toEqual(['log: tock', 'log: change', 'log: -1 function', 'log: tick']);
});
