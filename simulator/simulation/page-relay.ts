import type { CloudRequest } from '../world/http';
import type { PageClient } from './broadcast';
import { parseCommand } from './parse-command';
import type { BrowserResponse } from './phone-browser';
import type { Simulation } from './simulation';

/** The open pages of a simulation by number, for surroundings that reach it by messages only. */
export class PageRelay {
  private readonly pages = new Map<number, { client: PageClient; leave: () => void }>();
  private readonly visits = new Map<number, () => void>();

  constructor(
    private readonly simulation: Simulation,
    private readonly send: (page: number, text: string) => void,
  ) {}

  join(page: number): void {
    const client: PageClient = { send: (text) => this.send(page, text) };
    this.pages.set(page, { client, leave: this.simulation.join(client) });
  }

  leave(page: number): void {
    this.pages.get(page)?.leave();
    this.pages.delete(page);
  }

  receive(page: number, text: string): void {
    const client = this.pages.get(page)?.client;
    const command = parseCommand(text);
    if (client && command) this.simulation.perform(command, client);
  }

  async visit(visit: number, token: string, request: CloudRequest): Promise<BrowserResponse | null> {
    try {
      const response = await this.simulation.phoneBrowser.visit(token, request, (cancel) => {
        this.visits.set(visit, cancel);
      });
      return response ?? null;
    } finally {
      this.visits.delete(visit);
    }
  }

  /** The browser's window gave the page up. */
  cancelVisit(visit: number): void {
    this.visits.get(visit)?.();
  }
}
