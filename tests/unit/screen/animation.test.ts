import { openScreen } from './open-screen';

function animated(animation: string, element = 'rect') {
  const open = openScreen(
    `<svg><g id="g"><${element} id="it" x="0" width="10" height="10" fill="#000000">${animation}</${element}></g></svg>`,
  );
  const read = (what: string): unknown => open.runScript(`return document.getElementById('it').${what};`);
  const wait = (ms: number): void => open.clock.runUntil(open.clock.now() + ms);
  return { ...open, read, wait };
}

test('a number goes from one value to another in the time it has, then back or not', () => {
  const moves = '<animate attributeName="x" begin="enable" from="100%" to="20" dur="1"';
  for (const [final, end] of [
    ['', 20],
    [' final="freeze"', 20],
    [' final="restore"', 0],
    [' final="remove"', 0],
  ] as const) {
    const { runScript, read, wait } = animated(`${moves}${final}/>`);
    wait(1000);
    expect(read('x')).toBe(0);
    runScript("document.getElementById('g').animate('enable');");
    expect(read('x')).toBe(336);
    wait(500);
    expect(Math.abs((read('x') as number) - 178)).toBeLessThan(336 * 0.04);
    wait(600);
    expect(read('x')).toBe(end);
  }
});

test.each([
  ['a number of pixels', '<animate attributeName="x" from="10" by="10%" dur="1" begin="load"/>', 'x', 43.6],
  ['the own value', '<animate attributeName="width" by="-4" dur="1" begin="load"/>', 'width', 6],
  ['a number', '<animate attributeName="opacity" by="-0.25" dur="1" begin="load"/>', 'style.opacity', 0.75],
  ['`to` instead of it', '<animate attributeName="x" by="3" to="7" dur="1" begin="load"/>', 'x', 7],
])('`by` is added: %s', (_, animation, property, end) => {
  const { read, wait, warnings } = animated(animation);
  wait(1500);
  expect(Number(read(property))).toBeCloseTo(end, 5);
  expect(warnings).toEqual([]);
});

test('`by` turns on', () => {
  const { runScript, clock } = openScreen(
    '<svg><g id="g" transform="rotate(30)"><animateTransform attributeType="rotate" by="45" dur="1" begin="load"/></g></svg>',
  );
  clock.runUntil(clock.now() + 1500);
  expect(runScript("return document.getElementById('g').groupTransform.rotate.angle;")).toBe(75);
});

test('what an element has by itself is where an animation without `from` begins', () => {
  const { read, wait } = animated('<animate attributeName="opacity" to="0" dur="1" begin="load"/>');
  wait(500);
  expect(Math.abs(Number(read('style.opacity')) - 0.5)).toBeLessThan(0.05);
});

test('a stylesheet sets the times and ends of an animation, weaker than its attributes', () => {
  const { runScript, clock, warnings } = openScreen(
    '<svg><rect id="r" x="0" class="c"><animate class="a" attributeName="x" dur="1"/></rect></svg>',
    {
      styles:
        '.c .a { begin: enable+0.5; from: 50; to: 100; dur: 9; final: restore; repeatCount: 2; easing: linear }',
    },
  );
  const x = () => runScript("return document.getElementById('r').x;");
  runScript("document.getElementById('r').animate('enable');");
  clock.runUntil(clock.now() + 1000);
  expect(Math.abs((x() as number) - 75)).toBeLessThan(3);
  clock.runUntil(clock.now() + 1000);
  expect(Math.abs((x() as number) - 75)).toBeLessThan(3);
  clock.runUntil(clock.now() + 600);
  expect(x()).toBe(0);
  expect(warnings).toEqual([]);
});

test.each(['repeatCount="0"', 'repeatCount=""', 'repeatDur="0s"'])(
  '%s is ignored, with a warning',
  (attribute) => {
    const { read, wait, warnings } = animated(
      `<animate attributeName="x" begin="load" from="0" to="100" dur="1" ${attribute}/>`,
    );
    wait(500);
    expect(Math.abs((read('x') as number) - 50)).toBeLessThan(5);
    expect(warnings).toEqual([expect.stringContaining(`${attribute} is not what an animation can have`)]);
  },
);

test('colours and opacities pass through what lies between', () => {
  const { screen, wait } = animated(
    '<animate attributeName="fill" begin="load" from="#000000" to="#ffffff" dur="0.66" final="freeze"/>',
  );
  wait(330);
  expect(screen.svg()).toMatch(/fill="#(7f7f7f|808080)"/);
  wait(400);
  expect(screen.svg()).toContain('fill="#ffffff"');
});

test.each([
  ['#80ff0000', '#400000ff', '#60800080'],
  ['none', '#000000', '#80000000'],
  ['#ff000000', '#ff0000', '#800000'],
])('an animated colour has the alpha between both: from %s to %s', (from, to, middle) => {
  const { read, wait } = animated(
    `<animate attributeName="fill" begin="load" from="${from}" to="${to}" dur="0.66" final="freeze"/>`,
  );
  wait(330);
  expect(read('style.fill')).toBe(middle);
  wait(400);
  expect(read('style.fill')).toBe(to);
});

test('an animated colour of a gradient has its alpha', () => {
  const { screen, clock } = openScreen(
    `<svg><gradientRect width="9" height="9"><animate attributeName="gradient-color1" begin="load" from="#00ffffff"
      to="#80ffffff" dur="0.1"/></gradientRect></svg>`,
  );
  expect(screen.svg()).toContain('stop-color="#ffffff" stop-opacity="0"');
  clock.runUntil(clock.now() + 200);
  expect(screen.svg()).toContain('stop-color="#ffffff" stop-opacity="0.50');
});

test('begin can wait, end stops, repeats run on', () => {
  const { runScript, read, wait } = animated(
    '<animate attributeName="width" begin="enable+0.1" end="disable" from="0" to="99" dur="0.99" repeatCount="indefinite" final="keep"/>',
  );
  runScript("document.getElementById('it').animate('enable');");
  wait(90);
  expect(read('width')).toBe(10);
  wait(10 + 99 * 45);
  expect(read('width')).toBeCloseTo(49.5, 0);
  runScript("document.getElementById('it').animate('disable');");
  expect(read('width')).toBeCloseTo(49.5, 0);
  wait(5000);
  expect(read('width')).toBeCloseTo(49.5, 0);
});

// As davismcphee/bitkin (two that take turns) and eamodio/fitbit-pure (a blink of `dur="0"`) use it.
test('beside repeatCount, repeatDur is the time of one repetition, and the last value stays until the next', () => {
  const again = 'repeatDur="2" repeatCount="indefinite"';
  const { read, wait, warnings } = animated(
    `<animate attributeName="x" from="0" to="10" dur="0.5" begin="load" ${again}/>
     <animate attributeName="x" from="10" to="0" dur="0.5" begin="load+1" ${again}/>
     <animate attributeName="display" from="inline" to="none" dur="0" begin="load+1" ${again}/>
     <animate attributeName="display" from="none" to="inline" dur="0" begin="load" ${again}/>`,
  );
  const seen: unknown[] = [];
  wait(250);
  for (let i = 0; i < 12; i++) {
    seen.push([Math.round((read('x') as number) / 5), read('style.display')]);
    wait(500);
  }
  const once = [
    [1, 'inline'],
    [2, 'inline'],
    [1, 'none'],
    [0, 'none'],
  ];
  expect(seen).toEqual([...once, ...once, ...once]);
  expect(warnings).toEqual([]);
});

test('a repetition that waits for its end does not undo what another animation did', () => {
  const { read, wait } = animated(
    `<animate attributeName="x" from="0" to="10" dur="0.5" begin="load" repeatDur="2" repeatCount="1"/>
     <animate attributeName="x" from="10" to="4" dur="0.5" begin="load+1"/>`,
  );
  wait(1900);
  expect(read('x')).toBe(4);
  wait(3000);
  expect(read('x')).toBe(4);
});

test('what an animation left can be written over', () => {
  const { runScript, read, wait } = animated(
    '<animate attributeName="opacity" begin="load" from="1" to="0" dur="0.1"/><animate attributeName="x" begin="load" to="5" dur="0.1"/>',
  );
  wait(200);
  expect([read('style.opacity'), read('x')]).toEqual([0, 5]);
  runScript("var r = document.getElementById('it'); r.style.opacity = 0.5; r.x = 7;");
  expect([read('style.opacity'), read('x')]).toEqual([0.5, 7]);
});

test('an animation is an element: looked up by id, aimed anew, started and stopped by itself', () => {
  const { screen, runScript, read, wait, warnings } = animated(
    `<animate id="a" attributeName="x" begin="enable" end="disable" from="0" to="0"/>
     <animate id="b" attributeName="width" begin="enable" from="0" to="50" dur="0.1"/>`,
  );
  expect(screen.counts.elements).toBe(3);
  expect(read('children.length')).toBe(2);
  runScript(`var a = document.getElementById('it').getElementById('a'); a.dur = 0.5; a.from = 100; a.to = '200';
    a.animate('enable');`);
  expect(runScript("return [document.getElementById('a').dur, document.getElementById('a').to];")).toEqual([
    0.5,
    '200',
  ]);
  wait(250);
  expect(Math.abs((read('x') as number) - 150)).toBeLessThan(10);
  runScript("document.getElementById('a').animate('disable');");
  wait(1000);
  expect(read('x')).toBeLessThan(160);
  expect(read('width')).toBe(10);
  expect(warnings).toEqual([]);
});

// eamodio/fitbit-pure reads the animation as the first of the children of what it moves.
test('animations are among the children, in the order of the view, and searches find them', () => {
  const { runScript } =
    openScreen(`<svg><g id="g"><animateTransform id="turn" attributeType="rotate" begin="load" to="9"/>
    <rect id="r"><animate id="fade" class="c" attributeName="opacity" from="0.2" begin="enable"/></rect>
    <set id="word" attributeName="display" begin="load" to="none"/><set attributeName="display" to="inline"/></g></svg>`);
  expect(
    runScript(`var by = function (id) { return document.getElementById(id); };
      var ids = function (list) { return list.map(function (e) { return e.id; }).join(' '); };
      return [ids(by('g').children), by('g').firstChild.id, by('turn').nextSibling.id, by('word').nextSibling,
        by('r').children[0].from, by('fade').parent.id, ids(by('g').getElementsByTagName('animate')),
        ids(document.getElementsByClassName('c')), ids(by('g').getElementsByTagName('*'))];`),
  ).toEqual(['turn r word', 'turn', 'r', null, '0.2', 'r', 'fade', 'fade', 'turn r fade word']);
});

test('a group turns', () => {
  const open = openScreen(
    '<svg><g id="g"><animateTransform attributeType="rotate" begin="load" from="0" to="90" dur="0.33" final="freeze"/><rect width="9" height="9"/></g></svg>',
  );
  open.clock.runUntil(open.clock.now() + 400);
  expect(open.runScript("return document.getElementById('g').groupTransform.rotate.angle;")).toBe(90);
});

test('a timed set changes a word at once; enabled and a finger are triggers; start and end are events', () => {
  const open = openScreen(`<svg><rect id="r" width="50" height="50" pointer-events="all">
    <set attributeName="display" to="none" begin="mouseup"/><animate attributeName="x" begin="disable" to="5" dur="0.1" final="freeze"/></rect></svg>`);
  open.runScript(`log = []; var r = document.getElementById('r');
    r.onanimationstart = r.onanimationend = function (event) { log.push(event.type); }; r.enabled = false;`);
  open.clock.runUntil(open.clock.now() + 200);
  expect(open.runScript("return [document.getElementById('r').x].concat(log);")).toEqual([
    5,
    'animationstart',
    'animationend',
  ]);
  open.screen.tap(10, 10);
  expect(open.runScript("return document.getElementById('r').style.display;")).toBe('none');
});

test.each(['enabled', 'disabled'])(
  'state = "%s" begins what waits for it, on an element that is no widget',
  (state) => {
    const open = openScreen(`<svg><rect id="r" width="50" height="50">
    <animate attributeName="x" begin="${state.slice(0, -1)}" to="5" dur="0.1" final="freeze"/></rect></svg>`);
    open.runScript(`document.getElementById('r').state = '${state}';`);
    open.clock.runUntil(open.clock.now() + 200);
    expect(open.runScript("return document.getElementById('r').x;")).toBe(5);
  },
);

test('nothing is due while nothing moves, nor after the screen is closed', () => {
  const { clock, screen, runScript, wait } = animated(
    '<animate attributeName="x" begin="enable" from="0" to="9" dur="0.2" repeatCount="indefinite"/>',
  );
  wait(100);
  expect(clock.nextDueTime()).toBeUndefined();
  runScript("document.getElementById('it').animate('enable');");
  wait(1000);
  expect(clock.nextDueTime()).toBeDefined();
  screen.close();
  expect(clock.nextDueTime()).toBeUndefined();
});

test('one number scales both ways, from the size without a transform', () => {
  const { runScript, clock, screen } = openScreen(
    `<svg><g id="it"><rect width="9" height="9" fill="red"/>
      <animateTransform attributeName="transform" attributeType="scale" begin="enable" to="3" dur="1"/></g></svg>`,
  );
  runScript("document.getElementById('it').animate('enable');");
  expect(screen.svg()).not.toContain('scale(');
  clock.runUntil(clock.now() + 500);
  expect(screen.svg()).toMatch(/scale\((1\.9\d*|2(?:\.0\d*)?) \1\)/);
  clock.runUntil(clock.now() + 600);
  expect(screen.svg()).toContain('scale(3 3)');
});

test('per cent of a translation are of the parent', () => {
  const { runScript, clock, screen } = openScreen(
    `<svg><svg width="50%" height="100"><g id="it" transform="translate(100%,0%)"><rect width="9" height="9" fill="red"/>
      <animateTransform attributeName="transform" attributeType="translate" begin="enable" from="100%,0%"
        to="100%-9, 50%" dur="1"/></g></svg></svg>`,
  );
  runScript("document.getElementById('it').animate('enable');");
  expect(screen.svg()).toContain('translate(168 0)');
  clock.runUntil(clock.now() + 1100);
  expect(screen.svg()).toContain('translate(159 50)');
});
