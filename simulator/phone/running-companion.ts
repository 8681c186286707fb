import type { AppPackage } from '../app-package/app-package';
import { MODELS, type Model } from '../app-package/models';
import { createCborModule } from '../peer/cbor-module';
import { createCryptoModule } from '../peer/crypto-module';
import { createFileTransferModule } from '../peer/file-transfer-module';
import type { Link } from '../peer/link';
import { createMessagingModule } from '../peer/messaging-module';
import { createRealm } from '../realm/create-realm';
import type { Realm } from '../realm/realm';
import type { AppActivity } from '../world/app-activity';
import type { Clock } from '../world/clock';
import type { LaunchReason } from '../world/companion-life';
import type { DailyLife } from '../world/daily-life';
import type { Moments } from '../world/moments';
import type { Network } from '../world/network';
import type { Trace } from '../world/trace';
import { createWarnUnlessGranted } from '../world/warn-unless-granted';
import type { ClusterStorages } from './cluster-storage';
import { type CompanionFetch, createCompanionFetch } from './companion-fetch';
import { createCompanionModule, type PhoneOs } from './companion-module';
import type { LocalStore } from './local-store';
import type { LocationMonitor } from './location-monitor';
import { observeRealm } from './observed-realm';
import { createPeerModule } from './peer-module';
import { createRareModules, RARE_COMPANION_MODULES, type RareCompanionModule } from './rare-modules';
import { createSettingsStorageObject, type SettingsStorageObject } from './settings-storage-object';
import type { SettingsChange, SettingsStore } from './settings-store';
import { createStorageMembers } from './storage-object';
import { createUnsupportedCompanionModule } from './unsupported-modules';
import type { WakeTimer } from './wake-timer';
import { createWebSocketClass } from './web-socket';

/** The modules that are simulated. */
export const COMPANION_MODULES = [
  'cbor',
  'companion',
  'crypto',
  'device',
  'file-transfer',
  'local-storage',
  'messaging',
  'peer',
  'settings',
  'user-settings',
  ...RARE_COMPANION_MODULES,
] as const;
type CompanionModule = (typeof COMPANION_MODULES)[number];

function isRareModule(name: string): name is RareCompanionModule {
  return RARE_COMPANION_MODULES.some((each) => each === name);
}

/** What a companion's modules are made from. */
export interface CompanionEnvironment {
  app: AppPackage;
  clock: Clock;
  trace: Trace;
  moments?: Moments;
  link: Link;
  network: Network;
  /** The time of the phone's clock; by default the true time. */
  dateNow?: () => number;
  /** IANA zone, read at each use. */
  zone: () => string;
  /** Language tag of the phone, `en-US`. */
  language: string;
  os: PhoneOs;
  /** The paired watch; by default the first model. */
  model?: () => Model;
  /** The battery of the watch in per cent; by default nobody knows it. */
  watchBattery?: () => number;
  random: () => number;
  /** By default nobody knows where the phone is, and its calendars are empty. */
  dailyLife?: DailyLife;
  /** The wearer's unit of temperature; by default Celsius. */
  temperatureUnit?: () => 'C' | 'F';
  settings: SettingsStore;
  localStorage: LocalStore;
}

interface RunningCompanionOptions extends CompanionEnvironment {
  script: string;
  reasons: readonly LaunchReason[];
  /** For `locationChanged`. */
  position: Record<string, unknown> | undefined;
  wakeTimer: WakeTimer;
  locationMonitor: LocationMonitor;
  clusterStorages: ClusterStorages;
  isGranted(permission: string): boolean;
  /** Whether the app runs on the watch, in reach of the phone. */
  isPeerRunning(): boolean;
  onYield(): void;
  /** Reports, once each for all runs, what a real phone does differently or not at all. */
  warn(text: string): void;
  /** The companion received something, or a request began or ended. */
  onActivity(): void;
}

/** One run of a companion, from `start` to its end: its realm, modules and requests. */
export class RunningCompanion {
  private readonly realm: Realm;
  private readonly fetch: CompanionFetch;
  private readonly settingsStorage: SettingsStorageObject;
  private readonly events: Omit<ReturnType<typeof createCompanionModule>, 'module'>;
  private readonly cleanups: (() => void)[] = [];
  private readonly require: (id: string) => unknown;
  private hasEnded = false;

  constructor(private readonly options: RunningCompanionOptions) {
    const { app, clock, trace, link, network, random, zone, settings, language, os } = options;
    const realm = createRealm({
      profile: 'companion',
      clock,
      dateNow: options.dateNow,
      zone,
      language,
      random,
      onConsole: (level, text, stack) => trace.add({ kind: 'console', place: 'phone', level, text, stack }),
      onError: (text, stack) => trace.add({ kind: 'error', place: 'phone', text, stack }),
      onWarning: (text) => options.warn(text),
    });
    this.realm = realm;
    const observedRealm = observeRealm(realm, () => options.onActivity());
    const { warn } = options;

    const companion = createCompanionModule({
      realm: observedRealm,
      app,
      os,
      reasons: options.reasons,
      wakeTimer: options.wakeTimer,
      locationMonitor: options.locationMonitor,
      position: options.position,
      isGranted: (permission) => options.isGranted(permission),
      onYield: () => options.onYield(),
      warn,
    });
    const messaging = createMessagingModule({ realm: observedRealm, link, side: 'phone', trace });
    const fileTransfer = createFileTransferModule({ realm: observedRealm, link, side: 'phone', trace });
    const model = options.model?.() ?? MODELS[0];
    const peer = createPeerModule({
      realm: observedRealm,
      link,
      isPeerRunning: () => options.isPeerRunning(),
      model,
      watchBattery: () => options.watchBattery?.(),
      warn,
    });
    this.cleanups.push(messaging.close, fileTransfer.close, peer.close);
    this.events = companion;
    this.settingsStorage = createSettingsStorageObject(observedRealm, settings, 'companion');
    this.fetch = createCompanionFetch({
      network,
      clock,
      trace,
      realm: observedRealm,
      hasInternetPermission: options.isGranted('access_internet'),
      warn,
      onChange: () => options.onActivity(),
    });
    const webSocket = createWebSocketClass({
      realm: observedRealm,
      clock,
      hasInternetPermission: options.isGranted('access_internet'),
      warn,
    });
    this.cleanups.push(webSocket.close);
    Object.assign(realm.globals, this.fetch.globals, { WebSocket: webSocket.WebSocket });

    const modules: Readonly<Record<Exclude<CompanionModule, RareCompanionModule>, unknown>> = {
      cbor: createCborModule(realm, warn),
      companion: companion.module,
      crypto: createCryptoModule(realm, { subtle: false }),
      device: peer.device,
      'file-transfer': fileTransfer.module,
      'local-storage': realm.createModule({ localStorage: this.createLocalStorage() }, 'localStorage'),
      messaging: messaging.module,
      peer: peer.peer,
      settings: realm.createModule({ settingsStorage: this.settingsStorage.storage }, 'settingsStorage'),
      'user-settings': realm.createModule({ locale: realm.toRealm({ language }) }),
    };
    const rareModules = createRareModules({
      ...options,
      realm: observedRealm,
      warnUnlessGranted: createWarnUnlessGranted({
        requested: app.companion?.permissions ?? [],
        isGranted: (permission) => options.isGranted(permission),
        warn,
      }),
      warn,
      onEnd: (work) => this.cleanups.push(work),
    });
    const createdModules = new Map<string, unknown>(Object.entries(modules));
    const createModule = (id: string): unknown =>
      isRareModule(id) ? rareModules[id]() : createUnsupportedCompanionModule(realm, id, warn);
    this.require = (id) => {
      const module = createdModules.get(id) ?? createModule(id);
      createdModules.set(id, module);
      if (module === undefined) throw new Error(`Cannot find module '${id}'`);
      return module;
    };
  }

  /** Runs the script, which may end the run. */
  start(): void {
    this.realm.load(this.options.script, 'companion.js', this.require);
  }

  countActivity(): AppActivity {
    return { ...this.realm.countActivity(), sensors: 0 };
  }

  /** Whether a request waits for its response. */
  get isBusy(): boolean {
    return this.fetch.inFlightCount > 0;
  }

  /** Reports a change by the settings page to the app. */
  dispatchSettingsChange(change: SettingsChange): void {
    this.settingsStorage.dispatchChange(change);
  }

  /** The wake interval ended while the companion was running. */
  dispatchWakeInterval(): void {
    this.events.dispatch('wakeinterval');
  }

  /** The phone moved far while the companion was running. */
  dispatchLocationChange(position: Record<string, unknown>): void {
    this.events.dispatchLocationChange(position);
  }

  /** The last event of a run that is not killed. */
  dispatchUnload(): void {
    this.events.dispatch('unload');
  }

  /** Ends the run. Code of it that is running now changes nothing any more. */
  dispose(): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    // First, so that the app gets no event when it leaves the link.
    this.realm.dispose();
    this.fetch.abortAll('the companion was unloaded before the response came');
    for (const close of this.cleanups) close();
  }

  private createLocalStorage(): Record<string, unknown> {
    const { localStorage, moments } = this.options;
    const write = (key: string, work: () => void): void => {
      moments?.notify('write', key);
      this.requireRunning();
      work();
      moments?.notify('written', key);
      this.requireRunning();
    };
    const set = (key: string, value: string): void => {
      try {
        localStorage.set(key, value);
      } catch (error) {
        this.options.warn('localStorage is full: writes throw');
        throw error;
      }
    };
    const members = createStorageMembers({
      get: (key) => localStorage.get(key),
      keys: () => localStorage.keys(),
      set: (key, value) => write(key, () => set(key, value)),
      remove: (key) => write(key, () => localStorage.remove(key)),
      clear: () => write('', () => localStorage.clear()),
    });
    return this.realm.createObject(members);
  }

  /** Throws in a run that was killed within a moment. */
  private requireRunning(): void {
    if (this.hasEnded) throw new Error('the companion was killed');
  }
}
