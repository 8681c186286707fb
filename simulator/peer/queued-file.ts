import { Listeners } from '../world/listeners';
import type { FileEvent, Trace, TraceEntry } from '../world/trace';

type TransferState = FileEvent['state'];

/** A file transfer as its sender sees it. */
export interface Transfer {
  readonly name: string;
  readonly state: TransferState;
  /** Has no effect after the end of the transfer. */
  cancel(): void;
  /** Calls `listener` at each change of state. */
  listen(listener: () => void): void;
}

export interface StagedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface QueuedFileOptions extends StagedFile {
  /** Not the app, but a fault sends it. */
  isResent: boolean;
  /** The file's entry in `trace`. */
  entry: TraceEntry<FileEvent>;
  trace: Trace;
  onCancel(): void;
}

/** A transfer in its queue, with its entry of the trace. */
export class QueuedFile implements Transfer {
  private readonly listeners = new Listeners();

  constructor(private readonly options: QueuedFileOptions) {}

  get name(): string {
    return this.options.name;
  }

  get bytes(): Uint8Array {
    return this.options.bytes;
  }

  get isResent(): boolean {
    return this.options.isResent;
  }

  get state(): TransferState {
    return this.options.entry.state;
  }

  cancel(): void {
    if (this.state === 'pending' || this.state === 'transferring') this.options.onCancel();
  }

  listen(listener: () => void): void {
    this.listeners.add(listener);
  }

  setState(state: TransferState): void {
    if (state === this.state) return;
    const { trace, entry } = this.options;
    trace.update(entry, { state });
    this.listeners.notify();
  }
}
