import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runScenarios } from '../../simulator/cli/run-scenarios';
import { connectInProcess } from '../../simulator/client/in-process';
import type { ConnectWorld } from '../../simulator/client/world-link';
import { createFolder, REPOSITORY, runCommand } from './command';
import { packApp, type Scripts } from './hand-made-app';
import { readPng } from './read-png';

const folder = createFolder();
afterAll(() => folder.remove());
const withoutFolder = (text: string): string => text.replaceAll(folder.path('/'), '');

const EXAMPLES = readdirSync(join(REPOSITORY, 'scenarios')).filter((name) => name.endsWith('.yaml'));

const write = (name: string, content: string | Uint8Array): string => {
  writeFileSync(folder.path(name), content);
  return folder.path(name);
};
const writeApp = (name: string, scripts: Scripts): string => write(name, packApp(scripts));

/** Runs the command in this process. Lines have their paths without the test's folder. */
async function run(...args: string[]): Promise<{ status: number; lines: string[] }> {
  let printed = '';
  const out = { write: (text: string) => (printed += text) };
  const context = { folder: REPOSITORY, connect: connectInProcess, stdout: out, stderr: out };
  const status = await runScenarios(args, context);
  return { status, lines: withoutFolder(printed.trim()).split('\n') };
}

/** The one line of a wrong call. */
async function problemOf(...args: string[]): Promise<string> {
  const error = await run(...args).catch((thrown: Error) => thrown);
  return error instanceof Error ? withoutFolder(error.message) : 'nothing is wrong';
}

const withoutCompanion = join(REPOSITORY, 'scenarios/without-companion/build/app.fba');

test('all examples at once', async () => {
  const { status, lines } = await run(...EXAMPLES.map((name) => `scenarios/${name}`));
  expect(lines).toEqual(EXAMPLES.map(() => expect.stringMatching(/: all \d+ expectations are met \(\w+\)$/)));
  expect(status).toBe(0);
});

test('a failing copy of an example, in the locked process: the line, the rest all the same, status 1', async () => {
  const text = readFileSync(join(REPOSITORY, 'scenarios/without-companion.yaml'), 'utf8');
  const copy = write(
    'copy.yaml',
    text.replace('equals: no taps', 'equals: none').replace(/^ *- picture.*\n/m, ''),
  );
  const { status, stdout, stderr } = await runCommand('scenario', copy, withoutCompanion);
  expect(withoutFolder(stdout).split('\n')).toEqual([
    'copy.yaml:9:9: expected the text "none" in "taps"; there is "no taps" in "taps"',
    'copy.yaml: 1 failed, of 9 expectations (24s)',
    '',
  ]);
  expect([status, stderr]).toEqual([1, '']);
});

test('what the renderer cannot draw is a line of its step, and the steps after it run all the same', async () => {
  const app = writeApp('undrawable.fba', {
    view: `<svg><g opacity="0.5"><rect width="5" height="5" fill="red"/>
      <rect x="700" y="60" width="9" height="9" fill="red" opacity="0.5"/></g></svg>`,
  });
  const steps = `steps:
  - screenshot: out.png
  - expect: { picture: undrawable.png }
  - expect: { text: gone }
`;
  const refused = 'the renderer ended while it drew the picture \\(.+\\)';
  const { status, lines } = await run(write('undrawable.yaml', steps), app, '--update');
  expect(lines).toEqual([
    expect.stringMatching(`^undrawable\\.yaml:2:17: screenshot: ${refused}$`),
    expect.stringMatching(`^undrawable\\.yaml:3:13: expected the screen .*; ${refused}$`),
    expect.stringMatching(/^undrawable\.yaml:4:13: expected the text "gone"; /),
    'undrawable.yaml: 3 failed, of 3 expectations (0s)',
  ]);
  expect(status).toBe(1);
});

test('a wrong scenario is one line with its place and status 2', async () => {
  const wrong = write('wrong.yaml', 'steps:\n  - at: 1s\n    tab: [1, 2]\n');
  const { status, stdout, stderr } = await runCommand('scenario', wrong, withoutCompanion);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^\S+wrong\.yaml:3:5: unknown key "tab"; there are at, after, tap, [^\n]+\n$/);
});

test('wrong calls', async () => {
  const steps = 'steps: [{ button: press }]';
  const noApp = write('no-app.yaml', steps);
  const noFile = write('no-file.yaml', `app: gone.fba\n${steps}`);
  expect(await problemOf()).toBe('the scenario is missing. Try --help');
  expect(await problemOf('gone.yaml')).toBe('gone.yaml does not exist');
  expect(await problemOf(noApp)).toBe('no-app.yaml: "app" is missing, and no .fba is given');
  expect(await problemOf(noFile)).toMatch(/^no-file\.yaml:1:6: \S*gone\.fba does not exist$/);
  expect(await problemOf(noApp, 'a.fba', 'b.fba')).toBe('only one .fba is allowed; "b.fba" is another');
  expect(await problemOf(noApp, withoutCompanion, '--updat')).toBe('unknown option --updat. Try --help');
});

/** Writes down what happens to it, and shows what is stored as `word`. */
const noting = writeApp('noting.fba', {
  permissions: ['access_heart_rate', 'access_activity', 'access_internet'],
  view: `<svg>
    <text id="word" x="10" y="100" font-size="40" fill="white" text-length="40">--</text>
    <text id="hidden" x="10" y="200" font-size="40" fill="white" display="none">secret</text>
    <rect id="low" x="0" y="300" width="336" height="36" fill="red" pointer-events="visible"/>
  </svg>`,
  face: `
    var document = require('document').default;
    var display = require('display').display;
    var today = require('user-activity').today;
    document.getElementById('low').onclick = function (event) { console.log('tap ' + event.screenX + ' ' + event.screenY); };
    document.onkeypress = function (event) { event.preventDefault(); console.log('key ' + event.key); };
    display.onchange = function () { console.log('display ' + display.on); };
    var peer = require('messaging').peerSocket;
    peer.onopen = function () { console.log('link'); };
    peer.onclose = function () { console.log('no link'); };
    peer.onmessage = function (event) {
      document.getElementById('word').text = event.data;
      console.log('steps ' + (today.adjusted.steps === 1234));
      if (event.data === 'throw') throw new Error('bad word');
    };
  `,
  companion: `
    const { settingsStorage } = require('settings');
    const { peerSocket } = require('messaging');
    const { outbox } = require('file-transfer');
    settingsStorage.onchange = ({ key, newValue }) => {
      console.warn(key + ' = ' + newValue);
      if (newValue === null) return;
      peerSocket.send(newValue);
      if (newValue === 'file') outbox.enqueue('word.txt', Uint8Array.of(1, 2).buffer);
      if (newValue === 'fetch') fetch('https://api.fitbit.com/1/user/-/profile.json').catch(() => console.log('failed'));
    };
  `,
});

test('what only a picture shows is a warning without one, and nothing else is', async () => {
  const scenario = 'steps: [{ at: 0s, expect: { warnings: none } }]';
  const path = write('undrawn.yaml', scenario);
  const drawn = writeApp('drawn.fba', {});
  const undrawn = writeApp('undrawn.fba', { view: '<svg><text y="50" font-size="30">black</text></svg>' });
  expect(await run(path, drawn)).toMatchObject({ status: 0 });
  expect((await run(path, undrawn)).lines[0]).toContain('no fill, so it is black');
});

test('every action does what it says, and every expectation sees it', async () => {
  const path = write(
    'actions.yaml',
    `
settings: { word: before }
steps:
  - at: 5s
    expect:
      - setting: { key: word, equals: before }
      - setting: { key: other, absent: true }
      - text: { id: hidden, absent: true }
      - text: --
      - log: { count: 1, contains: link }
      - warning: { contains: listens for keypress, count: 1 }
  - tap: [20, 320]
    expect: { log: tap 20 320 }
  - tap: low
    expect: { log: tap 168 318 }
  # A face gets no keys.
  - button: press
    expect: { log: { contains: key, count: 0 } }
  - display: off
    expect: { log: display false }
  - button: press
    expect: { log: { on: watch, level: log, equals: display true } }
  - sensor: { steps: 1234 }
  - set: { word: one }
    expect:
      - log: { on: phone, level: warn, equals: word = one }
        within: 5s
      - text: { id: word, equals: one }
        within: 5s
      - log: steps true
        within: 5s
  - sensor: { steps: null }
  - set: { word: file }
    expect:
      - file: { to: watch, name: word.txt, count: 1 }
        within: 1m
      - log: steps false
        within: 5s
      - file: { to: phone, count: 0 }
      - warning: { contains: a clock face gets no keys, count: 1 }
  - remove: word
    expect:
      - log: word = null
        within: 5s
      - setting: { key: word, absent: true }
  - failure: { mode: 503, url: /profile }
  - after: 1s
    set: { word: fetch }
    expect:
      - request: { method: get, url: /profile, status: 503 }
        within: 5s
  - network: off
  - set: { word: again }
  - set: { word: fetch }
    expect:
      - request: { since: 5s, status: none, count: 1 }
        within: 20s
      - log: { equals: failed, count: 1 }
        within: 20s
  - network: on
  - link: off
    expect: { log: no link }
  - link: on
  - fault: restart-watch@1s
    expect:
      - log: { equals: link, count: 3 }
        within: 1m
  - screenshot: screen.png
  - set: { word: throw }
    expect:
      - error: { on: watch, contains: bad word }
        within: 5s
      - warning: /no listener for newfile/
errors: any
`,
  );
  const { status, lines } = await run(path, noting);
  expect(lines).toEqual([expect.stringMatching(/: all \d+ expectations are met/)]);
  expect(status).toBe(0);
  expect(readPng(readFileSync(folder.path('screen.png')))).toMatchObject({ width: 336, height: 336 });
});

test('what is not so: one line each, and what there is instead', async () => {
  const path = write(
    'wrong-hopes.yaml',
    `
steps:
  - at: 5s
    tap: nowhere
    expect:
      - text: one
      - text: { id: hidden, contains: secret }
      - text: { id: gone, equals: a }
      - text: { absent: true, matches: /-/ }
      - setting: { key: word, contains: o }
      - request: /profile
      - file: { to: watch, name: a.txt }
        within: 10s
      - log: { count: 2, contains: link }
      - errors: none
  - set: { word: throw }
`,
  );
  const { status, lines } = await run(path, noting);
  expect(lines).toEqual([
    'wrong-hopes.yaml:4:10: tap: the view shows no element "nowhere"',
    'wrong-hopes.yaml:6:9: expected the text "one"; visible is "--" in "word"',
    'wrong-hopes.yaml:7:9: expected the text with "secret" in "hidden"; it is hidden or empty',
    'wrong-hopes.yaml:8:9: expected the text "a" in "gone"; the view has no text with this id',
    'wrong-hopes.yaml:9:9: expected no visible text like /-/; there is "--" in "word"',
    'wrong-hopes.yaml:10:9: expected the setting "word" with "o"; it is not stored',
    'wrong-hopes.yaml:11:9: expected at least 1 request to "/profile"; there were 0; sent: nothing',
    'wrong-hopes.yaml:12:9: expected at least 1 file named "a.txt" to arrive at the watch within 10s; there were 0; sent: nothing',
    'wrong-hopes.yaml:14:9: expected 2 console lines with "link"; there were 1; there was watch: app/index.js:9:41 "link"',
    'wrong-hopes.yaml: 9 failed, of 10 expectations (15s)',
  ]);
  expect(status).toBe(1);
});

test('errors fail a scenario at its end, with their place', async () => {
  const path = write(
    'errors.yaml',
    'steps:\n  - at: 5s\n    set: { word: throw }\n  - after: 5s\n    button: press\n',
  );
  const { status, lines } = await run(path, noting);
  expect(lines).toEqual([
    expect.stringMatching(
      /^errors\.yaml:2:3: expected no errors by the end; there was watch: app\/index\.js:\d+:\d+ ".*Error: bad word"$/,
    ),
    'errors.yaml: 1 failed, of 1 expectations (10s)',
  ]);
  expect(status).toBe(1);
});

test('a sign-in that never begins is named', async () => {
  const app = writeApp('no-button.fba', { settings: 'registerSettingsPage(() => null);' });
  const path = write('sign-in.yaml', 'steps:\n  - sign-in:\n  - at: 2m\n    button: press\n');
  const { lines } = await run(path, app);
  expect(lines[0]).toBe('sign-in.yaml:2:13: sign-in: the settings page has no enabled sign-in button');
});

test('a picture: missing, written by --update, compared, different', async () => {
  const path = write(
    'picture.yaml',
    'steps:\n  - at: 5s\n    expect:\n      - picture: { file: word.png, tolerance: 1% }\n        within: 2s\n  - set: { word: a }\n',
  );
  const missing =
    'picture.yaml:4:9: expected the screen to look like word.png but for 1 % within 2s; there is no such file; --update writes it';
  expect((await run(path, noting)).lines[0]).toBe(missing);
  expect(existsSync(folder.path('word.png'))).toBe(false);
  expect(await run(path, noting, '--update')).toEqual({
    status: 0,
    lines: ['word.png was written', 'picture.yaml: all 2 expectations are met (7s)'],
  });
  expect((await run(path, noting)).lines).toEqual(['picture.yaml: all 2 expectations are met (5s)']);
  const red = writeApp('red.fba', { view: '<svg><rect width="100%" height="50%" fill="red"/></svg>' });
  expect((await run(path, red)).lines[0]).toMatch(
    /within 2s; 61 % of the pixels differ; --update writes it$/,
  );
});

test('pictures are written only into the folder of the scenario, not through links', async () => {
  mkdirSync(folder.path('own'));
  mkdirSync(folder.path('other'));
  write('other/kept.png', 'kept');
  symlinkSync('../other/kept.png', folder.path('own/link.png'));
  symlinkSync('../other/new.png', folder.path('own/dangling.png'));
  symlinkSync('../other', folder.path('own/way'));
  execFileSync('mkfifo', [folder.path('own/pipe.png')]);
  const problemWith = (step: string): Promise<string> =>
    problemOf(write('own/write.yaml', `steps:\n  - ${step}\n`), noting, '--update');
  const outside = 'cannot be written: it is outside of its folder';
  expect(await problemWith('expect: { picture: ../other/kept.png }')).toBe(`../other/kept.png ${outside}`);
  expect(await problemWith('screenshot: ../new.png')).toBe(`../new.png ${outside}`);
  expect(await problemWith('screenshot: way/kept.png')).toBe(`way/kept.png ${outside}`);
  expect(await problemWith('screenshot: link.png')).toBe('link.png cannot be written: it is a link');
  expect(await problemWith('screenshot: dangling.png')).toBe('dangling.png cannot be written: it is a link');
  expect(await problemWith('screenshot: pipe.png')).toBe('pipe.png cannot be written: it is no file');
  expect(readFileSync(folder.path('other/kept.png'), 'utf8')).toBe('kept');
  expect(readdirSync(folder.path('other'))).toEqual(['kept.png']);
  expect(await problemWith('screenshot: ../own/new.png')).toBe('nothing is wrong');
});

test('a pipe is no picture and no app', async () => {
  execFileSync('mkfifo', [folder.path('waiting.png'), folder.path('waiting.fba')]);
  const compared = write('waiting.yaml', 'steps:\n  - expect: { picture: waiting.png }\n');
  expect(await problemOf(compared, noting)).toBe('waiting.png is no file');
  const named = write('named.yaml', 'app: waiting.fba\nsteps:\n  - at: 1s\n    press: next\n');
  expect(await problemOf(named)).toMatch(/waiting\.fba is no file$/);
});

test('a world that ends after the last step is a failure of that', async () => {
  let printed = '';
  const out = { write: (text: string) => (printed += text) };
  const connect: ConnectWorld = (observer) => {
    const { connection, close } = connectInProcess(observer);
    const call = connection.call.bind(connection);
    connection.call = (method, params) => {
      if (method === 'lines') connection.end('it used too much memory');
      return call(method, params);
    };
    return { connection, close };
  };
  const scenario = write('ends.yaml', 'steps:\n  - button: press\n');
  const context = { folder: REPOSITORY, connect, stdout: out, stderr: out };
  expect(await runScenarios([scenario, writeApp('ends.fba', {})], context)).toBe(1);
  expect(withoutFolder(printed).split('\n')).toEqual([
    'ends.yaml:2:5: it used too much memory; the scenario ends here',
    'ends.yaml: 1 failed, of 1 expectations (0s)',
    '',
  ]);
});

test('a world that ends is a failure of its step, and the last', async () => {
  const path = write('ends.yaml', 'steps:\n  - at: 5s\n    button: press\n  - at: 1h\n    button: press\n');
  let printed = '';
  const out = { write: (text: string) => (printed += text) };
  const connect: typeof connectInProcess = (observer) => {
    const link = connectInProcess(observer);
    const { connection } = link;
    const call = connection.call.bind(connection);
    // In place of the watchdog, whose patience is 20 s.
    connection.call = (method, params) => {
      if (method === 'perform') void link.close("the watch's code did not return for 20 s");
      return call(method, params);
    };
    return link;
  };
  expect(await runScenarios([path, noting], { folder: REPOSITORY, connect, stdout: out, stderr: out })).toBe(
    1,
  );
  expect(withoutFolder(printed).split('\n')).toEqual([
    "ends.yaml:2:5: the watch's code did not return for 20 s; the scenario ends here",
    'ends.yaml: 1 failed, of 0 expectations (0s)',
    '',
  ]);
});
