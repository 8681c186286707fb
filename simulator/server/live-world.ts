import { type BootedWorld, type BootSource, encodePackage } from '../client/boot-world';
import { createGuardedOutside } from '../client/outside';
import { UsageError } from '../client/usage-error';
import type { WorldConnection } from '../client/world-connection';
import type { ConnectWorld } from '../client/world-link';
import type { Scenario } from '../scenario/read-scenario';
import type { BrowserResponse } from '../simulation/phone-browser';
import type { AppInfo, BuildResult } from '../simulation/protocol';
import type { CloudRequest } from '../world/http';
import { Listeners } from '../world/listeners';
import { OpenPages, type PageSocket } from './open-pages';
import { PageScripts } from './page-scripts';
import { replay } from './replay';
import { ReplayGuard } from './replay-guard';
import { type ChosenPerson, parseServerCommand, type ServerCommand } from './server-command';
import { replaceApp, type WorldSource } from './world-source';
import { type WorldStatus, WorldSupervisor } from './world-supervisor';

export interface LiveWorldOptions extends WorldSource {
  connect: ConnectWorld;
  /** Different after each start of the server. */
  instance: string;
  /** Time runs although no page is open. */
  runsUnattended?: boolean;
  /** Writes a line for the person at the terminal. */
  log(text: string): void;
}

const GOOD_BUILD: BuildResult = { isBuilt: true, problems: [] };

/** The world that the pages show, wherever it runs: begins it, begins it again, and lets the pages take part. */
export class LiveWorld {
  /** What the pages of the phone's browser may run. */
  readonly pageScripts = new PageScripts();
  private readonly supervisor: WorldSupervisor;
  private readonly pages: OpenPages;
  private readonly replayGuard = new ReplayGuard();
  private app: AppInfo | undefined;
  private source: WorldSource;
  /** Chosen on the page; undefined: that of the source. */
  private person: ChosenPerson | undefined;
  private build = GOOD_BUILD;
  private readonly consoleListeners = new Listeners<[line: unknown]>();
  private lastVisit = 0;
  /** The world knows the pages: those that come now have to join by themselves. */
  private hasJoinedPages = false;
  /** Developers' tools need time without a page. */
  private runsUnattended: boolean;
  private onFirstHang: () => void = () => undefined;

  constructor(options: LiveWorldOptions) {
    const { instance, routes, log } = options;
    this.source = options;
    this.runsUnattended = options.runsUnattended ?? false;
    this.pages = new OpenPages(log);
    this.supervisor = new WorldSupervisor({
      instance,
      outside: this.pageScripts.observe(createGuardedOutside(routes)),
      log,
      connect: (observer) => {
        this.hasJoinedPages = false;
        return options.connect({
          ...observer,
          onPageMessage: ({ page, text }) => this.pages.forward(page, text),
          onConsole: (line) => this.consoleListeners.notify(line),
        });
      },
      onStatus: (status) => this.handleStatus(status),
    });
  }

  /**
   * Starts the first world. Resolves as soon as a page can show how it is: also where its code does not return.
   * Rejects with a WorldError where the file is no .fba.
   */
  async open(): Promise<void> {
    const hung = new Promise<'hung'>((resolve) => {
      this.onFirstHang = () => resolve('hung');
    });
    const started = this.start();
    if ((await Promise.race([started, hung])) === 'hung') this.supervisor.reportFailure(started);
  }

  /**
   * Starts the world in place of the one before. Rejects with a WorldError where the file is no .fba, and with a
   * WorldGoneError where another start or a stop comes meanwhile.
   */
  async start(): Promise<void> {
    const { source } = this;
    const { connection } = await this.begin({
      ...source,
      readSpec: (app) => source.readSpec(app, this.person),
    });
    await connection.call('perform', { command: { type: 'play', on: true } });
  }

  /**
   * Begins anew and does the steps of a scenario while the pages show it. Throws a UsageError where the app does not
   * allow the scenario, and changes nothing.
   */
  beginReplay(scenario: Scenario): void {
    if (!this.app) throw new UsageError('no app runs here yet');
    scenario.readSpec(this.app);
    this.supervisor.reportFailure(this.replay(scenario));
  }

  /** Does the steps of a scenario from its start. Then time stands still. */
  async replay(scenario: Scenario): Promise<void> {
    const { source } = this;
    const { connection, hasArrived } = await this.replayGuard.guard(async (isStopped) => {
      const begun = await this.begin({
        ...source,
        readSpec: (app) => ({ ...scenario.readSpec(app), routes: Object.fromEntries(source.routes) }),
      });
      const onProblem = (text: string): void => this.sendProblem(text);
      return { ...begun, hasArrived: await replay(scenario, { ...begun, isStopped, onProblem }) };
    });
    // The settings page of each page begins with what is stored now.
    for (const page of this.pages.numbers) {
      await connection.call('leave', { page });
      await connection.call('join', { page });
    }
    if (hasArrived) this.sendProblem('This is the moment. Time stands still.');
  }

  /** From now on time runs also while no page is open. */
  runUnattended(): void {
    this.runsUnattended = true;
    this.supervisor.notify('setAttended', { on: true });
  }

  /** Ends the world, even where its code does not return. The pages keep what they show. */
  stop(): Promise<void> {
    return this.supervisor.stop();
  }

  close(): Promise<void> {
    return this.supervisor.close();
  }

  /** Shows the world to a page from now on; the returned function is called when the page is gone. */
  join(socket: PageSocket): { receive(text: string): void; leave(): void } {
    const { pages, supervisor, build } = this;
    const page = pages.add(socket, [
      ...(supervisor.status.state === 'running' ? [] : [{ type: 'world', ...supervisor.status } as const]),
      ...(build.problems.length === 0 ? [] : [{ type: 'build', ...build } as const]),
    ]);
    if (this.hasJoinedPages) supervisor.notify('join', { page });
    if (pages.count === 1) supervisor.notify('setAttended', { on: true });
    return {
      receive: (text) => this.receive(page, text),
      leave: () => {
        pages.remove(page);
        supervisor.notify('leave', { page });
        if (!this.isAttended) supervisor.notify('setAttended', { on: false });
      },
    };
  }

  /** Runs another .fba in place of this one. Rejects with a WorldError, and changes nothing, where it is none. */
  async openApp(fileName: string, fba: Uint8Array): Promise<void> {
    const next = replaceApp(this.source, fileName, fba);
    if (this.supervisor.status.state === 'running') {
      await this.connection.call('openApp', { fileName, fba: encodePackage(fileName, fba) });
      this.source = next;
      return;
    }
    const previous = this.source;
    this.source = next;
    try {
      await this.start();
    } catch (error) {
      // Another app may have been opened meanwhile.
      if (this.source === next) this.source = previous;
      throw error;
    }
  }

  /** An app that a tool has installed and launched is what `Start again` begins with. */
  adoptApp(fba: Uint8Array): void {
    this.source = replaceApp(this.source, 'installed.fba', fba);
  }

  /** Calls `onLine` for each line of the app from now on, unchecked; the returned function unsubscribes. */
  listenConsole(onLine: (line: unknown) => void): () => void {
    const isFirst = this.consoleListeners.isEmpty;
    const remove = this.consoleListeners.add(onLine);
    if (isFirst) this.supervisor.notify('listenConsole', { on: true });
    return () => {
      remove();
      if (this.consoleListeners.isEmpty) this.supervisor.notify('listenConsole', { on: false });
    };
  }

  /** Shows how the last build of the app's sources ended, until the next one. */
  showBuild(build: BuildResult): void {
    this.build = build;
    this.pages.broadcast({ type: 'build', ...build });
  }

  /** Loads a page of the phone's browser. `onAbort` receives the function that gives it up. */
  async visit(
    token: string,
    request: CloudRequest,
    onAbort: (cancel: () => void) => void,
  ): Promise<BrowserResponse | null> {
    const visit = ++this.lastVisit;
    onAbort(() => this.supervisor.notify('cancelVisit', { visit }));
    return (await this.whenBooted()).call('visit', { visit, token, request });
  }

  /** The connection to a world that has booted: waits for one that is just booting. Rejects where there is none. */
  async whenBooted(): Promise<WorldConnection> {
    await this.supervisor.whenBooted();
    return this.connection;
  }

  /** The connection to the world. Calls reject while there is none. */
  get connection(): WorldConnection {
    return this.supervisor.connection;
  }

  /** Boots the world and shows it to the pages. Time stands still. */
  private async begin(source: BootSource): Promise<BootedWorld> {
    const world = await this.supervisor.boot(source);
    const { app, connection } = world;
    this.app = app;
    await connection.call('setAttended', { on: this.isAttended });
    if (!this.consoleListeners.isEmpty) await connection.call('listenConsole', { on: true });
    this.hasJoinedPages = true;
    for (const page of this.pages.numbers) await connection.call('join', { page });
    return world;
  }

  private get isAttended(): boolean {
    return this.runsUnattended || this.pages.count > 0;
  }

  private handleStatus(status: WorldStatus): void {
    this.pages.broadcast({ type: 'world', ...status });
    if (status.state === 'hanging') this.onFirstHang();
  }

  private receive(page: number, text: string): void {
    const { supervisor } = this;
    const command = parseServerCommand(text);
    if (command !== undefined) supervisor.reportFailure(this.perform(command));
    else if (this.replayGuard.admit(text))
      void supervisor.whenBooted().then(() => supervisor.notify('receive', { page, text }));
  }

  private perform(command: ServerCommand): Promise<void> {
    if (command.type === 'stopWorld') return this.stop();
    this.person = command.person ?? this.person;
    return this.start();
  }

  private sendProblem(text: string): void {
    this.pages.broadcast({ type: 'problem', text });
  }
}
