import { parseCommand } from '../simulation/parse-command';

/** Keeps what the pages send away from a replay: it would be done beside the steps. */
export class ReplayGuard {
  /** The replay that runs. One that began later may have replaced it. */
  private running: symbol | undefined;

  /** Guards `replay` until it ends or another one replaces it. Settles as `replay` does. */
  async guard<T>(replay: () => Promise<T>): Promise<T> {
    const own = Symbol('replay');
    this.running = own;
    try {
      return await replay();
    } finally {
      if (this.running === own) this.running = undefined;
    }
  }

  /** Whether a page's message may reach the world now. During a replay a person may only stop or pace time. */
  isAllowed(text: string): boolean {
    return this.running === undefined || isTimeCommand(text);
  }
}

function isTimeCommand(text: string): boolean {
  const { type } = parseCommand(text) ?? {};
  return type === 'play' || type === 'stop' || type === 'speed';
}
