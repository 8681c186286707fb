import { type AppPackage, AppPackageError } from '../app-package/app-package';
import { MODELS } from '../app-package/models';
import { readAppPackage } from '../app-package/read-app-package';
import { CLOUD_SERVICES } from '../cloud/service-session';
import { host } from '../host/node-host';
import { READING_TIME_MS } from '../phone/headless-browser';
import { StoreFullError } from '../phone/store-limits';
import { OVERRIDABLE_SENSORS } from '../run/overridable-sensors';
import type { World } from '../run/world';
import type { Instant } from '../world/clock';
import type { CloudRequest } from '../world/http';
import { messageOf } from '../world/message-of';
import type { WatchPreferences } from '../world/watch-preferences';
import { Broadcast, MAX_LOG_ENTRIES, type PageClient } from './broadcast';
import type { CommandTarget } from './command-target';
import { type ClientCommand, IS_RECORDED, performCommand } from './commands';
import { describeApp, WorldDescriber } from './describe-world';
import { createPageFetch } from './page-fetch';
import { type AllowedSignIn, PhoneBrowser } from './phone-browser';
import { Playback } from './playback';
import type { AppInfo, ServerMessage, WorldState } from './protocol';
import { type RecordedAct, Recorder, type Recording } from './recording';
import { truncateBody } from './serialize';
import { toSpokenText } from './spoken-text';
import type { WorldSpec } from './world-spec';

/** Stands for a page where a command does not come from one. */
const NO_PAGE: PageClient = { send: () => undefined };

/** A world that runs in real time, and the pages that show it. */
export class Simulation {
  readonly playback: Playback;
  readonly phoneBrowser: PhoneBrowser;
  private readonly broadcast: Broadcast;
  private readonly describer: WorldDescriber;
  readonly recorder: Recorder;
  private readonly fetchForPage: ReturnType<typeof createPageFetch>;
  private openCount = 0;
  /**
   * What waits for virtual time to stand still, so that it can be done again at the same moment; undefined: it does.
   */
  private waiting: (() => void)[] | undefined;
  /** The page whose settings page is writing at this moment. */
  private writingClient: PageClient | undefined;
  /** The pages in which the app's settings page is open. */
  private readonly settingsPages = new Set<PageClient>();

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

  get settings(): Record<string, string> {
    const { settings } = this.world;
    return Object.fromEntries(settings.keys().map((key) => [key, settings.get(key) ?? '']));
  }

  /** Shows the world to a page from now on; the returned function is called when the page is gone. */
  join(client: PageClient): () => void {
    const { world } = this;
    const { settings } = world;
    const hello: ServerMessage = {
      type: 'hello',
      instance: this.instance,
      app: this.app,
      state: this.describer.describe(),
      entries: world.trace.entries.slice(-MAX_LOG_ENTRIES).map(truncateBody),
      settings: this.settings,
    };
    this.broadcast.addClient(client, hello);
    const unsubscribe = settings.listen(({ key, newValue }) => {
      if (this.writingClient !== client)
        this.broadcast.send({ type: 'setting', key, value: newValue, isOwn: false }, client);
    });
    return () => {
      unsubscribe();
      this.setSettingsPageOpen(client, false);
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
        setSettingsOpen: (isOpen) => this.setSettingsPageOpen(client, isOpen),
        writeSetting: (key, value) => this.writeSetting(client, key, value),
        clearSettings: () => this.writeSetting(client, null, null),
        openBrowser: (id, url, appearance) => this.phoneBrowser.open(client, id, url, appearance),
        closeBrowser: (id) => this.phoneBrowser.close(client, id),
        sendRequest: (id, request) => this.sendRequest(client, id, request),
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
    this.broadcast.send({ type: 'app', app: this.app, settings: this.settings });
  }

  /** The app's settings page begins or ends in one of the open pages. */
  private setSettingsPageOpen(client: PageClient, isOpen: boolean): void {
    if (isOpen === this.settingsPages.has(client)) return;
    if (isOpen) this.settingsPages.add(client);
    else this.settingsPages.delete(client);
    this.world.trace.add({ kind: isOpen ? 'start' : 'exit', place: 'settings' });
  }

  /** Writes for a page's settings page. The page gets a confirmation, even where nothing changed. */
  private writeSetting(client: PageClient, key: string | null, value: string | null): void {
    this.writingClient = client;
    try {
      if (key === null) this.world.settings.clear('settings');
      else this.world.settings.set('settings', key, value);
    } catch (error) {
      // The store has reported it.
      if (!(error instanceof StoreFullError)) throw error;
    }
    this.writingClient = undefined;
    const stored = key === null ? null : this.world.settings.get(key);
    this.broadcast.send({ type: 'setting', key, value: stored, isOwn: true }, client);
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
    if (isOther) this.restartRecording();
    this.openCount++;
    this.broadcast.send({ type: 'app', app: this.app, settings: this.settings });
    this.broadcast.scheduleFlush();
  }

  /** What was done with the app before is not done again; what it has left switched is. */
  private restartRecording(): void {
    const { world, recorder } = this;
    const { start: _, settings: __, isWornSinceMorning: ___, ...spec } = recorder.describe().spec;
    const { failures, faults, faultValues, deniedPermissions, sensors, watch, zone } = this.describe();
    const acts: RecordedAct[] = [
      ...(failures.length > 0 ? [{ type: 'failures', failures } as const] : []),
      ...deniedPermissions.map((permission) => ({ type: 'permission', permission, granted: false }) as const),
      ...faults.map((fault) => ({ type: 'fault', fault, on: true }) as const),
      ...faultValues.map((each) => ({ type: 'faultValue', ...each }) as const),
      ...OVERRIDABLE_SENSORS.flatMap((sensor) => {
        const { value, isOverridden } = sensors[sensor];
        return isOverridden ? [{ type: 'overrideSensor', sensor, value } as const] : [];
      }),
    ];
    recorder.restart(
      {
        ...spec,
        start: world.clock.now(),
        model: world.model,
        zone,
        preferences: { ...world.deviceSettings.preferences },
        isAlwaysOnEnabled: watch.isAlwaysOnEnabled,
        screenTimeout: watch.screenTimeout,
      },
      acts,
    );
  }

  private sendRequest(client: PageClient, id: number, request: CloudRequest): void {
    this.fetchForPage(request, (response) => this.broadcast.send({ type: 'response', id, response }, client));
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
