import { openScreen } from './open-screen';

/** A screen whose elements of the given ids note each click as `id<target`. */
function clickable(view: string, ids: string) {
  const open = openScreen(`<svg id="root">${view}</svg>`);
  open.runScript(`heard = [];
    '${ids}'.split(' ').forEach(function (id) {
      document.getElementById(id).onclick = function (event) { heard.push(id + '<' + event.target.id); };
    });`);
  const tap = (x: number, y: number): unknown => {
    open.runScript('heard.length = 0;');
    const taken = open.screen.tap(x, y);
    const clicks = open.runScript('return heard;');
    return taken ? clicks : 'nobody';
  };
  return { ...open, tap };
}

test('only what has pointer-events takes the finger, and the topmost of it', () => {
  const { tap } = clickable(
    `<rect id="low" width="100" height="100" pointer-events="visible" fill="none"/>
     <rect id="high" x="50" width="100" height="100" pointer-events="all" opacity="0"/>
     <rect id="over" width="336" height="336" fill="red"/>`,
    'low high over',
  );
  expect(tap(10, 10)).toEqual(['low<low']);
  expect(tap(60, 10)).toEqual(['high<high']);
  expect(tap(10, 200)).toBe('nobody');
});

test("a view's root takes what nothing in it takes, if it listens", () => {
  const { tap, warnings } = clickable('<rect id="r" width="50" height="50" pointer-events="all"/>', 'root r');
  expect([tap(10, 10), tap(200, 200)]).toEqual([['r<r', 'root<r'], ['root<root']]);
  expect(warnings).toEqual([]);
});

test('layers count, display="none" takes nothing, visibility only hides from "visible"', () => {
  const { tap } = clickable(
    `<rect id="a" width="50" height="50" pointer-events="all" layer="1"/><rect id="b" width="100" height="50" pointer-events="all"/>
     <g display="none"><rect id="c" width="336" height="336" pointer-events="all"/></g>
     <g visibility="hidden"><rect id="d" y="100" width="50" height="50" pointer-events="visible"/>
       <rect id="e" y="200" width="50" height="50" pointer-events="all"/></g>`,
    'a b c d e',
  );
  expect([tap(10, 10), tap(60, 10), tap(10, 110), tap(10, 210)]).toEqual([
    ['a<a'],
    ['b<b'],
    'nobody',
    ['e<e'],
  ]);
});

test('shapes are hit where they are, through containers and turned groups', () => {
  const { tap } = clickable(
    `<svg x="100" y="100"><circle id="c" cx="20" cy="20" r="20" pointer-events="all"/></svg>
     <g transform="translate(200,50) rotate(90)"><rect id="r" width="40" height="10" pointer-events="all"/></g>
     <line id="l" x1="10" y1="300" x2="100" y2="300" stroke-width="10" pointer-events="all"/>
     <svg width="20" height="20" overflow="hidden"><rect id="cut" width="50" height="50" pointer-events="all"/></svg>`,
    'c r l cut',
  );
  expect([tap(120, 102), tap(102, 102)]).toEqual([['c<c'], 'nobody']);
  expect([tap(195, 80), tap(230, 55)]).toEqual([['r<r'], 'nobody']);
  expect([tap(50, 304), tap(50, 306)]).toEqual([['l<l'], 'nobody']);
  expect([tap(10, 10), tap(30, 30)]).toEqual([['cut<cut'], 'nobody']);
});

test('a container takes the finger in its size, or without one where something is in it', () => {
  const { tap } = clickable(
    `<svg id="sized" width="50" height="50" pointer-events="visible"/>
     <svg id="loose" x="100" pointer-events="visible"><circle cx="20" cy="20" r="10"/></svg>`,
    'sized loose',
  );
  expect([tap(40, 40), tap(60, 40)]).toEqual([['sized<sized'], 'nobody']);
  expect([tap(120, 20), tap(150, 20), tap(200, 200)]).toEqual([['loose<loose'], 'nobody', 'nobody']);
});

test('events rise to the document until one is stopped, in the order of a finger', () => {
  const { runScript, screen, errors } = openScreen(
    '<svg id="root"><g id="g"><rect id="r" width="50" height="50" pointer-events="all"/></g></svg>',
  );
  runScript(`heard = [];
    var note = function (event) { heard.push(this.id + ' ' + event.type + ' ' + event.screenX + ',' + event.screenY); };
    var r = document.getElementById('r'), g = document.getElementById('g');
    r.onmousedown = note; r.onmouseup = note; r.addEventListener('click', note); r.addEventListener('click', note);
    g.addEventListener('click', function (event) { heard.push('g'); throw new Error('oh'); });
    g.addEventListener('click', function (event) { heard.push('g again'); event.stopPropagation(); });
    document.getElementById('root').onclick = note; document.addEventListener('mousedown', function () { heard.push('document'); });`);
  expect(screen.tap(10, 20)).toBe(true);
  expect(runScript('return heard;')).toEqual([
    'r mousedown 10,20',
    'document',
    'r mouseup 10,20',
    'r click 10,20',
    'g',
    'g again',
  ]);
  expect(errors).toHaveLength(1);
  expect(errors[0]).toContain('oh');
});

test('a removed listener is not called', () => {
  const { runScript, screen } = openScreen(
    '<svg><rect id="r" width="50" height="50" pointer-events="all"/></svg>',
  );
  runScript(`heard = 0; var f = function () { heard++; }; var r = document.getElementById('r');
    r.addEventListener('click', f); r.onclick = f; r.removeEventListener('click', f);`);
  screen.tap(1, 1);
  expect(runScript('return heard;')).toBe(1);
});

test('where the symbol of an element is missing, nothing is said about taps', () => {
  const { warnings } = clickable('<use id="u" href="#text-button"/><g id="g"><use href="#icon"/></g>', 'u g');
  expect(warnings).toEqual([
    expect.stringContaining('no such symbol'),
    expect.stringContaining('no such symbol'),
  ]);
});

test('an element that listens and cannot be tapped is reported', () => {
  const { screen, tap, warnings } = clickable(
    '<rect id="r" width="50" height="50"/><g id="g"><rect pointer-events="all" width="9" height="9"/></g>',
    'r g',
  );
  expect(tap(20, 20)).toBe('nobody');
  screen.check();
  expect(warnings).toEqual([
    'rect #r (resources/index.view:1): listens for the finger, and has no pointer-events="visible" or "all"',
  ]);
});
