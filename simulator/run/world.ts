import type { AppPackage } from '../app-package/app-package';
import type { AppComponent } from '../app-package/locate-stack';
import { MODELS, type Model } from '../app-package/models';
import { createPretendCloud, type PretendCloud } from '../cloud/pretend-cloud';
import type { Watch } from '../device/watch';
import { WatchDisk } from '../device/watch-disk';
import { host } from '../host/node-host';
import { Link } from '../peer/link';
import { createPersona } from '../persona/create-persona';
import type { Persona } from '../persona/persona';
import { createPersonaDailyLife } from '../persona/persona-daily-life';
import { PersonaSensors } from '../persona/persona-sensors';
import { LocalStore } from '../phone/local-store';
import type { Phone } from '../phone/phone';
import { SettingsStore } from '../phone/settings-store';
import { createRandom } from '../realm/random';
import { SettingsPage } from '../settings-page/settings-page';
import { type AppActivity, NO_ACTIVITY } from '../world/app-activity';
import { takeAsyncCode } from '../world/async-code';
import { type Instant, VirtualClock } from '../world/clock';
import { HOUR_MS } from '../world/duration';
import { Listeners } from '../world/listeners';
import { Moments } from '../world/moments';
import { PendingWork } from '../world/pending-work';
import { Trace } from '../world/trace';
import { DeviceSettings } from './device-settings';
import { InstalledApp } from './installed-app';
import { OverridableSensors } from './overridable-sensors';
import { PhoneSystem } from './phone-system';
import { RunRecord } from './run-record';
import { Storms } from './storms';
import { WorldFaults } from './world-faults';
import { WorldNetwork } from './world-network';
import type { WorldOptions } from './world-options';

/**
 * Virtual time after which the host has a turn, at the latest. It frees the scripts of a face or a companion that has
 * ended in its own turns only: a day of restarts in one turn took 65 MB.
 */
const TURN_INTERVAL_MS = HOUR_MS;

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
  readonly settings: SettingsStore;
  readonly localStore = new LocalStore();
  readonly disk = new WatchDisk();
  readonly deviceSettings: DeviceSettings;
  readonly phoneSystem: PhoneSystem;
  private readonly listeners = new Listeners();
  readonly faults = new WorldFaults(this, () => this.listeners.notify());
  readonly storms = new Storms(this, () => this.listeners.notify());
  private readonly random: () => number;
  /** When the host had its last turn. */
  private turnedAt: Instant;
  private readonly pendingWork = new PendingWork();
  private readonly installed: InstalledApp;
  private settingsPage: SettingsPage | undefined;

  /** Throws an Error where the app was not built for the model. */
  constructor(private readonly options: WorldOptions) {
    const { app, start, seed } = options;
    this.clock = new VirtualClock(start);
    this.turnedAt = start;
    this.trace = new Trace(this.clock, {
      ...options.trace,
      locate: (place, stack) => (place === 'cloud' ? undefined : this.installed.locate(place, stack)),
    });
    this.record = new RunRecord(this.trace);
    this.random = createRandom(seed ?? 1);
    this.persona = createPersona(options.persona ?? 'mara', seed);
    this.sensors = new OverridableSensors(new PersonaSensors(this.persona));
    this.deviceSettings = new DeviceSettings(this.persona, options, (setting) =>
      this.installed.applySetting(setting),
    );
    this.phoneSystem = new PhoneSystem(this.clock, (isOn) => this.handlePhonePower(isOn));
    const { clock, trace, moments } = this;
    this.link = new Link({ clock, trace, moments });
    this.cloud = createPretendCloud({
      persona: this.persona,
      random: this.random,
      appName: app.name,
      createPersona: (name) => createPersona(name, seed),
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
    this.installed = this.install(app, options.model ?? MODELS[0]);
    this.trace.listen(() => this.listeners.notify());
    for (const fault of options.faults ?? []) this.faults.schedule(fault);
  }

  get seed(): number {
    return this.options.seed ?? 1;
  }

  get app(): AppPackage {
    return this.installed.app;
  }

  get model(): Model {
    return this.installed.model;
  }

  get watch(): Watch {
    return this.installed.watch;
  }

  get phone(): Phone {
    return this.installed.phone;
  }

  /** The IANA zone of watch and phone. */
  zone(): string {
    return this.deviceSettings.zone();
  }

  /** Starts the face; the phone launches the companion soon after. */
  boot(): void {
    this.installed.boot();
  }

  /** Opens the app's settings page without a window; undefined if the app has none, or while the phone is off. */
  openSettings(): SettingsPage | undefined {
    if (!this.app.settings || !this.phoneSystem.isOn) return undefined;
    const page = new SettingsPage({
      script: this.app.settings.script,
      settings: this.settings,
      clock: this.clock,
      trace: this.trace,
      network: this.network,
      dateNow: () => this.phoneSystem.dateNow(),
      zone: () => this.zone(),
      language: this.deviceSettings.preferences.language,
      random: this.random,
      codeExchange: this.options.exchange,
    });
    page.open();
    this.settingsPage = page;
    return page;
  }

  /** What the running code of one component has under way; of the settings page that was opened last. */
  activity(component: AppComponent): AppActivity {
    if (component === 'watch') return this.watch.countActivity();
    if (component === 'phone') return this.phone.companion.countActivity();
    return this.settingsPage?.countActivity() ?? NO_ACTIVITY;
  }

  /** Lets virtual time pass up to `until`. Waits for the work outside of the world. */
  async run(until: Instant): Promise<void> {
    do {
      if (this.pendingWork.isWaiting) await this.pendingWork.settle();
      if (takeAsyncCode() || this.clock.now() - this.turnedAt >= TURN_INTERVAL_MS) {
        await host.nextTurn();
        this.turnedAt = this.clock.now();
      }
    } while (this.clock.runNext(until));
    this.clock.runUntil(until);
  }

  /** The share of the screen's pixels that are lit now, 0 … 1; undefined where nobody measures it. */
  async measureLitShare(): Promise<number | undefined> {
    if (this.watch.litShare === undefined) await this.pendingWork.settle();
    return this.watch.litShare;
  }

  /** Restarts the face, on another watch model if `model` is given. Stored data stays. */
  restartWatch(model?: Model): void {
    this.installed.restartWatch(model);
  }

  /** Replaces the app. Stored data stays only if the new package has the same UUID. */
  openApp(app: AppPackage): void {
    const isOther = app.uuid !== this.app.uuid;
    this.installed.stop();
    this.storms.forget();
    if (isOther) {
      this.clearStorage();
      this.deviceSettings.forgetDenied();
    }
    this.cloud.appName = app.name;
    this.installed.start(app);
  }

  /** Calls `listener` whenever the state of the world may have changed; the returned function unsubscribes. */
  listen(listener: () => void): () => void {
    return this.listeners.add(listener);
  }

  private install(app: AppPackage, model: Model): InstalledApp {
    const { clock, trace, moments, link, network, sensors, disk, localStore, settings } = this;
    const { deviceSettings, phoneSystem, random } = this;
    const environment = {
      clock,
      trace,
      moments,
      link,
      network,
      sensors,
      dailyLife: createPersonaDailyLife(this.persona),
      disk,
      localStore,
      settings,
      deviceSettings,
      phoneSystem,
      random,
      measureLitShare: (svg: string, onResult: (share: number) => void) =>
        this.requestLitShare(svg, onResult),
    };
    return new InstalledApp(environment, app, model, () => this.listeners.notify());
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

  private handlePhonePower(isOn: boolean): void {
    if (isOn) this.phone.companion.handlePhoneStart();
    else {
      this.settingsPage?.close();
      this.phone.companion.kill();
    }
    this.network.setPhoneOn(isOn);
    this.link.setPhoneOn(isOn);
    this.listeners.notify();
  }
}
