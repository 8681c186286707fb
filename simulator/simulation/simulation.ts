import { type AppPackage, AppPackageError } from '../app-package/app-package';
import { MODELS } from '../app-package/models';
import { readAppPackage } from '../app-package/read-app-package';
import { CLOUD_SERVICES } from '../cloud/service-session';
import { host } from '../host/node-host';
import { READING_TIME_MS } from '../phone/headless-browser';
import type { World } from '../run/world';
import type { Instant } from '../world/clock';
import { messageOf } from '../world/message-of';
import type { WatchPreferences } from '../world/watch-preferences';
import type { AllowedSignIn } from './allowed-sign-in';
import { Broadcast, MAX_LOG_ENTRIES, type PageClient } from './broadcast';
import type { CommandTarget } from './command-target';
import { type ClientCommand, IS_RECORDED, performCommand } from './commands';
import { continueRecording } from './continue-recording';
import { describeApp, WorldDescriber } from './describe-world';
import { createPageFetch } from './page-fetch';
import { PhoneBrowser } from './phone-browser';
import { Playback } from './playback';
import type { AppInfo, ServerMessage, WorldState } from './protocol';
import { Recorder, type Recording } from './recording';
import { truncateBody } from './serialize';
import { SettingsPages } from './settings-pages';
import { toSpokenText } from './spoken-text';
import type { WorldSpec } from './world-spec';

/** Stands for a page where a command does not come from one. */
const NO_PAGE: PageClient = { send: () => undefined };

/** A world that runs in real time, and the pages that show it. */
export class Simulation {
  readonly playback: Playback;
  readonly phoneBrowser: PhoneBrowser;
  readonly settingsPages: SettingsPages;
  private readonly broadcast: Broadcast;
  private readonly describer: WorldDescriber;
  readonly recorder: Recorder;
  private readonly fetchForPage: ReturnType<typeof createPageFetch>;
  private openCount = 0;
  /**
   * Work that runs when virtual time stands still, so that a replay can do it at the same moment. Undefined while time
   * stands still.
   */
  private waiting: (() => void)[] | undefined;

  constructor(
    readonly world: World,
    private fileName: string,
    private readonly instance: string,
    spec: WorldSpec,
  ) {
    this.fetchForPage = createPageFetch(world);
    this.recorder = new Recorder(spec, world.record.secrets);
    this.playback = new Playback({
      now: () => world.clock.now(),
      runUntil: (until) => this.runUntil(until),
      realNow: host.clock.now,
      schedule: host.clock.schedule,
      onChange: () => this.broadcast.scheduleFlush(),
      onError: (error) => this.broadcast.send({ type: 'problem', text: `time stopped: ${String(error)}` }),
    });
    this.describer = new WorldDescriber(world, this.playback);
    this.broadcast = new Broadcast({
      describeState: () => this.describer.describe(),
      renderFrame: () => ({ svg: world.watch.svg(), texts: this.visibleTexts() }),
      schedule: host.clock.schedule,
    });
    this.settingsPages = new SettingsPages(world, this.broadcast);
    this.phoneBrowser = new PhoneBrowser({
      network: world.network,
      clock: world.clock,
      trace: world.trace,
      playback: this.playback,
      send: (message, client) => this.broadcast.send(message, client),
      onSignIn: (signIn) => this.recordSignIn(signIn),
    });
    world.network.onReconnected.add(() => this.phoneBrowser.reloadFailedPages());
    world.listen(() => this.broadcast.scheduleFlush());
    world.trace.listen((entry) => this.broadcast.queueEntry(entry));
  }

  get app(): AppInfo {
    return describeApp(
      this.world.app,
      this.fileName,
      this.world.deviceSettings.preferences.language,
      this.openCount,
    );
  }

  describe(): WorldState {
    return this.describer.describe();
  }

  /** Shows the world to a page from now on; the returned function is called when the page is gone. */
  join(client: PageClient): () => void {
    const hello: ServerMessage = {
      type: 'hello',
      instance: this.instance,
      app: this.app,
      state: this.describer.describe(),
      entries: this.world.trace.entries.slice(-MAX_LOG_ENTRIES).map(truncateBody),
      settings: this.settingsPages.readAll(),
    };
    this.broadcast.addClient(client, hello);
    const leaveSettings = this.settingsPages.join(client);
    return () => {
      leaveSettings();
      this.broadcast.removeClient(client);
      this.phoneBrowser.closeAll(client);
    };
  }

  /** Performs a command. Where a page sent it, a failure is sent to that page as one line; else it throws. */
  perform(command: ClientCommand, client?: PageClient): void {
    if (IS_RECORDED[command.type] && this.waiting) this.waiting.push(() => this.performNow(command, client));
    else this.performNow(command, client);
  }

  /** All that was done since the world began. */
  describeRecording(): Recording {
    const { world, recorder } = this;
    const { spec, steps, isCut } = recorder.describe();
    const { name, uuid } = world.app;
    return {
      spec: { ...spec, model: spec.model ?? MODELS[0], zone: spec.zone ?? world.persona.zone },
      app: { fileName: this.fileName, name, uuid },
      steps,
      now: world.clock.now(),
      texts: world.watch
        .texts()
        .filter(({ isVisible, id, text }) => isVisible && id !== '' && text.trim() !== '')
        .map(({ id, text }) => ({ id, text })),
      isCut,
    };
  }

  /** Lets virtual time pass. Commands wait until it stands still. */
  async runUntil(until: Instant): Promise<void> {
    const waiting: (() => void)[] = [];
    this.waiting = waiting;
    try {
      await this.world.run(until);
    } finally {
      this.waiting = undefined;
      for (const work of waiting) work();
    }
  }

  private performNow(command: ClientCommand, client: PageClient | undefined): void {
    this.recorder.addCommand(this.world.clock.now(), command);
    try {
      performCommand(command, this.targetFor(client));
    } catch (error) {
      if (!client) throw error;
      this.broadcast.send({ type: 'problem', text: messageOf(error) }, client);
    }
    this.broadcast.confirmCommand();
  }

  /** A sign-in without a window reads the consent page for a while. */
  private recordSignIn({ openedAt, allowedAt, host, without }: AllowedSignIn): void {
    const service = CLOUD_SERVICES.find((name) => host.includes(name));
    const at = Math.max(openedAt, allowedAt - READING_TIME_MS);
    this.recorder.add(at, { type: 'signIn', service, without });
  }

  private targetFor(client = NO_PAGE): CommandTarget {
    return {
      playback: this.playback,
      world: this.world,
      page: {
        setSettingsOpen: (isOpen) => this.settingsPages.setOpen(client, isOpen),
        writeSetting: (key, value) => this.settingsPages.write(client, key, value),
        clearSettings: () => this.settingsPages.write(client, null, null),
        openBrowser: (id, url, appearance) => this.phoneBrowser.open(client, id, url, appearance),
        closeBrowser: (id) => this.phoneBrowser.close(client, id),
        sendRequest: (id, request, options) =>
          this.fetchForPage(request, options, (response) =>
            this.broadcast.send({ type: 'response', id, response }, client),
          ),
      },
      setPreferences: (changed) => this.setPreferences(changed),
    };
  }

  /** A change of language restarts the app and its settings page. */
  private setPreferences(changed: Partial<WatchPreferences>): void {
    const { language } = this.world.deviceSettings.preferences;
    this.world.deviceSettings.setPreferences(changed);
    if (this.world.deviceSettings.preferences.language === language) return;
    this.openCount++;
    this.broadcast.send({ type: 'app', app: this.app, settings: this.settingsPages.readAll() });
  }

  /** Runs another .fba in place of this one. Throws AppPackageError and changes nothing where it is not one. */
  openApp(fileName: string, bytes: Uint8Array): void {
    this.runApp(readNamedApp(fileName, bytes), fileName);
  }

  /** Runs another app in place of this one. */
  runApp(app: AppPackage, fileName: string): void {
    const isOther = app.uuid !== this.world.app.uuid;
    this.world.openApp(app);
    this.fileName = fileName;
    if (isOther) continueRecording(this.recorder, this.world, this.describe());
    this.openCount++;
    this.broadcast.send({ type: 'app', app: this.app, settings: this.settingsPages.readAll() });
    this.broadcast.scheduleFlush();
  }

  private visibleTexts(): string[] {
    return this.world.watch
      .texts()
      .filter(({ isVisible, text }) => isVisible && text.trim() !== '')
      .map(toSpokenText);
  }
}

/** Reads an .fba. Throws an AppPackageError that begins with the file's name. */
export function readNamedApp(fileName: string, bytes: Uint8Array): AppPackage {
  try {
    return readAppPackage(bytes);
  } catch (error) {
    if (!(error instanceof AppPackageError)) throw error;
    throw new AppPackageError(`${fileName} is not an .fba: ${error.message}`);
  }
}
