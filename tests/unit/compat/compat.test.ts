import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { runCompat } from '../../../simulator/cli/run-compat';
import { connectInProcess } from '../../../simulator/client/in-process';
import type { ConnectWorld } from '../../../simulator/client/world-link';
import type { PackageResult } from '../../../simulator/compat/package-result';
import { createFolder } from '../../journey/command';
import { packApp } from '../../journey/hand-made-app';
import { SAMPLE_FACES } from './sample-faces';

const folder = createFolder();
afterAll(() => folder.remove());

async function compare(
  name: string,
  packages: Readonly<Record<string, Uint8Array>>,
  { options = [] as string[], connect = connectInProcess, prepare = (): void => undefined } = {},
) {
  mkdirSync(folder.path(name), { recursive: true });
  for (const [file, fba] of Object.entries(packages)) writeFileSync(folder.path(`${name}/${file}.fba`), fba);
  prepare();
  let stdout = '';
  const status = await runCompat([name, '--for', '4m', '--out', `${name}-out`, ...options], {
    folder: folder.path(''),
    connect,
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: () => undefined },
  });
  const read = (path: string): string => readFileSync(folder.path(`${name}-out/${path}`), 'utf8');
  const { packages: rows } = JSON.parse(read('report.json')) as { packages: PackageResult[] };
  return { status, stdout, rows, page: read('index.html') };
}

test('each of our small faces runs, and has its three pictures', async () => {
  const packages = Object.fromEntries(Object.entries(SAMPLE_FACES).map(([name, pack]) => [name, pack()]));
  const { status, rows, stdout } = await compare('ours', packages);
  expect(
    rows.map(({ file, outcome, exceptions, warnings }) => [file, outcome, exceptions, warnings]),
  ).toEqual(
    Object.keys(packages)
      .sort()
      .map((name) => [`${name}.fba`, 'clean', [], []]),
  );
  for (const { pictures } of rows) {
    expect(Object.keys(pictures)).toEqual(['start', 'taps', 'end']);
    for (const path of Object.values(pictures))
      expect(existsSync(folder.path(`ours-out/${path}`))).toBe(true);
  }
  expect(status).toBe(0);
  expect(stdout).toContain(`${rows.length} packages: ${rows.length} run. `);
  // A tap shows in the second picture.
  const picture = (moment: string): Buffer =>
    readFileSync(folder.path(`ours-out/pictures/taps-${moment}.png`));
  expect(picture('taps').equals(picture('start'))).toBe(false);
});

test('a folder, dangling links and a pipe are rows, and what is beside them runs', async () => {
  mkdirSync(folder.path('unreadable/b.fba'), { recursive: true });
  symlinkSync('gone', folder.path('unreadable/c.fba'));
  symlinkSync('f.fba', folder.path('unreadable/f.fba'));
  execFileSync('mkfifo', [folder.path('unreadable/d.fba')]);
  const { status, rows, stdout } = await compare('unreadable', { a: new Uint8Array([1]), e: packApp({}) });
  expect(rows.map(({ file, outcome, reason }) => [file, outcome, reason])).toEqual([
    ['a.fba', 'refused', expect.any(String)],
    ['b.fba', 'refused', 'unreadable/b.fba cannot be read: it is a folder'],
    ['c.fba', 'refused', 'unreadable/c.fba does not exist'],
    ['d.fba', 'refused', 'unreadable/d.fba is no file'],
    ['e.fba', 'clean', null],
    ['f.fba', 'refused', 'unreadable/f.fba cannot be read (ELOOP)'],
  ]);
  expect(stdout).toContain('2/6 b.fba: not opened');
  expect(status).toBe(1);
});

test('a package that throws, one with missing parts and a file that is no package are rows', async () => {
  const packages = {
    broken: new Uint8Array([1, 2, 3]),
    missing: packApp({
      companion: "require('user-water');",
      view: `<svg><use href="#no-such-widget"/><image href="gone.png" width="9" height="9"/>
        <text font-family="Elsewhere" fill="white" x="9" y="99">\u{1f9ff}</text></svg>`,
    }),
    throws: packApp({
      face: "setTimeout(function () { throw new Error('<b>late</b>\\u202e\\u200b\\u009b'); }, 20000);",
    }),
  };
  const { status, rows, page, stdout } = await compare('strange', packages);
  expect(rows.map(({ outcome }) => outcome)).toEqual(['refused', 'incomplete', 'exception']);
  expect(rows[0]?.reason).toMatch(/./);
  expect(rows[1]?.missing).toEqual({
    widgets: ['#no-such-widget'],
    modules: ['user-water'],
    files: ['gone.png'],
    characters: ['\u{1f9ff}'],
    fonts: ['Elsewhere'],
  });
  expect(rows[2]?.exceptions[0]?.text).toContain('<b>late</b>');
  expect(page).toContain('&lt;b&gt;late&lt;/b&gt;');
  expect(page).not.toContain('<b>late');
  // What turns the direction of a line, hides in it, or is obeyed by a terminal.
  expect(page).not.toMatch(/[\u202e\u200b\u009b]/);
  expect(readFileSync(folder.path('strange-out/report.json'), 'utf8')).not.toMatch(/[\u202e\u200b\u009b]/);
  expect(stdout).toContain('3 packages: 0 run, 1 lack a part, 1 threw an exception, 1 not opened. ');
  expect(status).toBe(1);
});

test('a file that is too large is a row, and read no further', async () => {
  const { rows } = await compare(
    'large',
    { b: packApp({}) },
    {
      prepare: () => {
        writeFileSync(folder.path('large/a.fba'), '');
        // It takes no room on the disk.
        truncateSync(folder.path('large/a.fba'), 2 ** 32);
      },
    },
  );
  expect(rows.map(({ file, outcome, reason }) => [file, outcome, reason])).toEqual([
    ['a.fba', 'refused', 'large/a.fba is too large: at most 64 MB are read'],
    ['b.fba', 'clean', null],
  ]);
});

test('packages with the longest names have pictures, each its own', async () => {
  const long = 'ü'.repeat(120);
  const names = ['a', `${long}${'x'.repeat(11)}`, `${long}${'y'.repeat(11)}`];
  const { rows } = await compare('long', Object.fromEntries(names.map((name) => [name, packApp({})])));
  expect(rows.map(({ outcome }) => outcome)).toEqual(['clean', 'clean', 'clean']);
  const paths = rows.flatMap(({ pictures }) => Object.values(pictures));
  expect(paths).toContain('pictures/a-start.png');
  expect(new Set(paths).size).toBe(9);
  for (const path of paths) expect(existsSync(folder.path(`long-out/${path}`))).toBe(true);
});

test('a picture that cannot be written is a reason in its row', async () => {
  mkdirSync(folder.path('full-out/pictures/a-start.png'), { recursive: true });
  const { rows } = await compare('full', { a: packApp({}), b: packApp({}) });
  expect(rows.map(({ outcome, reason }) => [outcome, reason])).toEqual([
    ['ended', 'pictures/a-start.png cannot be written: it is a folder'],
    ['clean', null],
  ]);
});

test('--exit-zero lets a package stop', async () => {
  const { status } = await compare(
    'allowed',
    { throws: packApp({ face: "throw new Error('at once');" }) },
    { options: ['--exit-zero'] },
  );
  expect(status).toBe(0);
});

test('a world that dies is a row, with what was seen before', async () => {
  /** Dies with the display off, as a locked process does that is out of memory. */
  const connect: ConnectWorld = (observer) => {
    const link = connectInProcess(observer);
    const call = link.connection.call.bind(link.connection);
    link.connection.call = (method, params) => {
      const { command } = params as { command?: { type: string } };
      if (command?.type === 'display') void link.close('the watch used more than 512 MB of memory');
      return call(method, params);
    };
    return link;
  };
  const { status, rows } = await compare('dying', { one: packApp({}), two: packApp({}) }, { connect });
  expect(rows.map(({ outcome, reason }) => [outcome, reason])).toEqual([
    ['ended', 'the watch used more than 512 MB of memory'],
    ['ended', 'the watch used more than 512 MB of memory'],
  ]);
  expect(Object.keys(rows[0]?.pictures ?? {})).toEqual(['start', 'taps']);
  expect(status).toBe(1);
});

test('a page that could not be written is refused before the run', async () => {
  mkdirSync(folder.path('blocked-out/index.html'), { recursive: true });
  await expect(compare('blocked', { one: packApp({}) })).rejects.toThrow(
    'blocked-out/index.html cannot be written: it is a folder',
  );
  expect(readdirSync(folder.path('blocked-out/pictures'))).toEqual([]);
});

test.each([
  [[], 'the folder is missing'],
  [['nowhere'], 'no folder'],
  [['nowhere', '--for', '1m'], 'less than 4m'],
  [['nowhere', '--limit', '9999999'], '--limit "9999999" is more than a day, which has 86400 seconds'],
])('%j is refused', async (argv, message) => {
  const context = {
    folder: folder.path(''),
    connect: connectInProcess,
    stdout: { write: () => undefined },
    stderr: { write: () => undefined },
  };
  await expect(runCompat(argv, context)).rejects.toThrow(message);
});

test.each(['index.html', 'report.json', 'pictures'])(
  'what a link in the folder leads to is not written: %s',
  async (name) => {
    const own = `${name}-own`;
    const isFolder = name === 'pictures';
    if (isFolder) mkdirSync(folder.path(own));
    else writeFileSync(folder.path(own), 'mine');
    const prepare = (): void => {
      mkdirSync(folder.path(`link-${name}-out`));
      symlinkSync(folder.path(own), folder.path(`link-${name}-out/${name}`));
    };
    await expect(compare(`link-${name}`, { a: packApp({}) }, { prepare })).rejects.toThrow(
      'cannot be written',
    );
    if (isFolder) expect(readdirSync(folder.path(own))).toEqual([]);
    else expect(readFileSync(folder.path(own), 'utf8')).toBe('mine');
  },
);

test('a folder for the pictures that is a link is refused', async () => {
  mkdirSync(folder.path('elsewhere'));
  const prepare = (): void => symlinkSync(folder.path('elsewhere'), folder.path('linked-out'));
  await expect(compare('linked', { a: packApp({}) }, { prepare })).rejects.toThrow(
    '--out "linked-out" is a link',
  );
  expect(readdirSync(folder.path('elsewhere'))).toEqual([]);
});
