import { isPicture } from '../../../simulator/picture/check-picture';
import { World } from '../../../simulator/run/world';
import { builtApp, START } from '../../journey/built-app';

const svg = (inside: string): string => `<svg xmlns="http://www.w3.org/2000/svg" width="336">${inside}</svg>`;

test('what the simulator draws is a picture', async () => {
  const world = new World({ app: builtApp(), start: START });
  world.boot();
  await world.run(START + 1000);
  for (let page = 0; page < 7; page++) {
    expect(isPicture(world.watch.svg())).toBe(true);
    world.watch.tap(168, 168);
  }
  world.watch.setDisplay(false);
  expect(isPicture(world.watch.svg())).toBe(true);
});

test.each([
  svg(''),
  svg('<g data-id="a > b &lt;" opacity=".5"><path d="M0 0h1z" fill="#fff"/></g>'),
  svg('<rect fill="url(#g1)"/><g mask="url(#my mask)"></g>'),
  svg('<image href="data:image/png;base64,iVBORw0KGgo=" width="1"/>'),
])('allowed: %s', (text) => {
  expect(isPicture(text)).toBe(true);
});

test.each([
  undefined,
  null,
  7,
  '',
  'hello',
  '<svg xmlns="http://www.w3.org/2000/svg">',
  `${svg('')}${svg('')}`,
  `${svg('')}<script>`,
  svg('<script>alert(1)</script>'),
  svg('<style>*{fill:red}</style>'),
  svg('<foreignObject></foreignObject>'),
  svg('<a href="javascript:alert(1)"></a>'),
  svg('<use href="#a"/>'),
  svg('<text>hello</text>'),
  svg('hello'),
  svg('<!-- -->'),
  svg('<![CDATA[]]>'),
  svg('<g></svg></g>'),
  svg('<image href="/etc/passwd"/>'),
  svg('<image href="file:///etc/passwd"/>'),
  svg('<image href="http://evil.example/a.png"/>'),
  svg('<image href="data:image/svg+xml;base64,PHN2Zz4="/>'),
  svg('<image xlink:href="http://evil.example/"/>'),
  svg('<rect onclick="alert(1)"/>'),
  svg('<rect style="fill:url(http://evil.example/)"/>'),
  svg('<rect fill="url(http://evil.example/#a)"/>'),
  svg("<rect fill='red'/>"),
  svg('<rect fill="&#x75;rl(http://evil.example/)"/>'),
  svg('<g mask="url(http://evil.example/#a)"></g>'.replace('#', '')),
  svg('<g>'.repeat(300) + '</g>'.repeat(300)),
  `<?xml-stylesheet href="a.css"?>${svg('')}`,
  `<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>${svg('')}`,
])('refused: %s', (text) => {
  expect(isPicture(text)).toBe(false);
});
