import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import WebSocket from 'ws';
import type { ServerMessage } from '../../simulator/simulation/protocol';

const REPOSITORY = join(__dirname, '../..');

/** What says that face and simulator are built. */
const INPUTS = ['build/inputs.json', 'simulator/dist/inputs.json'];

/** Milliseconds of real time as `warmStart` has, where `npm start` builds face and simulator first. */
export async function coldStart(): Promise<number> {
  for (const file of INPUTS) rmSync(join(REPOSITORY, file), { force: true });
  return warmStart();
}

/**
 * Milliseconds of real time from calling `npm start`, where nothing has changed since the last build, until the page it
 * names has been answered and the watch's first picture has come to it. Throws what npm said where it ends before.
 */
export async function warmStart(): Promise<number> {
  const began = performance.now();
  // A process group of its own: npm does not hand a signal on to all that it started.
  const npm = spawn('npm', ['start', '--', '--port', '0'], { cwd: REPOSITORY, detached: true });
  try {
    const address = await printedAddress(npm);
    const page = await fetch(address);
    if (!page.ok || !(await page.text()).includes('<html'))
      throw new Error(`${address} answered ${page.status}`);
    await firstPicture(new URL(address));
    return performance.now() - began;
  } finally {
    await end(npm);
  }
}

async function printedAddress(npm: ChildProcess): Promise<string> {
  let printed = '';
  const listen = (text: Buffer): void => {
    printed += text;
  };
  npm.stderr?.on('data', listen);
  const ended = once(npm, 'close').then(() => {
    throw new Error(`npm start ended: ${printed}`);
  });
  return Promise.race([
    ended,
    new Promise<string>((resolve) => {
      npm.stdout?.on('data', (text: Buffer) => {
        listen(text);
        const [address] = /http:\S+(?=\s)/.exec(printed) ?? [];
        if (address !== undefined) resolve(address);
      });
    }),
  ]);
}

async function firstPicture({ host, origin, hash }: URL): Promise<void> {
  const socket = new WebSocket(`ws://${host}/live?${hash.slice(1)}`, { origin });
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('npm start closed the connection')));
    socket.on('message', (data) => {
      const message: ServerMessage = JSON.parse(String(data));
      if (message.type === 'frame' && message.svg.startsWith('<svg')) resolve();
    });
  });
  socket.terminate();
}

async function end(npm: ChildProcess): Promise<void> {
  if (npm.pid === undefined || npm.exitCode !== null) return;
  const closed = once(npm, 'close').catch(() => undefined);
  process.kill(-npm.pid);
  await closed;
}
