import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '../../simulator/run/report';
import { REPOSITORY, runProgram } from './command';
import { createEmptyProject, type EmptyProject } from './empty-project';
import { packApp } from './hand-made-app';

/** A rough package without the page had 972,000; the fonts for Cyrillic, Greek and symbols are 73,000. */
const MAX_TARBALL_BYTES = 1_060_000;

/** A face without Almanac's ways: it counts taps. */
const COUNTER = packApp({
  view: `<svg><text id="count" x="50%" y="50%" font-size="40" fill="white">0</text>
    <rect id="all" width="100%" height="100%" opacity="0" pointer-events="visible"/></svg>`,
  face: `
    var document = require('document').default, taps = 0;
    document.getElementById('all').onclick = function () { document.getElementById('count').text = String(++taps); };
    console.log('counting');`,
});

let project: EmptyProject;
beforeAll(async () => {
  project = await createEmptyProject();
  project.write('counter.fba', COUNTER);
});
afterAll(() => project.remove());

test('the tarball has what runs, its types, licences and the README, and nothing else', () => {
  const files = project.files
    .map((file) => file.replace(/^package\//, ''))
    .filter((file) => !/^(fonts|ui)\//.test(file));
  expect(files.sort()).toEqual([
    'LICENSE',
    'README.md',
    'THIRD_PARTY_NOTICES',
    'cli.cjs',
    'index.cjs',
    'index.d.ts',
    'package.json',
    'preload.cjs',
    'render-process.cjs',
    'world-process.cjs',
    'world.cjs',
  ]);
  expect(statSync(project.tarball).size).toBeLessThan(MAX_TARBALL_BYTES);
  const { dependencies } = JSON.parse(
    readFileSync(project.path('node_modules/fitbit-os-simulator/package.json'), 'utf8'),
  );
  expect(Object.keys(dependencies)).toEqual(['@resvg/resvg-js']);
  expect(readFileSync(join(REPOSITORY, 'simulator/LICENSE'), 'utf8')).toBe(
    readFileSync(join(REPOSITORY, 'LICENSE'), 'utf8'),
  );
});

test('where the simulator was not built, npm refuses to pack it', async () => {
  const clone = mkdtempSync(join(tmpdir(), 'unbuilt-'));
  for (const file of ['package.json', 'package-lock.json', 'simulator/package.json']) {
    cpSync(join(REPOSITORY, file), join(clone, file));
  }
  const { status, stdout, stderr } = await runProgram('npm', ['pack', '--dry-run', '-w', 'simulator'], {
    cwd: clone,
  });
  rmSync(clone, { recursive: true });
  expect(status).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^npm error No workspaces found:$/m);
});

test('the command runs a face, and its help and errors name it', async () => {
  const [run, help, missing] = await Promise.all([
    project.node(
      project.bin,
      'run',
      'counter.fba',
      '--tap',
      '9,9@5s',
      '--for',
      '10s',
      '--screenshot',
      'a.png@9s',
    ),
    project.node(project.bin, '--help'),
    project.node(project.bin, 'fitbit'),
  ]);
  expect([run.status, run.stderr]).toEqual([0, '']);
  const { device } = JSON.parse(run.stdout) as Report;
  expect(device).toMatchObject({
    texts: [{ id: 'count', text: '1' }],
    console: ['log: counting'],
    errors: [],
  });
  expect(readFileSync(project.path('a.png')).subarray(1, 4).toString()).toBe('PNG');
  expect(help.stdout).toMatch(/^npx fitbit-os-simulator FILE\.fba \[options\]/);
  expect(help.stdout).not.toContain('npm start');
  expect([missing.status, missing.stderr]).toEqual([
    2,
    '@fitbit/sdk-cli is not installed: npm install --save-dev @fitbit/sdk-cli\n',
  ]);
});

test('the command serves the page', async () => {
  const child = spawn(process.execPath, [project.bin, 'counter.fba', '--port', '0'], {
    cwd: project.path('.'),
    env: {},
  });
  try {
    let printed = '';
    while (!/http:\S+\n/.test(printed)) printed += String(await once(child.stdout, 'data'));
    expect(printed).toContain('Tiny is running');
    const [address = ''] = /http:\S+/.exec(printed) ?? [];
    const page = await fetch(address);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<script');
  } finally {
    child.kill();
    await once(child, 'close');
  }
});

/** A strict project without Node's types. */
const TSCONFIG = {
  compilerOptions: {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    target: 'es2022',
    lib: ['es2022'],
    types: [],
    module: 'nodenext',
    noEmitOnError: true,
  },
  files: ['counter.ts'],
};

test('the interface, from strict TypeScript', async () => {
  project.write('package.json', '{ "type": "module" }');
  project.write('tsconfig.json', JSON.stringify(TSCONFIG));
  project.write(
    'counter.ts',
    `import { type Simulator, openSimulator, UsageError, WorldError, WorldGoneError } from 'fitbit-os-simulator';
    declare const console: { log(text: string): void };

    async function count(simulator: Simulator): Promise<string | undefined> {
      await simulator.run('5s');
      await simulator.tap(9, 9);
      await simulator.tap(9, 9);
      const [first] = await simulator.texts();
      return first?.text;
    }

    async function nameError(opening: Promise<Simulator>): Promise<string> {
      try {
        await opening;
        return 'none';
      } catch (error) {
        if (error instanceof UsageError) return 'usage: ' + error.message;
        return error instanceof WorldError ? error.name : String(error);
      }
    }

    const results: unknown[] = [];
    for (const inProcess of [true, false]) {
      const simulator = await openSimulator('counter.fba', { inProcess, device: 'atlas', seed: 2, faults: ['link-off@1h'] });
      results.push(await count(simulator));
      const png: Uint8Array = await simulator.screenshot();
      const { report, errors } = await simulator.report();
      results.push(png.length > 100, report.device.console, errors);
      await simulator.close();
      results.push(await simulator.now().catch((error: unknown) => error instanceof WorldGoneError));
    }
    results.push(await nameError(openSimulator('nowhere.fba')));
    results.push(await nameError(openSimulator(new Uint8Array(3))));
    // @ts-expect-error: no such device
    results.push(await nameError(openSimulator('counter.fba', { device: 'ionic' })));
    console.log(JSON.stringify(results));
    `,
  );
  const tsc = join(REPOSITORY, 'node_modules/typescript/bin/tsc');
  const compiled = await project.node(tsc, '-p', '.');
  expect([compiled.stdout, compiled.status]).toEqual(['', 0]);
  const { stdout, stderr } = await project.node('counter.js');
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual([
    ...['2', true, ['log: counting'], 0, true],
    ...['2', true, ['log: counting'], 0, true],
    'usage: nowhere.fba does not exist',
    'AppPackageError',
    'usage: device must be atlas (Versa 3), vulcan (Sense), hera (Versa 4) or rhea (Sense 2), not "ionic"',
  ]);
});
