import type { DevicePart } from '../app-package/app-package';
import { MODEL_INFO } from '../app-package/models';
import { createRealm } from '../realm/create-realm';
import type { Evaluation, Realm } from '../realm/realm';
import { createScreen } from '../screen/create-screen';
import { SWIPE_DIRECTIONS } from '../screen/finger';
import type { Screen } from '../screen/screen';
import type { AppActivity } from '../world/app-activity';
import { Moments } from '../world/moments';
import { once } from '../world/once';
import { createWarnUnlessGranted } from '../world/warn-unless-granted';
import { AlwaysOnChecker } from './always-on-checker';
import { type AppContext, HEAP_BYTES } from './app-context';
import { type AppDisk, createAppDisk } from './app-disk';
import { createAppModules } from './app-modules';
import type { Display } from './display';
import { FrameClock } from './frame-clock';
import { FrameDrawer } from './frame-drawer';
import type { AppbitModule } from './modules/appbit';
import { createGettext, type Gettext } from './modules/i18n';
import { WatchFiles } from './watch-files';
import type { WatchOptions } from './watch-options';

interface RunningAppOptions extends Omit<WatchOptions, 'isAlwaysOnEnabled' | 'screenTimeout'> {
  part: DevicePart;
  display: Display;
  vibrate(pattern: string): void;
  /** The run begins, before any code of the app. */
  onBegin(run: RunningApp): void;
  /** The app requested its end. */
  onExitRequest(): void;
  /** The app's JavaScript has ended after an uncaught exception. */
  onCrash(): void;
  /** Something visible changed. */
  onChange(): void;
}

const ENDED_BY_EXCEPTION =
  'the app has ended: after an uncaught exception a watch runs none of its code any more';

/** One run of an app on the watch, from its first script to `unload`. Its exceptions are traced and caught. */
export class RunningApp {
  /** The app's screen, also after the end. Undefined if the first view could not be read. */
  readonly screen: Screen | undefined;
  private readonly realm: Realm;
  private readonly frameClock: FrameClock;
  private readonly frameDrawer: FrameDrawer;
  private readonly disk: AppDisk;
  private readonly cleanups = new Set<() => void>();
  private readonly runningSensors = new Set<{ name: string }>();
  private readonly alwaysOnRules: AlwaysOnChecker;
  private appbit: AppbitModule | undefined;
  /** How many messages the app has read from `i18n`. */
  i18nLookups = 0;
  private isAlive = false;
  private isDisposed = false;

  /** Runs the app's first script. If it throws, the run has ended when the constructor returns. */
  constructor(private readonly options: RunningAppOptions) {
    this.frameClock = new FrameClock(options.clock, options.display);
    this.cleanups.add(() => this.frameClock.dispose());
    const { disk, moments = new Moments() } = options;
    this.disk = createAppDisk({ disk, moments, hasEnded: () => this.isDisposed });
    this.frameDrawer = new FrameDrawer({
      frameClock: this.frameClock,
      moments,
      draw: () => this.screen?.svg(),
    });
    this.cleanups.add(() => this.frameDrawer.dispose());
    this.alwaysOnRules = new AlwaysOnChecker({
      clock: options.clock,
      display: options.display,
      appType: options.app.appType,
      measureLitShare: options.measureLitShare,
      getPicture: () => this.screen?.svg() ?? '',
      runningSensors: () => [...new Set([...this.runningSensors].map(({ name }) => name))],
      warn: (text) => this.warn(text),
    });
    this.cleanups.add(() => this.alwaysOnRules.dispose());
    this.realm = createRealm({
      profile: 'device',
      clock: options.clock,
      frameClock: this.frameClock,
      zone: options.zone,
      random: options.random,
      onConsole: (level, text, stack) =>
        options.trace.add({ kind: 'console', place: 'watch', level, text, stack }),
      onError: (text, stack, kind) => {
        this.traceError(text, stack);
        if (kind === 'exception') this.crash();
      },
      heapBytes: HEAP_BYTES,
      onWarning: (text) => this.warn(text),
    });
    options.onBegin(this);
    try {
      const context = this.createAppContext();
      if (options.part.unknown !== undefined) this.warn(options.part.unknown);
      const gettext = createGettext(context);
      this.screen = this.createScreen(context, gettext);
      const { modules, appbit } = createAppModules(context, {
        disk: this.disk,
        screen: this.screen,
        link: options.link,
        trace: options.trace,
        gettext: (id) => {
          this.i18nLookups += 1;
          return gettext(id);
        },
      });
      this.appbit = appbit;
      this.realm.run(() => {
        modules.load(options.part.main);
        this.isAlive = !this.isDisposed;
      });
    } catch (thrown) {
      this.traceError(String(thrown), undefined);
    }
    if (this.isAlive || this.isDisposed) return;
    this.warn(ENDED_BY_EXCEPTION);
    this.dispose();
  }

  get isRunning(): boolean {
    return this.isAlive;
  }

  /** Whether the watch ends the app when nobody touches it; a clock face stays. */
  get canTimeOut(): boolean {
    return this.options.app.appType === 'app' && this.appbit?.isTimeoutEnabled() === true;
  }

  /** What the app has under way. */
  countActivity(): AppActivity {
    const { listeners, ...timers } = this.realm.countActivity();
    const { screen } = this;
    return {
      ...timers,
      sensors: this.runningSensors.size,
      // Counted where it is read: all elements are visited.
      get listeners() {
        return listeners + (screen?.countListeners() ?? 0);
      },
    };
  }

  /** Runs a script in the app's global scope. */
  evaluate(source: string): Evaluation | undefined {
    return this.isAlive ? this.realm.evaluate(source) : undefined;
  }

  /** Dispatches `unload`, then ends the run. */
  stop(): void {
    if (this.isAlive) {
      this.isAlive = false;
      this.appbit?.unload();
    }
    this.dispose();
  }

  /**
   * After an exception that nobody caught, a watch runs none of the app's code any more, `unload` included
   * (dillpixel/fitbit-asap#1, sulkaharo/nsfitbit#67). Called while code of the app may still run.
   */
  private crash(): void {
    if (!this.isAlive) return;
    this.isAlive = false;
    this.realm.dispose();
    this.warn(ENDED_BY_EXCEPTION);
    this.options.clock.after(0, () => {
      if (this.isDisposed) return;
      this.dispose();
      this.options.onCrash();
    });
  }

  private dispose(): void {
    if (this.isDisposed) return;
    this.isDisposed = true;
    for (const work of this.cleanups) work();
    this.realm.dispose();
  }

  private createAppContext(): AppContext {
    const { options, realm } = this;
    const requested = options.part.permissions;
    const isGranted = (permission: string): boolean =>
      requested.includes(permission) && !options.deniedPermissions?.has(permission);
    const warn = (text: string): void => this.warn(text);
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
      dailyLife: options.dailyLife,
      files: new WatchFiles(this.disk, options.part.files, () => options.clock.now()),
      preferences: options.preferences,
      lastSync: () => options.link.lastSync,
      isGranted,
      warnUnlessGranted: createWarnUnlessGranted({ requested, isGranted, warn }),
      warn,
      registerRunningSensor: (name) => {
        const run = { name };
        this.runningSensors.add(run);
        return () => this.runningSensors.delete(run);
      },
      vibrate: (pattern) => options.vibrate(pattern),
      requestExit: () => {
        options.clock.after(0, () => {
          if (this.isAlive) options.onExitRequest();
        });
      },
      onEnd: (work) => {
        this.cleanups.add(work);
        return () => this.cleanups.delete(work);
      },
    };
  }

  private createScreen({ files }: AppContext, gettext: Gettext): Screen {
    const { part, font, model } = this.options;
    return createScreen({
      size: MODEL_INFO[model].screen,
      realm: this.realm,
      clock: this.frameClock,
      files: part.files,
      main: part.view,
      widgets: part.widgets,
      privateFile: (path) => files.read(path),
      gettext,
      font,
      hasKeys: this.options.app.appType === 'app',
      // An app has one, for back; on a clock face each opens one of the watch's own pages.
      systemSwipes: this.options.app.appType === 'app' ? ['right'] : SWIPE_DIRECTIONS,
      warn: (text) => this.warn(text),
      onChange: () => {
        this.alwaysOnRules.handleRedraw();
        this.frameDrawer.handleChange();
        this.options.onChange();
      },
    });
  }

  private readonly warn = once((text: string) => {
    this.options.trace.add({ kind: 'warning', place: 'watch', text });
  });

  private traceError(text: string, stack: string | undefined): void {
    this.options.trace.add({ kind: 'error', place: 'watch', text, ...(stack !== undefined && { stack }) });
  }
}
