import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { lockedFlags } from '../host/locked-flags';
import { SECOND_MS } from '../world/duration';
import type { RenderRequest, RenderResponse } from './render-main';

/**
 * Longest time for one picture, real ms. What passes the check of a picture takes at most some eight seconds, and at
 * twice the size sixteen.
 */
const TIME_LIMIT_MS = 20 * SECOND_MS;
/** Longest time that a renderer is kept without work, real ms. */
const IDLE_LIMIT_MS = 30 * SECOND_MS;
/** Memory for JavaScript objects. The longest picture has 8 MB. */
const HEAP_LIMIT_MB = 256;
const MAX_STDERR_LENGTH = 20_000;
/** Where the code of the renderer stopped: `resvg/src/geom.rs:27:61`. */
const PANIC = /panicked at \S*?([\w-]+\/src\/[\w/.-]+:\d+:\d+)/;

const SCRIPT = 'render-process.cjs';
/** This file is in a bundle beside the script, or runs as source. */
const DIST = existsSync(join(__dirname, SCRIPT)) ? __dirname : join(__dirname, '..', 'dist');

interface Renderer {
  child: ChildProcess;
  /** The end of what it wrote to standard error. */
  stderr: string;
}

/**
 * Draws pictures in a process of its own: the renderer is native code, and some pictures abort its process. It is
 * started for the first picture and kept for the next ones.
 */
export class RenderProcess {
  private renderer: Renderer | undefined;
  private idleTimer: NodeJS.Timeout | undefined;
  /** Settles with the picture before. Pictures are drawn one at a time, so that none makes another fail. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly timeLimitMs = TIME_LIMIT_MS) {}

  /** Rejects with an Error of one line where the picture is not drawn. The next one gets a new process if need be. */
  render(request: RenderRequest): Promise<Uint8Array> {
    const result = this.last.then(() => this.renderNow(request));
    this.last = result.catch(() => undefined);
    return result;
  }

  /** Ends the process, if there is one; the next picture starts another. */
  end(): void {
    clearTimeout(this.idleTimer);
    this.renderer?.child.kill('SIGKILL');
    this.renderer = undefined;
  }

  private async renderNow(request: RenderRequest): Promise<Uint8Array> {
    clearTimeout(this.idleTimer);
    const renderer = this.renderer ?? this.start();
    const { child } = renderer;
    hold(child, 'ref');
    try {
      const response = await requestPicture(renderer, request, this.timeLimitMs);
      if ('error' in response) throw new Error(`the picture cannot be drawn: ${response.error}`);
      return response.bytes;
    } finally {
      hold(child, 'unref');
      this.idleTimer = setTimeout(() => this.end(), IDLE_LIMIT_MS).unref();
    }
  }

  private start(): Renderer {
    const script = realpathSync(join(DIST, SCRIPT));
    const entry = realpathSync(createRequire(__filename).resolve('@resvg/resvg-js'));
    // It reads its script and the renderer's packages, writes nothing and starts nothing.
    const flags = lockedFlags({
      heapLimitMb: HEAP_LIMIT_MB,
      readable: [script, ...rendererFolders(entry)],
      hasAddons: true,
    });
    const child = spawn(process.execPath, [...flags, script, entry], {
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    const renderer: Renderer = { child, stderr: '' };
    this.renderer = renderer;
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      renderer.stderr = (renderer.stderr + chunk).slice(-MAX_STDERR_LENGTH);
    });
    const forget = (): void => {
      if (this.renderer === renderer) this.renderer = undefined;
    };
    child.on('exit', forget).on('error', forget);
    return renderer;
  }
}

function requestPicture(
  renderer: Renderer,
  request: RenderRequest,
  timeLimitMs: number,
): Promise<RenderResponse> {
  const { child } = renderer;
  return new Promise((resolve, reject) => {
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      child.kill('SIGKILL');
    }, timeLimitMs);
    const settle = (): void => {
      clearTimeout(timer);
      child.off('message', onMessage).off('close', onClose).off('error', onError);
    };
    const onMessage = (response: unknown): void => {
      settle();
      if (isResponse(response)) resolve(response);
      else reject(new Error('the renderer sent something else than a picture'));
    };
    // Not `exit`: what it wrote to standard error arrives later.
    const onClose = (code: number | null, signal: NodeJS.Signals | null): void => {
      settle();
      const reason = isLate
        ? `the picture was not drawn within ${timeLimitMs / SECOND_MS} s`
        : `the renderer ended while it drew the picture (${describeEnd(renderer.stderr, signal ?? `status ${code}`)})`;
      reject(new Error(reason));
    };
    const onError = (error: Error): void => {
      settle();
      reject(new Error(`the renderer could not be started: ${error.message}`));
    };
    child.on('message', onMessage).on('close', onClose).on('error', onError);
    // Where it has just ended, `close` follows.
    child.send(request, () => undefined);
  });
}

function isResponse(value: unknown): value is RenderResponse {
  if (typeof value !== 'object' || value === null) return false;
  return 'bytes' in value ? ArrayBuffer.isView(value.bytes) : 'error' in value;
}

function describeEnd(stderr: string, status: string): string {
  const place = PANIC.exec(stderr)?.[1];
  if (place !== undefined) return `${status} at ${place}`;
  return /^\w*Error: [\w './-]*/m.exec(stderr)?.[0] ?? status;
}

/** `ref`: this process stays for the child. */
function hold(child: ChildProcess, method: 'ref' | 'unref'): void {
  child[method]();
  child.channel?.[method]();
  // A pipe, of which the types know only that it is read.
  (child.stderr as Socket | null)?.[method]();
}

/** The package and its native code, which lie beside each other, also where they are links. */
function rendererFolders(entry: string): string[] {
  const scope = dirname(dirname(entry));
  return [scope, ...readdirSync(scope).map((name) => realpathSync(join(scope, name)))];
}
