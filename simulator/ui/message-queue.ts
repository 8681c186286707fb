import type { ServerMessage, WorldState } from '../simulation/protocol';
import type { TraceEntry } from '../world/trace';

/** Real milliseconds until a page that is hidden, and so draws nothing, takes what came. */
const HIDDEN_DRAW_MS = 100;

/**
 * Delivers the newest state and frame once a picture: a page that is slower than the world leaves out what is past.
 * After a command that stops or slows time, nothing of before is shown any more.
 */
export class MessageQueue {
  private entries = new Map<number, TraceEntry>();
  private state: (ServerMessage & { type: 'state' }) | undefined;
  private frame: (ServerMessage & { type: 'frame' }) | undefined;
  private isObeyed: ((state: WorldState) => boolean) | undefined;
  private isScheduled = false;

  constructor(private readonly deliver: (message: ServerMessage) => void) {}

  receive(message: ServerMessage): void {
    if (message.type === 'trace') for (const entry of message.entries) this.entries.set(entry.id, entry);
    else if (message.type === 'state') this.receiveState(message);
    else if (message.type === 'frame') this.frame = message;
    else {
      // A new world or app begins with a state of its own.
      if (message.type === 'hello') this.clear();
      else this.deliverWaiting();
      this.deliver(message);
      return;
    }
    this.schedule();
  }

  /** Holds back what comes until a state obeys the command that was just sent. */
  holdUntil(isObeyed: (state: WorldState) => boolean): void {
    this.isObeyed = isObeyed;
  }

  private receiveState(message: ServerMessage & { type: 'state' }): void {
    this.state = message;
    if (this.isObeyed?.(message.state)) this.isObeyed = undefined;
  }

  private schedule(): void {
    if (this.isScheduled) return;
    this.isScheduled = true;
    const draw = (): void => {
      this.isScheduled = false;
      this.deliverWaiting();
    };
    if (document.hidden) setTimeout(draw, HIDDEN_DRAW_MS);
    else requestAnimationFrame(draw);
  }

  private deliverWaiting(): void {
    if (this.isObeyed) return;
    const { entries, state, frame } = this;
    this.clear();
    if (entries.size > 0) this.deliver({ type: 'trace', entries: [...entries.values()] });
    if (state) this.deliver(state);
    if (frame) this.deliver(frame);
  }

  private clear(): void {
    this.entries = new Map();
    this.state = undefined;
    this.frame = undefined;
    this.isObeyed = undefined;
  }
}
