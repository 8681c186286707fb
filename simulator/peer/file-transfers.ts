import type { Clock, Timer } from '../world/clock';
import { Listeners } from '../world/listeners';
import type { Moments } from '../world/moments';
import type { FileEvent, Trace } from '../world/trace';
import { alterNumber } from './alter-number';
import { decodeForTrace } from './cbor';
import { QueuedFile, type StagedFile, type Transfer } from './queued-file';
import { directionFrom, getOtherSide, SIDES, type Side } from './side';

/** Time that a file takes, ms, beside one for each `FILE_BYTES_PER_MS` bytes: 20 kB a second. */
const TRANSFER_OVERHEAD_MS = 300;
const FILE_BYTES_PER_MS = 20;

const TRANSFER_FILE_NAME = /^(?!\.$|\.\.)[\w!#$%&'()\-@^{}~.+,;=`]{1,64}$/;

/** Whether Fitbit OS allows the name: 1 to 64 of these characters, not `.`, and no `..` at the start. */
export function isFileName(name: string): boolean {
  return TRANSFER_FILE_NAME.test(name);
}

/** Not published. Queued and staged files together, in one direction; the bytes are those of the watch's disk. */
const MAX_WAITING_FILES = 256;
const MAX_WAITING_BYTES = 15 * 1024 * 1024;

/** The files in one direction. They are sent in order, one at a time. */
interface Channel {
  readonly queue: QueuedFile[];
  timer: Timer | undefined;
  readonly staged: StagedFile[];
  readonly listeners: Listeners<[name: string]>;
}

interface FileTransfersOptions {
  clock: Clock;
  trace: Trace;
  moments?: Moments;
  isConnected(): boolean;
}

/** File transfer between watch and phone. Files wait for the link, and then for an app that takes them. */
export class FileTransfers {
  /** A fault: number of next files that arrive damaged. */
  filesToCorrupt = 0;
  /** A fault: number of next files that arrive cut short. */
  filesToCut = 0;
  private stuck = false;
  /** The last two files that reached the watch, as they were sent; the latest is the first. */
  private arrived: StagedFile[] = [];
  /** By the receiving side. */
  private readonly channels: Record<Side, Channel> = { watch: createChannel(), phone: createChannel() };

  constructor(private readonly options: FileTransfersOptions) {}

  /**
   * Queues a copy of `bytes` and cancels a pending file of the same name. Throws a TypeError for a bad name and an
   * Error where too much waits.
   */
  enqueue(from: Side, name: string, bytes: Uint8Array): Transfer {
    if (!isFileName(name)) throw new TypeError(`not a file name: ${JSON.stringify(name)}`);
    const to = getOtherSide(from);
    const { queue } = this.channels[to];
    queue.find((file) => file.name === name && file.state === 'pending')?.cancel();
    const waiting = [...queue, ...this.channels[to].staged];
    const waitingBytes = waiting.reduce((sum, file) => sum + file.bytes.length, bytes.length);
    if (waiting.length >= MAX_WAITING_FILES || waitingBytes > MAX_WAITING_BYTES)
      throw new Error(`no room for "${name}": ${waiting.length} files wait already`);
    return this.push(from, { name, content: new Uint8Array(bytes), isResent: false });
  }

  /** A fault: the file before the last one reaches the watch again; nothing where there was none. */
  resendPrevious(): void {
    const [, previous] = this.arrived;
    if (previous) this.resend(previous.name, previous.bytes);
  }

  /** A fault: the last file reaches the watch again, with another number in it; nothing where it has none. */
  resendAltered(): void {
    const [last] = this.arrived;
    const bytes = last && alterNumber(last.bytes);
    if (last && bytes) this.resend(last.name, bytes);
  }

  private resend(name: string, content: Uint8Array): void {
    this.push('phone', { name, content, isResent: true });
  }

  private push(
    from: Side,
    { name, content, isResent }: { name: string; content: Uint8Array; isResent: boolean },
  ): QueuedFile {
    const to = getOtherSide(from);
    const entry = this.options.trace.add<FileEvent>({
      kind: 'file',
      direction: directionFrom(from),
      name,
      bytes: content.length,
      state: 'pending',
      ...(isResent && { isResent }),
      get data() {
        return decodeForTrace(content);
      },
    });
    const file = new QueuedFile({
      name,
      bytes: content,
      isResent,
      entry,
      trace: this.options.trace,
      onCancel: () => this.withdrawFile(to, file),
    });
    this.channels[to].queue.push(file);
    this.startNext(to);
    return file;
  }

  /** The files of `from` that have not arrived yet. */
  enumerate(from: Side): Transfer[] {
    return [...this.channels[getOtherSide(from)].queue];
  }

  /** The files that have arrived and were not taken yet, oldest first. */
  staged(to: Side): readonly StagedFile[] {
    return this.channels[to].staged;
  }

  /** Removes and returns the oldest staged file, or the one called `name`. */
  take(to: Side, name?: string): StagedFile | undefined {
    const { staged } = this.channels[to];
    const i = name === undefined ? 0 : staged.findIndex((file) => file.name === name);
    return i < 0 ? undefined : staged.splice(i, 1)[0];
  }

  /** Calls `listener` for each file, after it is staged; the returned function unsubscribes. */
  listen(to: Side, listener: (name: string) => void): () => void {
    return this.channels[to].listeners.add(listener);
  }

  /** Cancels all transfers and removes all staged files, because another app replaces this one. */
  clear(): void {
    this.arrived = [];
    for (const { queue, staged } of Object.values(this.channels)) {
      for (const file of [...queue]) file.cancel();
      staged.length = 0;
    }
  }

  /** A fault is on: files wait although the link is there. */
  get isStuck(): boolean {
    return this.stuck;
  }

  setStuck(isStuck: boolean): void {
    this.stuck = isStuck;
    this.handleLinkChange();
  }

  private get canTransfer(): boolean {
    return !this.stuck && this.options.isConnected();
  }

  /** Call when the link has changed. An interrupted transfer starts again when the link is back. */
  handleLinkChange(): void {
    for (const to of SIDES) {
      const channel = this.channels[to];
      if (!this.canTransfer) {
        stopTimer(channel);
        channel.queue[0]?.setState('pending');
      }
      this.startNext(to);
    }
  }

  /** Starts the next transfer, in a later turn. */
  private startNext(to: Side): void {
    const channel = this.channels[to];
    if (channel.timer || channel.queue.length === 0 || !this.canTransfer) return;
    channel.timer = this.options.clock.after(0, () => {
      const file = channel.queue[0];
      if (!file) return;
      const duration = TRANSFER_OVERHEAD_MS + Math.ceil(file.bytes.length / FILE_BYTES_PER_MS);
      channel.timer = this.options.clock.after(duration, () => this.complete(to, file));
      file.setState('transferring');
    });
  }

  private complete(to: Side, file: QueuedFile): void {
    const channel = this.channels[to];
    if (to === 'watch') this.options.moments?.notify('file', file.name);
    // The link may have been lost within the moment.
    if (file.state !== 'transferring') return;
    channel.queue.shift();
    channel.timer = undefined;
    this.take(to, file.name);
    channel.staged.push({ name: file.name, bytes: this.damage(file.bytes) });
    if (to === 'watch' && !file.isResent) this.arrived = [file, ...this.arrived.slice(0, 1)];
    file.setState('transferred');
    channel.listeners.notify(file.name);
    if (to === 'watch') this.options.moments?.notify('filed', file.name);
    this.startNext(to);
  }

  /** The bytes that arrive, which armed faults have damaged. */
  private damage(sent: Uint8Array): Uint8Array {
    let bytes = sent;
    if (this.filesToCorrupt > 0) {
      this.filesToCorrupt--;
      bytes = corrupt(bytes);
    }
    if (this.filesToCut > 0) {
      this.filesToCut--;
      bytes = bytes.slice(0, Math.floor(bytes.length / 2));
    }
    return bytes;
  }

  private withdrawFile(to: Side, file: QueuedFile): void {
    const channel = this.channels[to];
    if (channel.queue[0] === file) stopTimer(channel);
    channel.queue.splice(channel.queue.indexOf(file), 1);
    file.setState('canceled');
    this.startNext(to);
  }
}

function createChannel(): Channel {
  return { queue: [], timer: undefined, staged: [], listeners: new Listeners() };
}

function stopTimer(channel: Channel): void {
  channel.timer?.cancel();
  channel.timer = undefined;
}

/** Flips a bit in the middle and cuts off the last quarter. */
function corrupt(bytes: Uint8Array): Uint8Array {
  const kept = bytes.slice(0, Math.floor(bytes.length * 0.75));
  const middle = kept.length >> 1;
  kept[middle] = (kept[middle] ?? 0) ^ 0x10;
  return kept;
}
