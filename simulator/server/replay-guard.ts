import { parseCommand } from '../simulation/parse-command';

/** A replay that runs. */
interface GuardedReplay {
  /** The person has stopped time since it began. */
  isStopped: boolean;
}

/** Keeps what the pages send away from a replay: it would be done beside the steps. */
export class ReplayGuard {
  /** One that began later may have replaced it. */
  private running: GuardedReplay | undefined;

  /**
   * Guards a replay until it ends or another one replaces it. Settles as `replay` does. The function that `replay`
   * receives returns whether the person has stopped it.
   */
  async guard<T>(replay: (isStopped: () => boolean) => Promise<T>): Promise<T> {
    const own: GuardedReplay = { isStopped: false };
    this.running = own;
    try {
      return await replay(() => own.isStopped);
    } finally {
      if (this.running === own) this.running = undefined;
    }
  }

  /** Whether a page's message may reach the world now. During a replay a person may only stop or pace time. */
  admit(text: string): boolean {
    if (!this.running) return true;
    const { type } = parseCommand(text) ?? {};
    // Between two steps the world has nothing to stop.
    if (type === 'stop') this.running.isStopped = true;
    return type === 'play' || type === 'stop' || type === 'speed';
  }
}
