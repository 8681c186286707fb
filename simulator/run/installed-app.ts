import type { AppPackage } from '../app-package/app-package';
import { createStackLocator } from '../app-package/locate-stack';
import { MODELS, type Model } from '../app-package/models';
import { Watch } from '../device/watch';
import type { WatchDisk } from '../device/watch-disk';
import type { MeasureLitShare } from '../device/watch-options';
import type { Link } from '../peer/link';
import type { LocalStore } from '../phone/local-store';
import { Phone } from '../phone/phone';
import type { SettingsStore } from '../phone/settings-store';
import type { VirtualClock } from '../world/clock';
import type { DailyLife } from '../world/daily-life';
import type { Moments } from '../world/moments';
import type { SensorSource } from '../world/sensors';
import type { Trace } from '../world/trace';
import type { DeviceSetting, DeviceSettings } from './device-settings';
import type { PhoneSystem } from './phone-system';
import type { WorldNetwork } from './world-network';

/** From the face's start until the phone launches the companion. */
const COMPANION_LAUNCH_DELAY_MS = 500;

/** What an app runs in, and what outlives it. */
export interface AppEnvironment {
  readonly clock: VirtualClock;
  readonly trace: Trace;
  readonly moments: Moments;
  readonly link: Link;
  readonly network: WorldNetwork;
  readonly sensors: SensorSource;
  readonly dailyLife: DailyLife;
  readonly disk: WatchDisk;
  readonly localStore: LocalStore;
  readonly settings: SettingsStore;
  readonly deviceSettings: DeviceSettings;
  readonly phoneSystem: PhoneSystem;
  /** Whole numbers 0 … 2³²−1. */
  random(): number;
  readonly measureLitShare: MeasureLitShare;
}

/** The parts that one installation of an app has for itself. */
interface Parts {
  app: AppPackage;
  model: Model;
  watch: Watch;
  phone: Phone;
}

/** The app on watch and phone: starts it, starts it again, and puts another in its place. */
export class InstalledApp {
  private parts: Parts;
  private locateStack: ReturnType<typeof createStackLocator>;
  private wasConnected = true;

  /** `onChange` is called when something may have changed. Throws an Error if `app` was not built for `model`. */
  constructor(
    private readonly environment: AppEnvironment,
    app: AppPackage,
    model: Model,
    private readonly onChange: () => void,
  ) {
    this.locateStack = createStackLocator(app, model);
    this.parts = this.createParts(app, model);
    environment.link.listen(() => this.handleLinkChange());
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

  /** Where in its sources a stack of the app began; undefined where that is not known. */
  locate(...[place, stack]: Parameters<ReturnType<typeof createStackLocator>>) {
    return this.locateStack(place, stack);
  }

  /** Starts the face; the phone launches the companion soon after. */
  boot(): void {
    this.watch.launch();
    this.wakeCompanion();
  }

  /** Restarts the face, on another watch model if `model` is given. */
  restartWatch(model: Model = this.model): void {
    const watch = model === this.model ? this.watch : this.createWatch(this.app, model);
    this.watch.exit();
    this.parts = { ...this.parts, model, watch };
    this.locateStack = createStackLocator(this.app, model);
    this.boot();
    this.onChange();
  }

  /** Ends the app on watch and phone, until `start`. */
  stop(): void {
    this.watch.exit();
    this.phone.dispose();
  }

  /** Starts an app on watch and phone: on the same watch model, or on the first that it was built for. */
  start(app: AppPackage): void {
    const model: Model = app.devices[this.model]
      ? this.model
      : (MODELS.find((each) => app.devices[each]) ?? MODELS[0]);
    this.parts = this.createParts(app, model);
    this.locateStack = createStackLocator(app, model);
    this.boot();
    this.onChange();
  }

  /**
   * A setting of the devices has changed. A running app reads most of them at each use, but its language and its
   * permissions at its start: they restart watch and phone.
   */
  applySetting(setting: DeviceSetting): void {
    const { isAlwaysOnEnabled, screenTimeout } = this.environment.deviceSettings;
    if (setting === 'language' || setting === 'permissions') this.restart();
    else if (setting === 'always-on display') this.watch.enableAlwaysOn(isAlwaysOnEnabled);
    else if (setting === 'screen timeout' && screenTimeout) this.watch.setScreenTimeout(screenTimeout);
    else this.onChange();
  }

  private restart(): void {
    this.stop();
    this.start(this.app);
  }

  private createParts(app: AppPackage, model: Model): Parts {
    const { clock, trace, moments, link, network, sensors, random, dailyLife } = this.environment;
    const { settings, localStore, deviceSettings, phoneSystem } = this.environment;
    const { preferences, deniedPermissions } = deviceSettings;
    const phone = new Phone({
      app,
      clock,
      trace,
      moments,
      link,
      network,
      dateNow: () => phoneSystem.dateNow(),
      zone: () => deviceSettings.zone(),
      language: preferences.language,
      os: 'Android',
      random,
      dailyLife,
      temperatureUnit: () => preferences.units.temperature,
      settings,
      localStorage: localStore,
      model: () => this.model,
      watchBattery: () => sensors.battery(clock.now()).level,
      deniedPermissions,
      isPeerRunning: () => this.watch.isRunning && link.isConnected,
      isKeptAliveByPeer: () => !phoneSystem.isSavingBattery,
      isPhoneOn: () => phoneSystem.isOn,
      areWakesOn: () => !phoneSystem.areWakesOff,
    });
    phone.companion.listen(() => this.onChange());
    return { app, model, watch: this.createWatch(app, model), phone };
  }

  private createWatch(app: AppPackage, model: Model): Watch {
    const { clock, trace, moments, link, sensors, dailyLife, disk, random } = this.environment;
    const { deviceSettings, measureLitShare } = this.environment;
    const { preferences, isAlwaysOnEnabled, screenTimeout, deniedPermissions } = deviceSettings;
    const watch = new Watch({
      app,
      model,
      clock,
      trace,
      moments,
      link,
      zone: () => deviceSettings.zone(),
      sensors,
      dailyLife,
      disk,
      preferences,
      random,
      isAlwaysOnEnabled,
      screenTimeout,
      deniedPermissions,
      measureLitShare,
    });
    watch.listen(() => this.onChange());
    return watch;
  }

  private wakeCompanion(): void {
    const { clock, link } = this.environment;
    clock.after(COMPANION_LAUNCH_DELAY_MS, () => {
      if (this.watch.isRunning && link.isConnected) this.phone.handlePeerAppLaunch();
    });
  }

  /** A phone that is back in reach launches the companion too. */
  private handleLinkChange(): void {
    const { isConnected } = this.environment.link;
    const isBackInReach = isConnected && !this.wasConnected;
    this.wasConnected = isConnected;
    if (isBackInReach) this.wakeCompanion();
    this.onChange();
  }
}
