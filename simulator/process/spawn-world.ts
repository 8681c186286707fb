import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { cleanText } from '../client/clean-text';
import { WorldConnection } from '../client/world-connection';
import {
  CLOSED,
  type ConnectWorld,
  describeOwner,
  type WorldLink,
  type WorldObserver,
} from '../client/world-link';
import { lockedFlags } from '../host/locked-flags';
import { MEBIBYTE } from '../world/bytes';
import { messageOf } from '../world/message-of';
import { CODE_OWNERS, type CodeOwner } from '../world/running-code';
import { endWithParent } from './end-with-parent';
import { type Flow, FlowLimit } from './flow-limit';
import { JsonLines } from './json-lines';
import { readProcessUse } from './process-use';
import { LOOK_INTERVAL_MS, Watchdog } from './watchdog';

/** What a world sends, in characters and in messages. */
type Flows = Readonly<Record<'characters' | 'messages', Flow>>;

/** Memory for JavaScript objects, where the options say nothing else. Almanac needs some 60 MB. */
const HEAP_LIMIT_MB = 512;
/** Memory for all of the process: array buffers are outside the heap. */
const MEMORY_LIMIT_MB = 1024;
/** Longest message of a world, characters. */
const MAX_LINE_LENGTH = 64 * MEBIBYTE;
/**
 * Each is parsed here, where the page's controls are too. At full speed a world with a page sends some 3 MB a second.
 */
const FLOWS: Flows = {
  characters: { perSecond: 32 * MEBIBYTE, atOnce: 256 * MEBIBYTE },
  messages: { perSecond: 200_000, atOnce: 1_000_000 },
};
/** Largest amount that was sent to a world that does not read it. The largest .fba has 86 MB in base64. */
const MAX_UNREAD_BYTES = 256 * MEBIBYTE;
/** V8's last words are at the end. */
const MAX_STDERR_LENGTH = 20_000;

export interface WorldProcessOptions {
  /** The bundle of child-main.ts. */
  script: string;
  /** The files and folders that the world reads besides. */
  readable: readonly string[];
  /** Arguments of the script. */
  args?: readonly string[];
  /** Ctrl-C at the terminal does not reach the world. The caller must end it if its code does not return. */
  isDetached?: boolean;
  /** For JavaScript objects. */
  heapLimitMb?: number;
  /** Real milliseconds between two looks whether the world responds. */
  lookIntervalMs?: number;
  /** How much the world may send. */
  flows?: Flows;
}

/**
 * Returns what runs a world in a process of its own, which can read `files` and nothing else: it writes nothing, starts
 * nothing, loads no native code, has an empty environment and a limit of memory. The network is closed from Node 25 on.
 */
export function spawnWorldFrom(files: WorldProcessOptions): ConnectWorld {
  return (observer) => new WorldProcess(files, observer);
}

class WorldProcess implements WorldLink {
  readonly connection: WorldConnection;
  private readonly heapLimitMb: number;
  private readonly child: ChildProcessByStdio<Writable, Readable, Readable>;
  private readonly ended: Promise<void>;
  private readonly timer: NodeJS.Timeout;
  private receive: (message: unknown) => void = () => undefined;
  private runningOwner: CodeOwner | undefined;
  private stderr = '';
  private endReason: string | undefined;
  private isClosed = false;
  /** The world has sent a message. */
  private hasSpoken = false;

  constructor(
    files: WorldProcessOptions,
    private readonly observer: WorldObserver,
  ) {
    this.heapLimitMb = files.heapLimitMb ?? HEAP_LIMIT_MB;
    const flags = lockedFlags({
      heapLimitMb: this.heapLimitMb,
      readable: withTargets([files.script, ...files.readable]),
    });
    const child = spawn(process.execPath, [...flags, realpathSync(files.script), ...(files.args ?? [])], {
      env: {},
      detached: files.isDetached,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.child = child;
    endWithParent(child);
    this.connection = new WorldConnection(
      {
        post: (message) => this.post(message),
        listen: (listener) => {
          this.receive = listener;
        },
      },
      {
        page: observer.onPageMessage,
        console: observer.onConsole,
        fetch: observer.onFetch,
        measure: observer.onMeasure,
        running: ({ owner }) => {
          this.runningOwner = CODE_OWNERS.find((each) => each === owner);
        },
      },
    );
    this.listen(files.flows ?? FLOWS);
    const { lookIntervalMs: intervalMs = LOOK_INTERVAL_MS } = files;
    const watchdog = new Watchdog({
      ping: () => this.connection.call('ping', {}).then((bytes) => this.checkMemory(bytes)),
      usedCpuMs: () => readProcessUse(child.pid).cpuMs,
      intervalMs,
      onHang: () => observer.onHang?.(this.runningOwner),
      onRecover: () => observer.onRecover?.(),
    });
    this.timer = setInterval(() => {
      this.checkMemory(readProcessUse(child.pid).memoryBytes);
      // Until then Node itself starts.
      if (this.hasSpoken) watchdog.look();
    }, intervalMs);
    this.ended = new Promise((resolve) => child.on('close', () => resolve()));
  }

  async close(reason = CLOSED): Promise<void> {
    this.isClosed = true;
    this.connection.end(reason);
    this.child.kill('SIGKILL');
    await this.ended;
  }

  private post(message: unknown): void {
    const { stdin } = this.child;
    stdin.write(`${JSON.stringify(message)}\n`);
    if (stdin.writableLength > MAX_UNREAD_BYTES)
      this.end('the simulated world does not read what it is sent');
  }

  private listen(flows: Flows): void {
    const { child } = this;
    const lines = new JsonLines(MAX_LINE_LENGTH);
    const characters = new FlowLimit(flows.characters);
    const messages = new FlowLimit(flows.messages);
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      // What it sent before it was ended.
      if (this.endReason !== undefined) return;
      try {
        this.hasSpoken = true;
        const arrived = lines.read(chunk);
        if (!characters.add(chunk.length) || !messages.add(arrived.length))
          return this.end(`${describeOwner(this.runningOwner)} sent more than can be read`);
        for (const message of arrived) this.receive(message);
      } catch (error) {
        this.end(`the simulated world sent what cannot be read (${cleanText(messageOf(error))})`);
      }
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      this.stderr = (this.stderr + chunk).slice(-MAX_STDERR_LENGTH);
    });
    // Writing to a process that has just ended.
    child.stdin.on('error', () => undefined);
    child.on('error', (error) => this.finish(`the simulated world could not be started: ${error.message}`));
    child.on('close', (code, signal) => this.finish(this.endReason ?? this.describeEnd(code, signal)));
  }

  private checkMemory(bytes: number): void {
    if (!(bytes > MEMORY_LIMIT_MB * MEBIBYTE)) return;
    this.end(`${describeOwner(this.runningOwner)} used more than ${MEMORY_LIMIT_MB} MB of memory`);
  }

  private end(reason: string): void {
    this.endReason ??= reason;
    this.child.kill('SIGKILL');
  }

  private describeEnd(code: number | null, signal: NodeJS.Signals | null): string {
    const who = describeOwner(this.runningOwner);
    if (/heap out of memory|Allocation failed|invalid size error/i.test(this.stderr))
      return `${who} used more than ${this.heapLimitMb} MB of memory`;
    const line =
      /^\w*Error.*$|\bbad option: .*$/m.exec(this.stderr)?.[0] ??
      (signal === null ? `status ${code}` : signal);
    return `the simulated world ended while ${who} ran (${cleanText(line)})`;
  }

  private finish(reason: string): void {
    clearInterval(this.timer);
    this.connection.end(reason);
    if (!this.isClosed) this.observer.onGone?.(reason);
    this.isClosed = true;
  }
}

/** A linked package is read by its link. */
function withTargets(paths: readonly string[]): string[] {
  return paths.flatMap((path) => [path, realpathSync(path)]);
}
