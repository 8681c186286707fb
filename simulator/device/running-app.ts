import type { DevicePart } from '../app-package/app-package';
import { createCborModule } from '../peer/cbor';
import { createCryptoModule } from '../peer/crypto-module';
import { createFileTransferModule } from '../peer/file-transfer-module';
import { createMessagingModule } from '../peer/messaging-module';
import { createRealm } from '../realm/create-realm';
import type { Realm } from '../realm/realm';
import { createScreen } from '../screen/create-screen';
import type { Screen } from '../screen/screen';
import { AlwaysOnRules } from './always-on-rules';
import { DeviceModules } from './device-modules';
import type { Display } from './display';
import { FrameClock } from './frame-clock';
import type { Launch } from './launch';
import { createAppbitModule } from './modules/appbit';
import { createDisplayModule } from './modules/display';
import { createGettext, createI18nModule } from './modules/i18n';
import { WatchFiles } from './watch-files';
import type { WatchOptions } from './watch-options';

export interface RunningAppOptions extends WatchOptions {
  part: DevicePart;
  display: Display;
  buzz(pattern: string): void;
  /** The app asked for its end. */
  onExit(): void;
  /** Something visible changed. */
  onChange(): void;
}

/** One run of an app on the watch, from its first script to `unload`. What it throws is traced and goes no further. */
export class RunningApp {
  /** The app's screen; it can be looked at after the end. Undefined where its first view could not be read. */
  readonly screen: Screen | undefined;
  private readonly realm: Realm;
  private readonly frames: FrameClock;
  private readonly endings = new Set<() => void>();
  private readonly warned = new Set<string>();
  private readonly runningSensors = new Set<{ name: string }>();
  private readonly alwaysOnRules: AlwaysOnRules;
  private unload: (() => void) | undefined;
  /** How often the app has asked `i18n` for a message. */
  lookups = 0;
  private alive = false;

  /** Runs the app's first script. An app that throws there has ended when the constructor answers. */
  constructor(private readonly options: RunningAppOptions) {
    this.frames = new FrameClock(options.clock, options.display);
    this.endings.add(() => this.frames.end());
    this.alwaysOnRules = new AlwaysOnRules({
      clock: options.clock,
      display: options.display,
      appType: options.app.appType,
      picture: () => this.screen?.svg() ?? '',
      runningSensors: () => [...new Set([...this.runningSensors].map(({ name }) => name))],
      warn: (text) => this.warn(text),
    });
    this.endings.add(() => this.alwaysOnRules.end());
    this.realm = createRealm({
      profile: 'device',
      clock: options.clock,
      frames: this.frames,
      zone: options.zone,
      random: options.random,
      onConsole: (level, text) => options.trace.add({ kind: 'console', place: 'watch', level, text }),
      onError: (text, stack) => this.error(text, stack),
    });
    try {
      const launch = this.createLaunch();
      const gettext = createGettext(launch);
      this.screen = this.createScreen(launch, gettext);
      const modules = this.createModules(launch, this.screen, gettext);
      this.realm.run(() => {
        modules.load(options.part.main);
        this.alive = true;
      });
    } catch (error) {
      this.error(String(error), undefined);
    }
    if (!this.alive) this.dispose();
  }

  get running(): boolean {
    return this.alive;
  }

  /** Tells the app that its run ends, then ends it. */
  end(): void {
    if (!this.alive) return;
    this.alive = false;
    this.unload?.();
    this.dispose();
  }

  private dispose(): void {
    for (const work of this.endings) work();
    this.realm.dispose();
  }

  private createLaunch(): Launch {
    const { options, realm } = this;
    return {
      app: options.app,
      part: options.part,
      model: options.model,
      realm,
      clock: options.clock,
      startedAt: options.clock.now(),
      zone: options.zone,
      display: options.display,
      sensors: options.sensors,
      files: new WatchFiles(options.disk, options.part.files, () => options.clock.now()),
      preferences: options.preferences,
      granted: (permission) =>
        options.part.permissions.includes(permission) && !options.deniedPermissions?.has(permission),
      warn: (text) => this.warn(text),
      registerRunningSensor: (name) => {
        const run = { name };
        this.runningSensors.add(run);
        return () => this.runningSensors.delete(run);
      },
      buzz: (pattern) => options.buzz(pattern),
      requestExit: () => {
        options.clock.after(0, () => {
          if (this.alive) options.onExit();
        });
      },
      onEnd: (work) => {
        this.endings.add(work);
        return () => this.endings.delete(work);
      },
    };
  }

  private createScreen({ files }: Launch, gettext: (id: string) => string): Screen {
    const { part, font } = this.options;
    return createScreen({
      realm: this.realm,
      clock: this.frames,
      files: part.files,
      main: part.view,
      widgets: part.widgets,
      privateFile: (path) => files.read(path),
      gettext,
      font,
      warn: (text) => this.warn(text),
      onChange: () => {
        this.alwaysOnRules.redrawn();
        this.options.onChange();
      },
    });
  }

  /**
   * What the link knows of exists from the start, whether the app asks for it or not: the peer sees a running app.
   * `display` comes first, so that its `change` is told before the clock ticks.
   */
  private createModules(launch: Launch, screen: Screen, gettext: (id: string) => string): DeviceModules {
    const { realm } = this;
    const { link, trace, disk, clock } = this.options;
    const display = createDisplayModule(launch);
    const appbit = createAppbitModule(launch);
    const messaging = createMessagingModule({ realm, link, side: 'watch', trace });
    const fileTransfer = createFileTransferModule({
      realm,
      link,
      side: 'watch',
      trace,
      saveToDisk: (name, bytes) => disk.write(name, bytes, clock.now()),
      readFromDisk: (path) => launch.files.read(path),
    });
    this.unload = appbit.unload;
    this.endings.add(() => messaging.close());
    this.endings.add(() => fileTransfer.close());
    return new DeviceModules(launch, {
      appbit: appbit.module,
      cbor: createCborModule(realm),
      crypto: createCryptoModule(realm, { subtle: true }),
      display,
      document: screen.documentModule,
      'file-transfer': fileTransfer.module,
      i18n: createI18nModule(launch, (id) => {
        this.lookups += 1;
        return gettext(id);
      }),
      messaging: messaging.module,
    });
  }

  private warn(text: string): void {
    if (this.warned.has(text)) return;
    this.warned.add(text);
    this.options.trace.add({ kind: 'warning', place: 'watch', text });
  }

  private error(text: string, stack: string | undefined): void {
    this.options.trace.add({ kind: 'error', place: 'watch', text, ...(stack !== undefined && { stack }) });
  }
}
