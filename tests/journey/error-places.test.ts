import { readAppPackage } from '../../simulator/app-package/read-app-package';
import { createReport, type Report } from '../../simulator/run/report';
import { World } from '../../simulator/run/world';
import { packCompiledApp, type Sources } from './compiled-app';

const START = Date.parse('2026-07-14T14:42:00+02:00');

async function reportOf(
  sources: Sources,
  { changeMap, forMs = 10_000 }: { changeMap?: (map: string) => string | undefined; forMs?: number } = {},
): Promise<Report> {
  const world = new World({ app: readAppPackage(packCompiledApp(sources, changeMap)), start: START });
  world.boot();
  const page = world.openSettings();
  await world.run(START + forMs);
  return createReport(world, page?.tree(), []);
}

const THROWING_FACE = `// A comment, and a type that the compiler takes out.
interface Point { x: number }

function draw(point: Point): void {
  point.x.toFixed(1);
  throw new Error('nothing to draw');
}

draw({ x: 1 });
`;

test('an error on the watch has the line and column of the source, and the frames of the app alone', async () => {
  const { device } = await reportOf({ face: THROWING_FACE });
  expect(device.errors).toEqual([
    {
      text: 'Unhandled exception: Error: nothing to draw',
      at: 'app/index.ts:6:9',
      stack: ['app/index.ts:6:9 draw', 'app/index.ts:9:1 Object.<anonymous>'],
      count: 1,
      first: '2026-07-14T12:42:00.000Z',
      last: '2026-07-14T12:42:00.000Z',
    },
  ]);
});

test('errors on the phone and on the settings page too', async () => {
  const { companion } = await reportOf({
    companion: `
      function later(): void {
        throw new TypeError('no phone');
      }
      setTimeout(later, 1000);`,
    settings: `
      declare var registerSettingsPage: any;
      registerSettingsPage(function page() {
        throw new RangeError('no page');
      });`,
  });
  expect(companion.errors).toMatchObject([
    { text: 'settings: Unhandled exception: RangeError: no page', at: 'settings/index.ts:4:15' },
    { text: 'Unhandled exception: TypeError: no phone', at: 'companion/index.ts:3:15' },
  ]);
});

test.each([
  ['a promise', `Promise.resolve().then(function () {\n  null.x;\n});`, 'app/index.ts:4:8'],
  ['a rejection', `Promise.reject(\n  new Error('x'));`, 'app/index.ts:4:3'],
  ['a timer', `setInterval(function () {\n  null.x;\n}, 9000);`, 'app/index.ts:4:8'],
  [
    'a listener',
    `require('messaging').peerSocket.addEventListener('open', function () {\n  null.x;\n});`,
    'app/index.ts:4:8',
  ],
  [
    'an event property',
    `require('clock').default.granularity = 'seconds';
     require('clock').default.ontick = function () { null.x };`,
    'app/index.ts:4:59',
  ],
])('an error in %s is placed', async (_, script, at) => {
  const { device } = await reportOf({ face: `declare var require: any;\n\n${script}` });
  expect(device.errors).toMatchObject([{ at }]);
});

test('what is thrown without being an error has no place, and its line is as it always was', async () => {
  const { device, companion } = await reportOf({
    face: `setTimeout(function () { throw 'a text'; }, 1000);`,
    companion: `setTimeout(function () { throw { code: 7 }; }, 10); Promise.reject(3);`,
  });
  expect(device.errors).toEqual(['Unhandled exception: a text']);
  expect(companion.errors).toEqual([
    'Unhandled promise rejection: 3',
    expect.stringContaining('Unhandled exception: '),
  ]);
});

test.each([
  ['is absent', () => undefined],
  ['is not JSON', (map: string) => map.slice(0, 40)],
  ['is no map', () => '{"version":7,"mappings":9}'],
  ['is empty', () => '{}'],
  ['has damaged mappings', (map: string) => map.replace(/"mappings": "[^"]*"/, '"mappings": "!!,;;%%%"')],
  ['is null', () => 'null'],
])('where the map %s, the place is that of the bundle', async (_, changeMap) => {
  const { device } = await reportOf({ face: THROWING_FACE }, { changeMap });
  const inBundle = /^app\/index\.js:2:\d+( draw| Object\.<anonymous>)?$/;
  expect(device.errors).toMatchObject([
    {
      at: expect.stringMatching(inBundle),
      stack: [expect.stringMatching(inBundle), expect.stringMatching(inBundle)],
    },
  ]);
});

test('a warning has the place of the call that it is about', async () => {
  const { device } = await reportOf({
    face: `declare var require: any;
var time = require('document').default.getElementById('time');
function show(): void {
  time.style.fill = 'no colour';
}
setTimeout(show, 100);`,
  });
  expect(device.warnings).toMatchObject([
    {
      text: expect.stringContaining('no colour'),
      at: 'app/index.ts:4:21',
      stack: ['app/index.ts:4:21 show'],
      count: 1,
    },
  ]);
});

test('a warning about the view has the place in its text and needs no other', async () => {
  const { device } = await reportOf({ view: '<svg>\n<blob/>\n</svg>', face: '' });
  expect(device.warnings).toEqual(['watch: resources/index.view:2: the watch has no element <blob>']);
});

test('equal errors and logs are one entry, those that came once a line', async () => {
  const { device, companion } = await reportOf(
    {
      face: `setInterval(function () { console.log('again'); Promise.reject(null); }, 100); console.log('once');`,
      companion: `setInterval(function () { null.x; }, 100);`,
    },
    { forMs: 60_000 },
  );
  expect(device.console).toEqual([
    'log: once',
    {
      text: 'log: again',
      at: 'app/index.ts:1:35',
      stack: ['app/index.ts:1:35'],
      count: 600,
      first: '2026-07-14T12:42:00.100Z',
      last: '2026-07-14T12:43:00.000Z',
    },
  ]);
  expect(device.errors).toMatchObject([{ text: 'Unhandled promise rejection: null', count: 600 }]);
  expect(companion.errors).toMatchObject([{ count: 595, at: 'companion/index.ts:1:32' }]);
});
