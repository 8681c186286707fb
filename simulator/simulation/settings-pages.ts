import { StoreFullError } from '../phone/store-limits';
import type { World } from '../run/world';
import type { Broadcast, PageClient } from './broadcast';

/** The app's settings page in each of the open pages. */
export class SettingsPages {
  private readonly clients = new Set<PageClient>();
  /** The page whose settings page is writing at this moment. */
  private writingClient: PageClient | undefined;

  constructor(
    private readonly world: Pick<World, 'settings' | 'trace'>,
    private readonly broadcast: Pick<Broadcast, 'send'>,
  ) {}

  /** All that is stored. */
  readAll(): Record<string, string> {
    const { settings } = this.world;
    return Object.fromEntries(settings.keys().map((key) => [key, settings.get(key) ?? '']));
  }

  /** Sends a page what others write, until the returned function is called. */
  join(client: PageClient): () => void {
    const unsubscribe = this.world.settings.listen(({ key, newValue }) => {
      if (this.writingClient !== client)
        this.broadcast.send({ type: 'setting', key, value: newValue, isOwn: false }, client);
    });
    return () => {
      unsubscribe();
      this.setOpen(client, false);
    };
  }

  /** The app's settings page begins or ends in one of the open pages. */
  setOpen(client: PageClient, isOpen: boolean): void {
    if (isOpen === this.clients.has(client)) return;
    if (isOpen) this.clients.add(client);
    else this.clients.delete(client);
    this.world.trace.add({ kind: isOpen ? 'start' : 'exit', place: 'settings' });
  }

  /**
   * Writes for a page's settings page: null removes the key, without a key all are removed. The page gets a
   * confirmation, even where nothing changed.
   */
  write(client: PageClient, key: string | null, value: string | null): void {
    const { settings } = this.world;
    this.writingClient = client;
    try {
      if (key === null) settings.clear('settings');
      else settings.set('settings', key, value);
    } catch (error) {
      // The store has reported it.
      if (!(error instanceof StoreFullError)) throw error;
    }
    this.writingClient = undefined;
    const stored = key === null ? null : settings.get(key);
    this.broadcast.send({ type: 'setting', key, value: stored, isOwn: true }, client);
  }
}
