import type { AppPackage } from '../app-package/app-package';
import { createStackLocator } from '../app-package/locate-stack';
import { MODELS, type Model } from '../app-package/models';
import { createPretendCloud, type PretendCloud } from '../cloud/pretend-cloud';
import { Watch } from '../device/watch';
import { WatchDisk } from '../device/watch-disk';
import { host } from '../host/node-host';
import { Link } from '../peer/link';
import { createPersona } from '../persona/create-persona';
import type { Persona } from '../persona/persona';
import { createPersonaDailyLife } from '../persona/persona-daily-life';
import { createPersonaSensors } from '../persona/persona-sensors';
import { LocalStore } from '../phone/local-store';
import { Phone } from '../phone/phone';
import { SettingsStore } from '../phone/settings-store';
import { createRandom } from '../realm/random';
import { SettingsPage } from '../settings-page/settings-page';
import { type AppActivity, NO_ACTIVITY } from '../world/app-activity';
import { takeAsyncCode } from '../world/async-code';
import { type Instant, VirtualClock } from '../world/clock';
import type { DailyLife } from '../world/daily-life';
import { Listeners } from '../world/listeners';
import { Moments } from '../world/moments';
import { PendingWork } from '../world/pending-work';
import type { ScreenTimeout } from '../world/screen-timeout';
import { Trace } from '../world/trace';
import type { WatchPreferences } from '../world/watch-preferences';
import { OverridableSensors } from './overridable-sensors';
import { RunRecord } from './run-record';
import { Storm } from './storm';
import type { StormState } from './storm-state';
import { WorldFaults } from './world-faults';
import { WorldNetwork } from './world-network';
import type { WorldOptions } from './world-options';

/** From the face's start until the phone launches the companion. */
const COMPANION_LAUNCH_DELAY_MS = 500;

/** A watch, a phone and a cloud in one virtual time: the whole simulator without a window. */
export class World {
  readonly clock: VirtualClock;
  readonly trace: Trace;
  /** What the report says of the trace, also of what the trace has dropped. */
  readonly record: RunRecord;
  /** What a fault can happen at. Nothing else happens until the listeners have returned. */
  readonly moments = new Moments();
  readonly link: Link;
  readonly network: WorldNetwork;
  readonly persona: Persona;
  readonly cloud: PretendCloud;
  readonly sensors: OverridableSensors;
  private readonly dailyLife: DailyLife;
  readonly settings: SettingsStore;
  readonly localStore = new LocalStore();
  readonly disk = new WatchDisk();
  readonly preferences: Readonly<WatchPreferences>;
  /** The phone unloads an idle companion even while the face runs. */
  isSavingBattery = false;
  /** The phone does not wake the companion by its timer. */
  areWakesOff = false;
  /** How far the clock of the phone is ahead of the true time; negative: behind. The watch has the true time. */
  phoneClockOffsetMs = 0;
  private isPhoneSwitchedOn = true;
  /** Where the wearer has travelled to; undefined: at home. */
  private travelZone: string | undefined;
  readonly faults = new WorldFaults(this, () => this.listeners.notify());
  private currentStorm: Storm | undefined;
  private readonly random: () => number;
  private readonly pendingWork = new PendingWork();
  private readonly listeners = new Listeners();
  private isAlwaysOnEnabled: boolean;
  private screenTimeout: ScreenTimeout | undefined;
  /** Undefined: the persona's. */
  private ownZone: string | undefined;
  private readonly denied: Set<string>;
  private wasConnected = true;
  private locateStack: ReturnType<typeof createStackLocator>;
  private settingsPage: SettingsPage | undefined;
  private parts: { app: AppPackage; model: Model; watch: Watch; phone: Phone };

  constructor(private readonly options: WorldOptions) {
    this.clock = new VirtualClock(options.start);
    this.trace = new Trace(this.clock, {
      ...options.trace,
      locate: (place, stack) => (place === 'cloud' ? undefined : this.locateStack(place, stack)),
    });
    this.record = new RunRecord(this.trace);
    const model = options.model ?? MODELS[0];
    this.locateStack = createStackLocator(options.app, model);
    this.random = createRandom(options.seed ?? 1);
    this.persona = createPersona(options.persona ?? 'mara', options.seed);
    this.sensors = new OverridableSensors(createPersonaSensors(this.persona));
    this.dailyLife = createPersonaDailyLife(this.persona);
    this.preferences = { ...this.persona.preferences, ...options.preferences };
    this.isAlwaysOnEnabled = options.isAlwaysOnEnabled ?? false;
    this.screenTimeout = options.screenTimeout;
    this.ownZone = options.zone;
    this.denied = new Set(options.deniedPermissions);
    const { clock, trace, moments } = this;
    this.link = new Link({ clock, trace, moments });
    this.cloud = createPretendCloud({
      persona: this.persona,
      random: this.random,
      appName: options.app.name,
      createPersona: (name) => createPersona(name, options.seed),
    });
    this.network = new WorldNetwork({
      clock,
      trace,
      moments,
      cloud: this.cloud,
      hosts: this.cloud.hosts,
      routes: options.routes ?? new Map(),
      outside: options.outside,
      pendingWork: this.pendingWork,
      random: this.random,
    });
    this.settings = new SettingsStore({ trace: this.trace });
    for (const [key, value] of options.settings ?? []) this.settings.set('settings', key, value);
    this.parts = this.createParts(options.app, model);
    this.link.listen(() => this.handleLinkChange());
    this.trace.listen(() => this.listeners.notify());
    for (const fault of options.faults ?? []) this.faults.schedule(fault);
  }

  get seed(): number {
    return this.options.seed ?? 1;
  }

  get app(): AppPackage {
    return this.parts.app;
  }

  get model(): Model {
    return this.parts.model;
  }

  get watch(): Watch {
    return this.parts.watch;
  }

  get phone(): Phone {
    return this.parts.phone;
  }

  zone(): string {
    return this.travelZone ?? this.ownZone ?? this.persona.zone;
  }

  /** Starts the face; the phone launches the companion soon after. */
  boot(): void {
    this.watch.launch();
    this.wakeCompanion();
  }

  /** Opens the app's settings page without a window; undefined if the app has none, or while the phone is off. */
  openSettings(): SettingsPage | undefined {
    if (!this.app.settings || !this.isPhoneOn) return undefined;
    const page = new SettingsPage({
      script: this.app.settings.script,
      settings: this.settings,
      clock: this.clock,
      trace: this.trace,
      network: this.network,
      dateNow: () => this.clock.now() + this.phoneClockOffsetMs,
      zone: () => this.zone(),
      language: this.preferences.language,
      random: this.random,
      codeExchange: this.options.exchange,
    });
    page.open();
    this.settingsPage = page;
    return page;
  }

  /** What the running code of one side has under way; of the settings page that was opened last. */
  activity(side: 'watch' | 'phone' | 'settings'): AppActivity {
    if (side === 'watch') return this.watch.countActivity();
    if (side === 'phone') return this.phone.companion.countActivity();
    return this.settingsPage?.countActivity() ?? NO_ACTIVITY;
  }

  /** Lets virtual time pass up to `until`. Waits for the work outside of the world. */
  async run(until: Instant): Promise<void> {
    do {
      if (this.pendingWork.isWaiting) await this.pendingWork.settle();
      if (takeAsyncCode()) await host.nextTurn();
    } while (this.clock.runNext(until));
    this.clock.runUntil(until);
  }

  /** The share of the screen's pixels that are lit now, 0 … 1; undefined where nobody measures it. */
  async measureLitShare(): Promise<number | undefined> {
    if (this.watch.litShare === undefined) await this.pendingWork.settle();
    return this.watch.litShare;
  }

  /** Restarts the face, on another watch model if `model` is given. Stored data stays. */
  restartWatch(model: Model = this.model): void {
    const watch = model === this.model ? this.watch : this.createWatch(this.app, model);
    this.watch.exit();
    this.parts = { ...this.parts, model, watch };
    this.locateStack = createStackLocator(this.app, model);
    this.boot();
    this.listeners.notify();
  }

  /** Replaces the app. Stored data stays only if the new package has the same UUID. */
  openApp(app: AppPackage): void {
    const model: Model = app.devices[this.model]
      ? this.model
      : (MODELS.find((each) => app.devices[each]) ?? MODELS[0]);
    this.stopApp();
    this.currentStorm?.dispose();
    this.currentStorm = undefined;
    if (app.uuid !== this.app.uuid) {
      this.clearStorage();
      this.denied.clear();
    }
    this.cloud.appName = app.name;
    this.startApp(app, model);
  }

  /**
   * Changes the wearer's preferences. Running apps read them at each use, except for the language, which they
   * read at their start: a new language restarts watch and phone.
   */
  setPreferences(changes: Partial<WatchPreferences>): void {
    const { language } = this.preferences;
    Object.assign(this.preferences, changes);
    if (this.preferences.language === language) this.listeners.notify();
    else this.restartApp();
  }

  /** The wearer enables the watch's always-on display, or disables it. */
  enableAlwaysOn(enabled: boolean): void {
    this.isAlwaysOnEnabled = enabled;
    this.watch.enableAlwaysOn(enabled);
  }

  /** The wearer chooses after how long without a touch the display goes dark. */
  setScreenTimeout(timeout: ScreenTimeout): void {
    this.screenTimeout = timeout;
    this.watch.setScreenTimeout(timeout);
  }

  /** Undefined: the persona's. Running apps see it at their next look at the clock, a face with the next minute. */
  setZone(zone: string | undefined): void {
    this.ownZone = zone;
    this.listeners.notify();
  }

  /** The wearer travels to another zone; undefined: back to where `setZone` says. */
  travelTo(zone: string | undefined): void {
    this.travelZone = zone;
    this.listeners.notify();
  }

  get isPhoneOn(): boolean {
    return this.isPhoneSwitchedOn;
  }

  /** Switches the phone off, with no companion, link, network or settings page, or starts it. */
  setPhoneOn(isOn: boolean): void {
    if (isOn === this.isPhoneSwitchedOn) return;
    this.isPhoneSwitchedOn = isOn;
    if (isOn) this.phone.companion.handlePhoneStart();
    else {
      this.settingsPage?.close();
      this.phone.companion.kill();
    }
    this.network.setPhoneOn(isOn);
    this.link.setPhoneOn(isOn);
    this.listeners.notify();
  }

  get deniedPermissions(): readonly string[] {
    return [...this.denied];
  }

  /** The wearer gives a permission, or takes it away. A change restarts watch and phone. */
  setPermission(permission: string, isGranted: boolean): void {
    if (isGranted !== this.denied.has(permission)) return;
    if (isGranted) this.denied.delete(permission);
    else this.denied.add(permission);
    this.restartApp();
  }

  /** The last storm; undefined before the first. */
  get storm(): StormState | undefined {
    return this.currentStorm?.state;
  }

  /** Begins a storm, in place of one that is on. */
  beginStorm(seed: number): void {
    this.currentStorm?.dispose();
    this.currentStorm = new Storm(this, seed);
    this.listeners.notify();
  }

  /** Ends the faults of the storm. */
  stopStorm(): void {
    this.currentStorm?.stop();
    this.listeners.notify();
  }

  /** Calls `listener` whenever the state of the world may have changed; the returned function unsubscribes. */
  listen(listener: () => void): () => void {
    return this.listeners.add(listener);
  }

  private createParts(
    app: AppPackage,
    model: Model,
  ): { app: AppPackage; model: Model; watch: Watch; phone: Phone } {
    const phone = new Phone({
      app,
      clock: this.clock,
      trace: this.trace,
      moments: this.moments,
      link: this.link,
      network: this.network,
      dateNow: () => this.clock.now() + this.phoneClockOffsetMs,
      zone: () => this.zone(),
      language: this.preferences.language,
      os: 'Android',
      random: this.random,
      dailyLife: this.dailyLife,
      temperatureUnit: () => this.preferences.units.temperature,
      settings: this.settings,
      localStorage: this.localStore,
      model: () => this.model,
      deniedPermissions: this.denied,
      isPeerRunning: () => this.watch.isRunning && this.link.isConnected,
      isKeptAliveByPeer: () => !this.isSavingBattery,
      isPhoneOn: () => this.isPhoneOn,
      areWakesOn: () => !this.areWakesOff,
    });
    phone.companion.listen(() => this.listeners.notify());
    return { app, model, watch: this.createWatch(app, model), phone };
  }

  private restartApp(): void {
    this.stopApp();
    this.startApp(this.app, this.model);
  }

  private stopApp(): void {
    this.watch.exit();
    this.phone.dispose();
  }

  private startApp(app: AppPackage, model: Model): void {
    this.parts = this.createParts(app, model);
    this.locateStack = createStackLocator(app, model);
    this.boot();
    this.listeners.notify();
  }

  private createWatch(app: AppPackage, model: Model): Watch {
    const watch = new Watch({
      app,
      model,
      clock: this.clock,
      trace: this.trace,
      moments: this.moments,
      link: this.link,
      zone: () => this.zone(),
      sensors: this.sensors,
      dailyLife: this.dailyLife,
      disk: this.disk,
      preferences: this.preferences,
      random: this.random,
      isAlwaysOnEnabled: this.isAlwaysOnEnabled,
      screenTimeout: this.screenTimeout,
      deniedPermissions: this.denied,
      measureLitShare: (svg, onResult) => this.requestLitShare(svg, onResult),
    });
    watch.listen(() => this.listeners.notify());
    return watch;
  }

  private requestLitShare(svg: string, onResult: (share: number) => void): void {
    const share = this.options.outside?.measureLitShare(svg);
    if (share instanceof Promise) this.pendingWork.add(share.then(onResult));
    else if (share !== undefined) onResult(share);
  }

  private clearStorage(): void {
    this.settings.clear('companion');
    this.localStore.clear();
    for (const name of this.disk.list()) this.disk.remove(name);
    this.link.files.clear();
  }

  private wakeCompanion(): void {
    this.clock.after(COMPANION_LAUNCH_DELAY_MS, () => {
      if (this.watch.isRunning && this.link.isConnected) this.phone.handlePeerAppLaunch();
    });
  }

  private handleLinkChange(): void {
    const isBackInReach = this.link.isConnected && !this.wasConnected;
    this.wasConnected = this.link.isConnected;
    if (isBackInReach) this.wakeCompanion();
    this.listeners.notify();
  }
}
