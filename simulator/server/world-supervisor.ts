import { type BootedWorld, type BootSource, bootWorld } from '../client/boot-world';
import { respondOutside } from '../client/respond-outside';
import { type WorldConnection, WorldGoneError } from '../client/world-connection';
import { type ConnectWorld, describeOwner, type WorldLink } from '../client/world-link';
import type { ServerMessage } from '../simulation/protocol';
import type { WorldMethodName, WorldMethods } from '../simulation/world-methods';
import { once } from '../world/once';
import type { Outside } from '../world/outside';

/** Whether a world runs. `text` says in one sentence why it does not. */
export type WorldStatus = Omit<ServerMessage & { type: 'world' }, 'type'>;

export interface SupervisorOptions {
  connect: ConnectWorld;
  /** Different after each start of the server. */
  instance: string;
  /** What the world requests of its outside. */
  outside: Outside;
  /** Called at each change of the status. */
  onStatus(status: WorldStatus): void;
  /** Writes a line for the person at the terminal. */
  log(text: string): void;
}

const NOT_STARTED: WorldStatus = { state: 'gone', text: 'The app has not been started.' };
const RUNNING: WorldStatus = { state: 'running', text: '' };

/** Boots a world in place of the one before, one at a time, and knows whether it runs, hangs or is gone. */
export class WorldSupervisor {
  private link: WorldLink | undefined;
  private currentStatus = NOT_STARTED;
  /** Settles when the last change of `link` has ended. */
  private relinked: Promise<unknown> = Promise.resolve();
  /** Resolves when the present boot has ended, whatever came of it. */
  private booted: Promise<void> = Promise.resolve();
  private readonly logOnce = once((_method: string, text: string) => this.options.log(text));

  constructor(private readonly options: SupervisorOptions) {}

  get status(): WorldStatus {
    return this.currentStatus;
  }

  /** The connection to the world. Calls reject while there is none. */
  get connection(): WorldConnection {
    if (!this.link) throw new WorldGoneError(this.status.text);
    return this.link.connection;
  }

  /** Resolves when a boot that is under way has ended, whatever came of it. */
  whenBooted(): Promise<void> {
    return this.booted;
  }

  /**
   * Boots a world in place of the one before. Rejects with a WorldError where the file is no .fba, and with a
   * WorldGoneError where another boot or a stop comes meanwhile.
   */
  boot(source: BootSource): Promise<BootedWorld> {
    const booting = this.bootLink(source);
    const ignore = (): void => undefined;
    this.booted = booting.then(ignore, ignore);
    return booting;
  }

  /** Ends the world, even where its code does not return. */
  stop(): Promise<void> {
    return this.relink(() => {
      this.link = undefined;
      this.setStatus({ state: 'gone', text: 'Stopped.' });
    });
  }

  /** Ends the world for good, and says nothing of it. */
  close(): Promise<void> {
    return this.relink(() => undefined);
  }

  /** Calls without a wait for the result. A world that is gone has been reported. */
  notify<M extends WorldMethodName>(method: M, params: Parameters<WorldMethods[M]>[0]): void {
    this.link?.connection.call(method, params).catch((error: Error) => {
      if (!(error instanceof WorldGoneError)) this.logOnce(method, `${method}: ${error.message}`);
    });
  }

  /** A start that fails while nobody waits for it becomes the status. */
  reportFailure(work: Promise<void>): void {
    work.catch((error: Error) => {
      // A world that is gone has been reported, and one that was ended by a command is followed by another status.
      if (!(error instanceof WorldGoneError)) this.setStatus({ state: 'gone', text: error.message });
    });
  }

  private async bootLink(source: BootSource): Promise<BootedWorld> {
    const { instance } = this.options;
    const { connection } = await this.relink(() => {
      this.link = this.connect();
      return this.link;
    });
    const world = await bootWorld(connection, source, instance);
    this.setStatus(RUNNING);
    return world;
  }

  /**
   * Closes the link and calls `open`, one after the other: of two at once, one would replace a link that nobody
   * closes. Without a wait for the app's code, which may not return.
   */
  private relink<T>(open: () => T): Promise<T> {
    const relinking = this.relinked.then(async () => {
      await this.link?.close();
      return open();
    });
    this.relinked = relinking.catch(() => undefined);
    return relinking;
  }

  private connect(): WorldLink {
    const { outside } = this.options;
    // A person at the terminal has to know whose code it is, and not how often.
    const logHang = once((_owner: string, text: string) => this.options.log(text));
    const link: WorldLink = this.options.connect({
      ...respondOutside(outside, () => link.connection),
      onHang: (owner) => {
        const text = `${describeOwner(owner)} has not returned for two seconds.`;
        logHang(owner ?? '', text);
        this.setStatus({ state: 'hanging', text });
      },
      onRecover: () => this.setStatus(RUNNING),
      onGone: (reason) => {
        if (this.link !== link) return;
        this.link = undefined;
        this.options.log(reason);
        this.setStatus({ state: 'gone', text: reason });
      },
    });
    return link;
  }

  private setStatus({ state, text }: WorldStatus): void {
    this.currentStatus = { state, text: text.charAt(0).toUpperCase() + text.slice(1) };
    this.options.onStatus(this.currentStatus);
  }
}
