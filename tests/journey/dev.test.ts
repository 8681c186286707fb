import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import WebSocket from 'ws';
import type { ServerMessage } from '../../simulator/simulation/protocol';
import { createFolder, REPOSITORY, type RunningCommand, startCommand } from './command';
import { packApp } from './hand-made-app';

const folder = createFolder();
afterAll(() => folder.remove());

/** A page in a browser: the messages that it gets. */
class OpenPage {
  private readonly socket: WebSocket;
  private readonly received: ServerMessage[] = [];
  private wake = (): void => undefined;

  constructor({ origin, token }: Pick<RunningCommand, 'origin' | 'token'>) {
    this.socket = new WebSocket(`${origin.replace('http', 'ws')}/live?${token}`, { origin });
    this.socket.on('message', (data) => {
      this.received.push(JSON.parse(String(data)) as ServerMessage);
      this.wake();
    });
  }

  /** The next message of this type that `matches`. Earlier ones of the type are forgotten. */
  async next<T extends ServerMessage['type']>(
    type: T,
    matches: (message: ServerMessage & { type: T }) => boolean = () => true,
  ): Promise<ServerMessage & { type: T }> {
    for (;;) {
      const index = this.received.findIndex((message) => message.type === type);
      const [message] = index < 0 ? [] : this.received.splice(index, 1);
      if (message === undefined) await new Promise<void>((resolve) => (this.wake = resolve));
      else if (isOfType(message, type) && matches(message)) return message;
    }
  }

  /** Waits for a picture that shows this text. */
  async shows(text: string): Promise<void> {
    await this.next('frame', ({ texts }) => texts.includes(text));
  }

  close(): void {
    this.socket.close();
  }
}

function isOfType<T extends ServerMessage['type']>(
  message: ServerMessage,
  type: T,
): message is ServerMessage & { type: T } {
  return message.type === type;
}

/** Counts its starts in a file, and shows the count behind a word. */
function countingFace(word: string): string {
  return `
    var fs = require('fs');
    var count = 1;
    try { count += fs.readFileSync('count', 'json'); } catch (error) {}
    fs.writeFileSync('count', count, 'json');
    require('document').default.getElementById('time').text = '${word} ' + count;
  `;
}

test('open --watch opens the file again when it changes, and the app keeps what it has stored', async () => {
  const file = folder.path('face.fba');
  writeFileSync(file, packApp({ face: countingFace('one') }));
  const command = await startCommand('start', file, '--watch', '--fresh', '--port', '0');
  const page = new OpenPage(command);
  await page.shows('one 1');
  writeFileSync(file, packApp({ face: countingFace('two') }));
  await page.shows('two 2');
  writeFileSync(file, 'no package');
  const [problem] = (await page.next('build')).problems;
  expect(problem?.text).toMatch(/^face\.fba is not an \.fba: /);
  writeFileSync(file, packApp({ face: countingFace('three') }));
  await page.shows('three 3');
  expect(await page.next('build')).toEqual({ type: 'build', isBuilt: true, problems: [] });
  page.close();
  await command.stop();
});

describe('npm run dev', () => {
  const project = folder.path('project');
  let child: ChildProcess;
  let printed = '';
  let page: OpenPage;

  const write = (path: string, text: string): void => writeFileSync(join(project, path), text);
  const countBuilds = (): number => printed.split('Built in').length - 1;

  beforeAll(async () => {
    for (const name of ['app', 'resources']) mkdirSync(join(project, name), { recursive: true });
    symlinkSync(join(REPOSITORY, 'node_modules'), join(project, 'node_modules'));
    write('package.json', JSON.stringify(PACKAGE));
    write(
      'tsconfig.json',
      JSON.stringify({ compilerOptions: { strict: true, importHelpers: true, sourceMap: true, types: [] } }),
    );
    write('app/modules.d.ts', "declare module 'document';");
    write('app/index.ts', show('first'));
    write('resources/index.view', VIEW);
    write('resources/widget.defs', '<svg><defs></defs></svg>');
    child = spawn(process.execPath, [join(REPOSITORY, 'scripts/dev.mjs'), '--fresh', '--port', '0'], {
      cwd: project,
    });
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text) => {
        printed += text;
      });
    page = new OpenPage(await waitForAddress());
  });
  afterAll(async () => {
    page.close();
    child.kill();
    await once(child, 'close');
  });

  async function waitForAddress(): Promise<{ origin: string; token: string }> {
    for (;;) {
      const [address] = /http:\S+(?=\n)/.exec(printed) ?? [];
      if (address !== undefined)
        return { origin: new URL(address).origin, token: address.split('#')[1] ?? '' };
      if (child.exitCode !== null) throw new Error(printed);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  test('builds, opens, and builds again after a change; quick successive saves are one build', async () => {
    await page.shows('first');
    const before = countBuilds();
    for (const word of ['a', 'b', 'c', 'second']) write('app/index.ts', show(word));
    await page.shows('second');
    expect(countBuilds()).toBe(before + 1);
  });

  test('a mistake is on the page and in the terminal with its place, until it is mended', async () => {
    write('app/index.ts', `${show('third')}\nvar broken = ;\n`);
    const { isBuilt, problems } = await page.next('build', (message) => message.problems.length > 0);
    expect(isBuilt).toBe(false);
    expect(problems[0]).toEqual({ at: 'app/index.ts:3:14', text: 'TS1109: Expression expected.' });
    expect(printed).toContain('app/index.ts:3:14  TS1109: Expression expected.');
    write('app/index.ts', show('third'));
    expect((await page.next('build')).problems).toEqual([]);
    await page.shows('third');
  });

  test('a new folder is watched too', async () => {
    mkdirSync(join(project, 'common'));
    write('common/word.ts', `export var word = 'fourth';\n`);
    write('app/index.ts', `import { word } from '../common/word';\n${show('').replace("''", 'word')}`);
    await page.shows('fourth');
    write('common/word.ts', `export var word = 'fifth';\n`);
    await page.shows('fifth');
  });
});

const VIEW = '<svg><text id="time" x="10" y="50">--</text></svg>';

const PACKAGE = {
  name: 'small',
  version: '1.0.0',
  fitbit: {
    appUUID: '5f1d0c1a-7b1e-4c57-9d2b-0c9f3c4a1e77',
    appType: 'clockface',
    appDisplayName: 'Small',
    wipeColor: '#607d8b',
    requestedPermissions: [],
    buildTargets: ['atlas'],
    i18n: { 'en-US': { name: 'Small' } },
    defaultLanguage: 'en-US',
  },
};

function show(word: string): string {
  return `import document from 'document';\n(document.getElementById('time') as any).text = '${word}';`;
}
