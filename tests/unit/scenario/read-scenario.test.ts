import { readScenario } from '../../../simulator/scenario/read-scenario';
import type { AppInfo } from '../../../simulator/simulation/protocol';
import { messageOf } from '../../../simulator/world/message-of';

const APP: AppInfo = {
  fileName: 'app.fba',
  name: 'App',
  uuid: 'u-1',
  buildId: '0x1',
  size: 1,
  models: ['vulcan'],
  hasSettings: false,
  language: 'en-GB',
  openCount: 0,
  permissions: [],
};

/** The one line that says what is wrong with a scenario. */
function problemOf(text: string): string {
  try {
    readScenario('a.yaml', text).readSpec(APP);
  } catch (error) {
    return messageOf(error);
  }
  throw new Error('nothing is wrong');
}

const STEPS = '\nsteps:\n  - at: 1s\n    button: press\n';

test('options have the names of the command line and reach the world', () => {
  const { app, routes, readSpec } = readScenario(
    'a.yaml',
    `
app: ../x.fba
device: vulcan
start: 2026-01-02T03:04
tz: Europe/Vienna
persona: noor
seed: 7
language: de-de
clock: 12h
week-start: sunday
aod: true
screen-timeout: 20s
settings: { word: one, number: 12.50, on: true }
routes: { Api.example: 'http://127.0.0.1:8127' }
faults: link-off@1m
${STEPS}`,
  );
  expect(app?.value).toBe('../x.fba');
  expect([...routes]).toEqual([['api.example', 'http://127.0.0.1:8127']]);
  expect(readSpec(APP)).toMatchObject({
    model: 'vulcan',
    start: Date.parse('2026-01-02T02:04Z'),
    zone: 'Europe/Vienna',
    persona: 'noor',
    seed: 7,
    preferences: { language: 'de-DE', clockDisplay: '12h', firstDayOfWeek: 0 },
    isAlwaysOnEnabled: true,
    screenTimeout: '20s',
    settings: { word: 'one', number: '12.50', on: 'true' },
    routes: { 'api.example': 'http://127.0.0.1:8127' },
    faults: [{ name: 'link-off', from: 60_000 }],
  });
});

test('steps have their times, one action and what is expected', () => {
  const { steps } = readScenario(
    'a.yaml',
    `
steps:
  - at: 1m
    tap: [1, 2]
  - expect:
      - text: a
        within: 30s
      - errors: none
  - after: 5s
    expect: { log: b }
`,
  );
  expect(steps.map(({ time, actions }) => [time, actions.map(({ name }) => name)])).toEqual([
    [{ at: 60_000 }, ['tap']],
    [{ after: 0 }, []],
    [{ after: 5000 }, []],
  ]);
  expect(
    steps.map(({ expectations }) => expectations.map(({ check, withinMs }) => [check.words, withinMs])),
  ).toEqual([
    [],
    [
      ['the text "a"', 30_000],
      ['no errors', 0],
    ],
    [['at least 1 console line "b"', 0]],
  ]);
});

test('an anchor and its alias', () => {
  const { steps } = readScenario(
    'a.yaml',
    'steps:\n  - expect: &seen\n      text: a\n  - at: 1s\n    expect: *seen\n',
  );
  expect(steps.map(({ expectations }) => expectations.map(({ check }) => check.words))).toEqual([
    ['the text "a"'],
    ['the text "a"'],
  ]);
});

test('a small file that grows without end is refused in a line, and soon', () => {
  const count = 3_000;
  const bomb = `steps:\n- expect: &e [${Array(count).fill('{text: a}').join(', ')}]\n${'- expect: *e\n'.repeat(count)}`;
  const manyKeys = Array.from({ length: 20_000 }, (_, key) => `  k${key}: a\n`).join('');
  const begin = performance.now();
  expect(problemOf(bomb)).toMatch(/^a\.yaml:2:\d+: the aliases up to here stand for more than 10000 values$/);
  expect(problemOf(`settings:\n${manyKeys}  k0: b\nsteps: []`)).toBe(
    'a.yaml:20002:3: Map keys must be unique',
  );
  // The other way they take half a minute and gigabytes.
  expect(performance.now() - begin).toBeLessThan(20_000);
});

test.each([
  ['', '1:1: the file is empty'],
  ['steps: [', '1:9: Flow sequence in block collection must be sufficiently indented and end with a ]'],
  ['steps: []\nsteps: []', '2:1: Map keys must be unique'],
  ['steps: []\n---\n', '2:1: only one document is allowed'],
  ['steps: !x []', '1:8: Unresolved tag: !x'],
  [
    '- steps',
    '1:1: expected a map with app, device, start, tz, persona, seed, language, clock, week-start, aod, screen-timeout, settings, routes, faults, worn-since-morning, errors or steps',
  ],
  ['app: x.fba', '1:1: "steps" is missing'],
  [
    'stepps: []',
    '1:1: unknown key "stepps"; there are app, device, start, tz, persona, seed, language, clock, week-start, aod, screen-timeout, settings, routes, faults, worn-since-morning, errors, steps',
  ],
  ['steps: tap', '1:8: expected a list'],
  [`device: atlas${STEPS}`, '1:9: device: this .fba is not built for atlas'],
  [`start: noon${STEPS}`, '1:8: start "noon" is not an ISO time such as 2026-07-14T14:42'],
  [`week-start: friday${STEPS}`, '1:13: week-start must be sunday or monday, not "friday"'],
  [`seed: 1.5${STEPS}`, '1:7: seed "1.5" is not a whole number'],
  [`aod: on${STEPS}`, '1:6: must be true or false'],
  [`settings: [a]${STEPS}`, '1:11: expected a map'],
  [`settings: { a: [b] }${STEPS}`, '1:16: must be a text'],
  [`routes: { a: b }${STEPS}`, '1:14: route "a=b": "b" is not an address such as http://127.0.0.1:8127'],
  [`faults: [revoke@1m..2m]${STEPS}`, '1:10: revoke happens at one moment and has no end'],
  [
    'steps: [{}]',
    '1:9: needs expect or one of tap, press, swipe, finger-down, finger-move, finger-up, button, display, sensor, always-on, screen-timeout, language, clock, week-start, restart, set, remove, clear, sign-in, network, link, failure, failures, switch, event, permission, zone, fault, storm, screenshot',
  ],
  ['steps: [{ at: 1s, after: 1s, button: press }]', '1:9: only one of at and after is allowed'],
  ['steps: [{ button: press, display: on }]', '1:9: only one action is allowed; there are button, display'],
  ['steps: [{ at: soon, button: press }]', '1:15: must be a duration such as 90s or 1h30m, not "soon"'],
  ['steps: [{ pinch: up }]', /^a\.yaml:1:11: unknown key "pinch"; there are at, after, tap, /],
  ['steps: [{ swipe: across }]', '1:18: must be up, down, left or right, not "across"'],
  ['steps: [{ press: { at: [1, 2] } }]', '1:18: "for" is missing'],
  ['steps: [{ button: back }]', '1:19: must be press, not "back"'],
  ['steps: [{ tap: [1] }]', '1:16: must be a point such as [168, 40]'],
  ['steps: [{ tap: [1, 400] }]', '1:16: misses the screen, which is 336 pixels wide and 336 high'],
  ['steps: [{ tap: [-1, 4] }]', '1:17: must be a whole number'],
  ['steps: [{ display: dim }]', '1:20: must be on or off, not "dim"'],
  ['steps: [{ sensor: { pulse: 1 } }]', '1:21: unknown key "pulse"; there are heart-rate, steps, battery'],
  ['steps: [{ sensor: { steps: many } }]', '1:28: must be a number'],
  ['steps: [{ sign-in: strava }]', '1:20: must be fitbit or google, not "strava"'],
  ['steps: [{ sign-in: fitbit }]', '1:20: this app has no settings page'],
  ['steps: [{ failure: 599 }]', /^a\.yaml:1:20: must be normal, 204, .*, not "599"$/],
  ['steps: [{ fault: gremlins }]', /^a\.yaml:1:18: unknown fault "gremlins"; there are link-off, /],
  ['steps: [{ screenshot: a.gif }]', '1:23: the picture must be a .png file'],
  [
    'steps: [{ expect: { within: 1s } }]',
    '1:19: needs one of text, setting, picture, request, file, log, error, errors, warning or warnings',
  ],
  [
    'steps: [{ expect: { text: a, log: b } }]',
    '1:19: needs one of text, setting, picture, request, file, log, error, errors, warning or warnings',
  ],
  ['steps: [{ expect: { text: {} } }]', '1:27: needs id, equals, contains or matches'],
  [
    'steps: [{ expect: { text: { equals: a, contains: b } } }]',
    '1:27: only one of equals, contains and matches is allowed',
  ],
  ['steps: [{ expect: { text: { matches: a } } }]', String.raw`1:38: must be a pattern such as /\d+/`],
  ['steps: [{ expect: { text: /a/v } }]', '1:27: the flag v is not allowed; u is'],
  [`steps: [{ expect: { text: /${'a'.repeat(501)}/ } }]`, '1:27: a pattern has at most 500 characters'],
  ['steps: [{ expect: { text: /(/ } }]', '1:27: Invalid regular expression: /(/: Unterminated group'],
  [
    'steps: [{ expect: { request: { count: 1, at-least: 1 } } }]',
    '1:30: count goes without at-least and at-most',
  ],
  ['steps: [{ expect: { request: { at-least: 3, at-most: 2 } } }]', '1:30: at-least is more than at-most'],
  ['steps: [{ expect: { file: { to: cloud } } }]', '1:33: must be watch or phone, not "cloud"'],
  ['steps: [{ expect: { errors: any } }]', '1:29: must be none, not "any"'],
  [
    'steps: [{ expect: { picture: { file: a.png, tolerance: 2 } } }]',
    '1:56: must be a share of the pixels such as 0.5%',
  ],
  [
    'steps: [{ at: 2s, button: press }, { at: 1s, button: press }]',
    '1:36: begins at 1s, and the step before can last until 2s',
  ],
  [
    'steps: [{ at: 2s, expect: { text: a, within: 1m } }, { after: 1m, button: press }, { at: 2m, button: press }]',
    '1:84: begins at 2m, and the step before can last until 2m2s',
  ],
])('%s', (text, problem) => {
  if (typeof problem === 'string') expect(problemOf(text)).toBe(`a.yaml:${problem}`);
  else expect(problemOf(text)).toMatch(problem);
});
