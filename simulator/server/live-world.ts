import { checkApp } from '../client/check-app';
import { createGuardedOutside } from '../client/outside';
import { respondOutside } from '../client/respond-outside';
import { UsageError } from '../client/usage-error';
import { type WorldConnection, WorldGoneError } from '../client/world-connection';
import { type ConnectWorld, describeOwner, type WorldLink } from '../client/world-link';
import type { Scenario } from '../scenario/read-scenario';
import { parseCommand } from '../simulation/parse-command';
import type { BrowserResponse } from '../simulation/phone-browser';
import type { AppInfo, BuildResult, ServerMessage } from '../simulation/protocol';
import type { WorldMethodName, WorldMethods } from '../simulation/world-methods';
import type { WorldSpec } from '../simulation/world-spec';
import type { Instant } from '../world/clock';
import type { CloudRequest } from '../world/http';
import { once } from '../world/once';
import type { Outside } from '../world/outside';
import { isAllowedMessage } from './check-message';
import { PageScripts } from './page-scripts';
import { replay } from './replay';
import { type ChosenPerson, parseServerCommand, type ServerCommand } from './server-command';

/** A page that does not read so many bytes is dropped. */
const MAX_UNREAD_BYTES = 16 * 1024 * 1024;

/** One open page in a browser. */
export interface PageSocket {
  send(text: string): void;
  /** What was sent and has not left. */
  readonly bufferedAmount: number;
  /** Ends the connection at once. */
  terminate(): void;
}

/** The app and the world that `Start again` begins with. */
export interface WorldSource {
  fileName: string;
  /** undefined: the watch has no app yet. */
  fba: Uint8Array | undefined;
  /** What the world is made from, once the app is known. What it throws rejects the start. */
  readSpec(app: AppInfo, person?: ChosenPerson): WorldSpec;
  /** Host → base address of the real server that replaces it. */
  routes: ReadonlyMap<string, string>;
}

export interface LiveWorldOptions extends WorldSource {
  connect: ConnectWorld;
  /** Different after each start of the server. */
  instance: string;
  /** Time runs although no page is open. */
  runsUnattended?: boolean;
  /** Writes a line for the person at the terminal. */
  log(text: string): void;
}

/** A world that has booted. Where another replaces it, calls of its connection reject. */
interface BootedWorld {
  app: AppInfo;
  connection: WorldConnection;
  start: Instant;
}

type WorldStatus = Omit<ServerMessage & { type: 'world' }, 'type'>;

const NOT_STARTED: WorldStatus = { state: 'gone', text: 'The app has not been started.' };
const RUNNING: WorldStatus = { state: 'running', text: '' };
const GOOD_BUILD: BuildResult = { isBuilt: true, problems: [] };

/** The world that the pages show, wherever it runs: starts it, watches it, ends it, and starts it again. */
export class LiveWorld {
  /** What the pages of the phone's browser may run. */
  readonly pageScripts = new PageScripts();
  private link: WorldLink | undefined;
  private app: AppInfo | undefined;
  private source: WorldSource;
  /** Chosen on the page; undefined: that of the source. */
  private person: ChosenPerson | undefined;
  private status = NOT_STARTED;
  private build = GOOD_BUILD;
  private readonly pages = new Map<number, PageSocket>();
  private readonly consoleListeners = new Set<(line: unknown) => void>();
  private lastPage = 0;
  private lastVisit = 0;
  /** The world knows the pages: those that come now have to join by themselves. */
  private hasJoinedPages = false;
  private lastReplay = 0;
  /** The replay that runs. One that began later may have replaced it. */
  private runningReplay: number | undefined;
  /** Settles when the last change of `link` has ended. */
  private relinked: Promise<unknown> = Promise.resolve();
  /** Resolves when the present boot has ended, however. */
  private booted: Promise<void> = Promise.resolve();
  /** Developers' tools need time without a page. */
  private runsUnattended: boolean;
  private onFirstHang: () => void = () => undefined;
  private readonly logOnce = once((_kind: string, text: string) => this.options.log(text));

  constructor(private readonly options: LiveWorldOptions) {
    this.source = options;
    this.runsUnattended = options.runsUnattended ?? false;
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
    if ((await Promise.race([started, hung])) === 'hung') this.reportFailure(started);
  }

  /**
   * Starts the world in place of the one before. Rejects with a WorldError where the file is no .fba, and with a
   * WorldGoneError where another start or a stop comes meanwhile.
   */
  async start(): Promise<void> {
    const { connection } = await this.begin(this.source.readSpec);
    await connection.call('perform', { command: { type: 'play', on: true } });
  }

  /**
   * Begins anew and does the steps of a scenario while the pages show it. Throws a UsageError where the app does not
   * allow the scenario, and changes nothing.
   */
  beginReplay(scenario: Scenario): void {
    if (!this.app) throw new UsageError('no app runs here yet');
    scenario.readSpec(this.app);
    this.reportFailure(this.replay(scenario));
  }

  /** Does the steps of a scenario from its start. Then time stands still. */
  async replay(scenario: Scenario): Promise<void> {
    let hasArrived = false;
    let connection: WorldConnection;
    const ownReplay = ++this.lastReplay;
    this.runningReplay = ownReplay;
    try {
      const begun = await this.begin((info) => ({
        ...scenario.readSpec(info),
        routes: Object.fromEntries(this.source.routes),
      }));
      connection = begun.connection;
      const onProblem = (text: string): void => this.sendProblem(text);
      hasArrived = await replay(scenario, { ...begun, onProblem });
    } finally {
      if (this.runningReplay === ownReplay) this.runningReplay = undefined;
    }
    // The settings page of each page begins with what is stored now.
    for (const page of this.pages.keys()) {
      await connection.call('leave', { page });
      await connection.call('join', { page });
    }
    if (hasArrived) this.sendProblem('This is the moment. Time stands still.');
  }

  /** Boots the world and shows it to the pages. Time stands still. */
  private async begin(readSpec: WorldSource['readSpec']): Promise<BootedWorld> {
    const booting = this.boot(readSpec);
    const ignore = (): void => undefined;
    this.booted = booting.then(ignore, ignore);
    const world = await booting;
    const { connection } = world;
    await connection.call('setAttended', { on: this.isAttended });
    if (this.consoleListeners.size > 0) await connection.call('listenConsole', { on: true });
    this.setStatus(RUNNING);
    this.hasJoinedPages = true;
    for (const page of [...this.pages.keys()]) await connection.call('join', { page });
    return world;
  }

  private async boot(readSpec: WorldSource['readSpec']): Promise<BootedWorld> {
    const { fileName, fba, routes } = this.source;
    const { connection } = await this.relink(() => {
      this.hasJoinedPages = false;
      this.link = this.connect(this.pageScripts.observe(createGuardedOutside(routes)));
      return this.link;
    });
    const app = checkApp(
      await (fba
        ? connection.call('load', { fileName, fba: encodeBase64(fba) })
        : connection.call('loadNothing', {})),
    );
    const spec = readSpec(app, this.person);
    await connection.call('start', { spec, instance: this.options.instance });
    this.app = app;
    return { app, connection, start: spec.start };
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

  /** From now on time runs also while no page is open. */
  runUnattended(): void {
    this.runsUnattended = true;
    this.notify('setAttended', { on: true });
  }

  private get isAttended(): boolean {
    return this.runsUnattended || this.pages.size > 0;
  }

  /** Ends the world, even where its code does not return. The pages keep what they show. */
  stop(): Promise<void> {
    return this.relink(() => {
      this.link = undefined;
      this.setStatus({ state: 'gone', text: 'Stopped.' });
    });
  }

  close(): Promise<void> {
    return this.relink(() => undefined);
  }

  /** Shows the world to a page from now on; the returned function is called when the page is gone. */
  join(socket: PageSocket): { receive(text: string): void; leave(): void } {
    const page = ++this.lastPage;
    this.pages.set(page, socket);
    if (this.status.state !== 'running') this.sendStatus(socket);
    if (this.build.problems.length > 0) this.sendBuild(socket);
    if (this.hasJoinedPages) this.notify('join', { page });
    if (this.pages.size === 1) this.notify('setAttended', { on: true });
    return {
      receive: (text) => this.receive(page, text),
      leave: () => {
        this.pages.delete(page);
        this.notify('leave', { page });
        if (!this.isAttended) this.notify('setAttended', { on: false });
      },
    };
  }

  /** Runs another .fba in place of this one. Rejects with a WorldError, and changes nothing, where it is none. */
  async openApp(fileName: string, fba: Uint8Array): Promise<void> {
    const next = this.describeNext(fileName, fba);
    if (this.status.state === 'running') {
      await this.connection.call('openApp', { fileName, fba: encodeBase64(fba) });
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
    this.source = this.describeNext('installed.fba', fba);
  }

  /** Calls `onLine` for each line of the app from now on, unchecked; the returned function unsubscribes. */
  listenConsole(onLine: (line: unknown) => void): () => void {
    this.consoleListeners.add(onLine);
    if (this.consoleListeners.size === 1) this.notify('listenConsole', { on: true });
    return () => {
      this.consoleListeners.delete(onLine);
      if (this.consoleListeners.size === 0) this.notify('listenConsole', { on: false });
    };
  }

  /** Shows how the last build of the app's sources ended, until the next one. */
  showBuild(build: BuildResult): void {
    this.build = build;
    for (const socket of this.pages.values()) this.sendBuild(socket);
  }

  /** Loads a page of the phone's browser. `onAbort` receives the function that gives it up. */
  async visit(
    token: string,
    request: CloudRequest,
    onAbort: (cancel: () => void) => void,
  ): Promise<BrowserResponse | null> {
    const visit = ++this.lastVisit;
    onAbort(() => this.notify('cancelVisit', { visit }));
    return (await this.whenBooted()).call('visit', { visit, token, request });
  }

  /** The connection to a world that has booted: waits for one that is just booting. Rejects where there is none. */
  async whenBooted(): Promise<WorldConnection> {
    await this.booted;
    return this.connection;
  }

  /** The connection to the world. Calls reject while there is none. */
  get connection(): WorldConnection {
    if (!this.link) throw new WorldGoneError(this.status.text);
    return this.link.connection;
  }

  private describeNext(fileName: string, fba: Uint8Array): WorldSource {
    const { readSpec } = this.source;
    // The model and the settings were for the app before.
    const readNextSpec: WorldSource['readSpec'] = (app, person) => ({
      ...readSpec(app, person),
      model: undefined,
      settings: {},
    });
    return { ...this.source, fileName, fba, readSpec: readNextSpec };
  }

  private connect(outside: Outside): WorldLink {
    // A person at the terminal has to know whose code it is, and not how often.
    const logHang = once((_owner: string, text: string) => this.options.log(text));
    const link: WorldLink = this.options.connect({
      onPageMessage: ({ page, text }) => this.sendToPage(page, text),
      onConsole: (line) => {
        for (const listen of this.consoleListeners) listen(line);
      },
      ...respondOutside(outside, () => link.connection),
      onHang: (owner) => {
        const text = `${describeOwner(owner)} has not returned for two seconds.`;
        logHang(owner ?? '', text);
        this.setStatus({ state: 'hanging', text });
        this.onFirstHang();
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

  private receive(page: number, text: string): void {
    const command = parseServerCommand(text);
    if (command === undefined) {
      if (this.runningReplay === undefined || isTimeCommand(text))
        void this.booted.then(() => this.notify('receive', { page, text }));
    } else this.reportFailure(this.perform(command));
  }

  private perform(command: ServerCommand): Promise<void> {
    if (command.type === 'stopWorld') return this.stop();
    this.person = command.person ?? this.person;
    return this.start();
  }

  /** A start that fails while pages are open is what they show. */
  private reportFailure(work: Promise<void>): void {
    work.catch((error: Error) => {
      // A world that is gone has been reported, and one that was ended by a command is followed by another status.
      if (!(error instanceof WorldGoneError)) this.setStatus({ state: 'gone', text: error.message });
    });
  }

  /** Calls without a wait for the result. A world that is gone has been reported. */
  private notify<M extends WorldMethodName>(method: M, params: Parameters<WorldMethods[M]>[0]): void {
    this.link?.connection.call(method, params).catch((error: Error) => {
      if (!(error instanceof WorldGoneError)) this.logOnce(method, `${method}: ${error.message}`);
    });
  }

  private sendToPage(page: number, text: string): void {
    const socket = this.pages.get(page);
    if (!socket) return;
    if (!isAllowedMessage(text)) {
      this.logOnce('page', 'the simulated world sent a page what it may not; that was left out');
      return;
    }
    if (socket.bufferedAmount > MAX_UNREAD_BYTES) socket.terminate();
    else socket.send(text);
  }

  private setStatus(status: WorldStatus): void {
    this.status = { ...status, text: status.text.charAt(0).toUpperCase() + status.text.slice(1) };
    for (const socket of this.pages.values()) this.sendStatus(socket);
  }

  private sendProblem(text: string): void {
    const message: ServerMessage = { type: 'problem', text };
    for (const socket of this.pages.values()) socket.send(JSON.stringify(message));
  }

  private sendBuild(socket: PageSocket): void {
    socket.send(JSON.stringify({ type: 'build', ...this.build } satisfies ServerMessage));
  }

  private sendStatus(socket: PageSocket): void {
    socket.send(JSON.stringify({ type: 'world', ...this.status } satisfies ServerMessage));
  }
}

/** During a replay a person may only stop it: anything else would be done beside it. */
function isTimeCommand(text: string): boolean {
  const { type } = parseCommand(text) ?? {};
  return type === 'play' || type === 'stop' || type === 'speed';
}

function encodeBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
