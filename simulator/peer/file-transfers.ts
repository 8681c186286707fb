import type { Clock, Timer } from '../world/clock';
import type { FileEvent, Trace, TraceEntry } from '../world/trace';
import { inspectCbor } from './cbor';
import { directionFrom, otherSide, type Side } from './side';

export type TransferState = FileEvent['state'];

/** A file on its way, as its sender sees it. */
export interface Transfer {
  readonly name: string;
  readonly state: TransferState;
  /** Takes it back; without effect once it has ended. */
  cancel(): void;
  /** Calls back at each change of state. */
  onChange(listener: () => void): void;
}

export interface StagedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A file takes this long, and a millisecond more for every so many bytes: 20 kB a second. */
const TRANSFER_TIME = 300;
const BYTES_PER_MS = 20;

const NAME = /^(?!\.$|\.\.)[\w!#$%&'()\-@^{}~.+,;=`]{1,64}$/;

/** Whether Fitbit OS takes `name` for a transferred file: 1 to 64 of its characters, not `.`, not beginning `..`. */
export function isFileName(name: string): boolean {
  return NAME.test(name);
}

/** The files going one way: one at a time, in the order they were given. */
interface Lane {
  readonly queue: SentFile[];
  timer: Timer | undefined;
  readonly staged: StagedFile[];
  readonly listeners: ((name: string) => void)[];
}

/** File transfer between watch and phone. Files wait for the link, and at their end for an app to take them. */
export class FileTransfers {
  /** A fault: the next file to arrive is damaged. */
  corruptNext = false;
  /** By the side that receives. */
  private readonly lanes: Record<Side, Lane> = { watch: createLane(), phone: createLane() };

  constructor(private readonly options: { clock: Clock; trace: Trace; isUp: () => boolean }) {}

  /** Queues a copy of `bytes`; a file of that name still waiting is canceled. Throws a TypeError on a bad name. */
  enqueue(from: Side, name: string, bytes: Uint8Array): Transfer {
    if (!isFileName(name)) throw new TypeError(`not a file name: ${JSON.stringify(name)}`);
    const to = otherSide(from);
    const { queue } = this.lanes[to];
    queue.find((file) => file.name === name && file.state === 'pending')?.cancel();
    const content = new Uint8Array(bytes);
    const entry = this.options.trace.add<FileEvent>({
      kind: 'file',
      direction: directionFrom(from),
      name,
      bytes: bytes.length,
      state: 'pending',
      get data() {
        return inspectCbor(content);
      },
    });
    const file = new SentFile(name, content, this.options.trace, entry, () => this.withdraw(to, file));
    queue.push(file);
    this.proceed(to);
    return file;
  }

  /** What `from` sent and has not arrived yet. */
  enumerate(from: Side): Transfer[] {
    return [...this.lanes[otherSide(from)].queue];
  }

  /** What has arrived and nobody took, oldest first. */
  staged(to: Side): readonly StagedFile[] {
    return this.lanes[to].staged;
  }

  /** Takes the oldest file, or the one called `name`, out of staging. */
  take(to: Side, name?: string): StagedFile | undefined {
    const { staged } = this.lanes[to];
    const i = name === undefined ? 0 : staged.findIndex((file) => file.name === name);
    return i < 0 ? undefined : staged.splice(i, 1)[0];
  }

  /** Calls back for each file that arrives, once it is staged; the returned function unsubscribes. */
  onArrived(to: Side, listener: (name: string) => void): () => void {
    const { listeners } = this.lanes[to];
    listeners.push(listener);
    return () => {
      const i = listeners.indexOf(listener);
      if (i >= 0) listeners.splice(i, 1);
    };
  }

  /** Withdraws what is under way and forgets what is staged, as when another app takes this one's place. */
  forget(): void {
    for (const { queue, staged } of Object.values(this.lanes)) {
      for (const file of [...queue]) file.cancel();
      staged.length = 0;
    }
  }

  /** The link came or went: what was on its way begins anew when it is back. */
  handleLinkChange(): void {
    for (const to of ['watch', 'phone'] as const) {
      const lane = this.lanes[to];
      if (!this.options.isUp()) {
        stop(lane);
        lane.queue[0]?.become('pending');
      }
      this.proceed(to);
    }
  }

  /** Begins with the next file, in a turn of its own. */
  private proceed(to: Side): void {
    const lane = this.lanes[to];
    if (lane.timer || lane.queue.length === 0 || !this.options.isUp()) return;
    lane.timer = this.options.clock.after(0, () => {
      const file = lane.queue[0];
      if (!file) return;
      const duration = TRANSFER_TIME + Math.ceil(file.bytes.length / BYTES_PER_MS);
      lane.timer = this.options.clock.after(duration, () => this.arrive(to, file));
      file.become('transferring');
    });
  }

  private arrive(to: Side, file: SentFile): void {
    const lane = this.lanes[to];
    lane.queue.shift();
    lane.timer = undefined;
    const bytes = this.corruptNext ? damage(file.bytes) : file.bytes;
    this.corruptNext = false;
    this.take(to, file.name);
    lane.staged.push({ name: file.name, bytes });
    file.become('transferred');
    for (const listener of [...lane.listeners]) listener(file.name);
    this.proceed(to);
  }

  private withdraw(to: Side, file: SentFile): void {
    const lane = this.lanes[to];
    if (lane.queue[0] === file) stop(lane);
    lane.queue.splice(lane.queue.indexOf(file), 1);
    file.become('canceled');
    this.proceed(to);
  }
}

class SentFile implements Transfer {
  private readonly listeners: (() => void)[] = [];

  constructor(
    readonly name: string,
    readonly bytes: Uint8Array,
    private readonly trace: Trace,
    private readonly entry: TraceEntry<FileEvent>,
    private readonly withdraw: () => void,
  ) {}

  get state(): TransferState {
    return this.entry.state;
  }

  cancel(): void {
    if (this.state === 'pending' || this.state === 'transferring') this.withdraw();
  }

  onChange(listener: () => void): void {
    this.listeners.push(listener);
  }

  become(state: TransferState): void {
    if (state === this.state) return;
    this.trace.update(this.entry, { state });
    for (const listener of [...this.listeners]) listener();
  }
}

function createLane(): Lane {
  return { queue: [], timer: undefined, staged: [], listeners: [] };
}

function stop(lane: Lane): void {
  lane.timer?.cancel();
  lane.timer = undefined;
}

/** A bit flipped in the middle and the last quarter missing. */
function damage(bytes: Uint8Array): Uint8Array {
  const left = bytes.slice(0, Math.floor(bytes.length * 0.75));
  const middle = left.length >> 1;
  left[middle] = (left[middle] ?? 0) ^ 0x10;
  return left;
}
