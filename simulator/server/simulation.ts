import { performance } from 'node:perf_hooks';
import { AppPackageError } from '../app-package/app-package';
import { readAppPackage } from '../app-package/read-app-package';
import { fetchWithRedirects } from '../phone/fetch-with-redirects';
import type { World } from '../run/world';
import { Broadcast, type Client, MAX_LOG_ENTRIES } from './broadcast';
import { describeApp, WorldDescriber } from './describe-world';
import { PhoneBrowser } from './phone-browser';
import { Playback } from './playback';
import type { AppInfo, ClientCommand, ServerMessage } from './protocol';
import { truncateBody } from './serialize';

/** A world that runs in real time, and the pages that look at it. */
export class Simulation {
  readonly playback: Playback;
  readonly phoneBrowser: PhoneBrowser;
  private readonly broadcast: Broadcast;
  private readonly describer: WorldDescriber;
  private openCount = 0;
  /** The page whose settings page is writing at this moment. */
  private writingClient: Client | undefined;
  /** Where the app's settings page is open. */
  private readonly settingsPages = new Set<Client>();

  constructor(
    readonly world: World,
    private fileName: string,
    private readonly instance: string,
  ) {
    this.playback = new Playback({
      now: () => world.clock.now(),
      runUntil: (until) => world.run(until),
      realNow: () => performance.now(),
      schedule: (work, delay) => (delay === 0 ? setImmediate(work) : setTimeout(work, delay)),
      onChange: () => this.broadcast.scheduleFlush(),
      onError: (error) => this.broadcast.send({ type: 'problem', text: `time stopped: ${String(error)}` }),
    });
    this.describer = new WorldDescriber(world, this.playback);
    this.broadcast = new Broadcast({
      describeState: () => this.describer.describe(),
      renderFrame: () => ({ svg: world.watch.svg(), texts: this.visibleTexts() }),
      schedule: (work, delay) => setTimeout(work, delay),
    });
    this.phoneBrowser = new PhoneBrowser({
      network: world.network,
      clock: world.clock,
      trace: world.trace,
      playback: this.playback,
      send: (message, client) => this.broadcast.send(message, client),
    });
    world.listen(() => this.broadcast.scheduleFlush());
    world.trace.listen((entry) => this.broadcast.queueEntry(entry));
  }

  get app(): AppInfo {
    return describeApp(this.world.app, this.fileName, this.world.preferences.language, this.openCount);
  }

  private get settings(): Record<string, string> {
    const { settings } = this.world;
    return Object.fromEntries(settings.keys().map((key) => [key, settings.get(key) ?? '']));
  }

  /** Shows the world to a page from now on; the answer is called when the page is gone. */
  join(client: Client): () => void {
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

  /** Does what a page asked for; what cannot be done is told to it in one line. */
  perform(command: ClientCommand, client: Client): void {
    try {
      this.execute(command, client);
    } catch (error) {
      this.broadcast.send(
        { type: 'problem', text: error instanceof Error ? error.message : String(error) },
        client,
      );
    }
    this.broadcast.scheduleFlush();
  }

  private execute(command: ClientCommand, client: Client): void {
    const { world, playback } = this;
    switch (command.type) {
      case 'play':
        playback.setPlaying(command.on);
        break;
      case 'speed':
        playback.setSpeed(command.speed);
        break;
      case 'runTo':
        playback.fastForwardTo(command.at);
        break;
      case 'stop':
        playback.stopFastForward();
        break;
      case 'link':
        world.link.setConnected(command.on);
        break;
      case 'network':
        world.network.setOnline(command.on);
        break;
      case 'failureMode':
        world.network.setFailureMode(command.failureMode);
        break;
      case 'tap':
        world.watch.tap(command.x, command.y);
        break;
      case 'sideButton':
        if (world.watch.isDisplayOn) world.watch.pressKey('back');
        else world.watch.setDisplay(true);
        break;
      case 'display':
        world.watch.setDisplay(command.on);
        break;
      case 'alwaysOn':
        world.enableAlwaysOn(command.on);
        break;
      case 'preferences':
        this.setPreferences(command);
        break;
      case 'overrideSensor':
        world.sensors.setOverride(command.sensor, command.value ?? undefined);
        break;
      case 'restart':
        world.restartWatch(command.model);
        break;
      case 'setSetting':
        this.writeSetting(client, command.key, command.value);
        break;
      case 'clearSettings':
        this.writeSetting(client, null, null);
        break;
      case 'browse':
        this.phoneBrowser.open(client, command.id, command.url, {
          isDark: command.isDark,
          showsNumeral: command.showsNumeral,
        });
        break;
      case 'closeBrowser':
        this.phoneBrowser.close(client, command.id);
        break;
      case 'request':
        this.sendRequest(command, client);
        break;
      case 'settingsPage':
        this.setSettingsPageOpen(client, command.open);
        break;
      case 'settingsConsole':
        world.trace.add({ kind: 'console', place: 'settings', level: command.level, text: command.text });
        break;
      case 'settingsWarning':
        world.trace.add({ kind: 'warning', place: 'settings', text: command.text });
        break;
      case 'settingsError':
        world.trace.add({ kind: 'error', place: 'settings', text: command.text, stack: command.stack });
        break;
    }
  }

  /** In another language the app starts again, and its settings page with it. */
  private setPreferences({ type: _, ...changed }: ClientCommand & { type: 'preferences' }): void {
    const { language } = this.world.preferences;
    this.world.setPreferences(changed);
    if (this.world.preferences.language === language) return;
    this.openCount++;
    this.broadcast.send({ type: 'app', app: this.app, settings: this.settings });
  }

  /** The app's settings page begins or ends in one of the open pages. */
  private setSettingsPageOpen(client: Client, isOpen: boolean): void {
    if (isOpen === this.settingsPages.has(client)) return;
    if (isOpen) this.settingsPages.add(client);
    else this.settingsPages.delete(client);
    this.world.trace.add({ kind: isOpen ? 'start' : 'exit', place: 'settings' });
  }

  /** A page's settings page writes; the page is told when that is done, even where nothing changed by it. */
  private writeSetting(client: Client, key: string | null, value: string | null): void {
    this.writingClient = client;
    if (key === null) this.world.settings.clear('settings');
    else this.world.settings.set('settings', key, value);
    this.writingClient = undefined;
    this.broadcast.send({ type: 'setting', key, value, isOwn: true }, client);
  }

  /** Runs another .fba in place of this one. Throws AppPackageError, and leaves all as it is, where it is none. */
  openApp(fileName: string, bytes: Uint8Array): void {
    const app = this.readApp(fileName, bytes);
    this.world.openApp(app);
    this.fileName = fileName;
    this.openCount++;
    this.broadcast.send({ type: 'app', app: this.app, settings: this.settings });
    this.broadcast.scheduleFlush();
  }

  private readApp(fileName: string, bytes: Uint8Array): ReturnType<typeof readAppPackage> {
    try {
      return readAppPackage(bytes);
    } catch (error) {
      if (!(error instanceof AppPackageError)) throw error;
      throw new AppPackageError(`${fileName} is no .fba: ${error.message}`);
    }
  }

  private sendRequest({ id, request }: ClientCommand & { type: 'request' }, client: Client): void {
    const { clock, network, trace } = this.world;
    fetchWithRedirects({ clock, network, trace }, request, (response) => {
      this.broadcast.send({ type: 'response', id, response }, client);
    });
  }

  private visibleTexts(): string[] {
    return this.world.watch
      .texts()
      .filter(({ isVisible, text }) => isVisible && text.trim() !== '')
      .map(({ text }) => text);
  }
}
