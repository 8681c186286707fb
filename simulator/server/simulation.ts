import { performance } from 'node:perf_hooks';
import { AppPackageError } from '../app-package/app-package';
import { readAppPackage } from '../app-package/read-app-package';
import { fetchWithRedirects } from '../phone/fetch-with-redirects';
import type { World } from '../run/world';
import { Broadcast, type Client, KEPT_ENTRIES } from './broadcast';
import { describeApp, WorldDescription } from './describe-world';
import { PhoneBrowser } from './phone-browser';
import { Pace } from './playback';
import type { AppInfo, ClientCommand, ServerMessage } from './protocol';
import { shorten } from './serialize';

/** A world that runs in real time, and the pages that look at it. */
export class Simulation {
  readonly pace: Pace;
  readonly browser: PhoneBrowser;
  private readonly broadcast: Broadcast;
  private readonly description: WorldDescription;
  private opened = 0;
  /** The page whose settings page is writing at this moment. */
  private writer: Client | undefined;
  /** Where the app's settings page is open. */
  private readonly settingsPages = new Set<Client>();

  constructor(
    readonly world: World,
    private fileName: string,
    private readonly instance: string,
  ) {
    this.pace = new Pace({
      now: () => world.clock.now(),
      run: (until) => world.run(until),
      real: () => performance.now(),
      schedule: (work, delay) => (delay === 0 ? setImmediate(work) : setTimeout(work, delay)),
      onChange: () => this.broadcast.touch(),
      onError: (error) => this.broadcast.send({ type: 'problem', text: `time stopped: ${String(error)}` }),
    });
    this.description = new WorldDescription(world, this.pace);
    this.broadcast = new Broadcast({
      state: () => this.description.now(),
      frame: () => ({ svg: world.watch.svg(), texts: this.texts() }),
      schedule: (work, delay) => setTimeout(work, delay),
    });
    this.browser = new PhoneBrowser({
      network: world.network,
      clock: world.clock,
      trace: world.trace,
      pace: this.pace,
      send: (message, client) => this.broadcast.send(message, client),
    });
    world.onChange(() => this.broadcast.touch());
    world.trace.onEntry((entry) => this.broadcast.entry(entry));
  }

  get app(): AppInfo {
    return describeApp(this.world.app, this.fileName, this.world.preferences.language, this.opened);
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
      state: this.description.now(),
      entries: world.trace.entries.slice(-KEPT_ENTRIES).map(shorten),
      settings: this.settings,
    };
    this.broadcast.add(client, hello);
    const silence = settings.onChange(({ key, newValue }) => {
      if (this.writer !== client)
        this.broadcast.send({ type: 'setting', key, value: newValue, own: false }, client);
    });
    return () => {
      silence();
      this.settingsPage(client, false);
      this.broadcast.remove(client);
      this.browser.closeAll(client);
    };
  }

  /** Does what a page asked for; what cannot be done is told to it in one line. */
  perform(command: ClientCommand, client: Client): void {
    try {
      this.act(command, client);
    } catch (error) {
      this.broadcast.send(
        { type: 'problem', text: error instanceof Error ? error.message : String(error) },
        client,
      );
    }
    this.broadcast.touch();
  }

  private act(command: ClientCommand, client: Client): void {
    const { world, pace } = this;
    switch (command.type) {
      case 'play':
        pace.play(command.on);
        break;
      case 'speed':
        pace.setSpeed(command.speed);
        break;
      case 'runTo':
        pace.runTo(command.at);
        break;
      case 'stop':
        pace.stop();
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
        if (world.watch.displayOn) world.watch.key('back');
        else world.watch.setDisplay(true);
        break;
      case 'display':
        world.watch.setDisplay(command.on);
        break;
      case 'alwaysOn':
        world.setAlwaysOn(command.on);
        break;
      case 'preferences':
        this.prefer(command);
        break;
      case 'overrideSensor':
        world.sensors.setOverride(command.sensor, command.value ?? undefined);
        break;
      case 'restart':
        world.restartWatch(command.model);
        break;
      case 'setSetting':
        this.write(client, command.key, command.value);
        break;
      case 'clearSettings':
        this.write(client, null, null);
        break;
      case 'browse':
        this.browser.open(client, command.id, command.url, { dark: command.dark, hint: command.hint });
        break;
      case 'closeBrowser':
        this.browser.close(client, command.id);
        break;
      case 'request':
        this.request(command, client);
        break;
      case 'settingsPage':
        this.settingsPage(client, command.open);
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
  private prefer({ type: _, ...changed }: ClientCommand & { type: 'preferences' }): void {
    const { language } = this.world.preferences;
    this.world.setPreferences(changed);
    if (this.world.preferences.language === language) return;
    this.opened++;
    this.broadcast.send({ type: 'app', app: this.app, settings: this.settings });
  }

  /** The app's settings page begins or ends in one of the open pages. */
  private settingsPage(client: Client, open: boolean): void {
    if (open === this.settingsPages.has(client)) return;
    if (open) this.settingsPages.add(client);
    else this.settingsPages.delete(client);
    this.world.trace.add({ kind: 'lifecycle', place: 'settings', what: open ? 'start' : 'exit' });
  }

  /** A page's settings page writes; the page is told when that is done, even where nothing changed by it. */
  private write(client: Client, key: string | null, value: string | null): void {
    this.writer = client;
    if (key === null) this.world.settings.clear('settings');
    else this.world.settings.set('settings', key, value);
    this.writer = undefined;
    this.broadcast.send({ type: 'setting', key, value, own: true }, client);
  }

  /** Runs another .fba in place of this one. Throws AppPackageError, and leaves all as it is, where it is none. */
  open(fileName: string, bytes: Uint8Array): void {
    const app = this.read(fileName, bytes);
    this.world.openApp(app);
    this.fileName = fileName;
    this.opened++;
    this.broadcast.send({ type: 'app', app: this.app, settings: this.settings });
    this.broadcast.touch();
  }

  private read(fileName: string, bytes: Uint8Array): ReturnType<typeof readAppPackage> {
    try {
      return readAppPackage(bytes);
    } catch (error) {
      if (!(error instanceof AppPackageError)) throw error;
      throw new AppPackageError(`${fileName} is no .fba: ${error.message}`);
    }
  }

  private request({ id, request }: ClientCommand & { type: 'request' }, client: Client): void {
    const { clock, network, trace } = this.world;
    fetchWithRedirects({ clock, network, trace }, request, (answer) => {
      this.broadcast.send({ type: 'answer', id, answer }, client);
    });
  }

  private texts(): string[] {
    return this.world.watch
      .texts()
      .filter(({ isVisible, text }) => isVisible && text.trim() !== '')
      .map(({ text }) => text);
  }
}
