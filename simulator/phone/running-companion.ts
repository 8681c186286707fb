import { createRealm } from '../realm/create-realm';
import type { Realm } from '../realm/realm';
import type { AppActivity } from '../world/app-activity';
import type { RunningCompanionOptions } from './companion-environment';
import { type CompanionFetch, createCompanionFetch } from './companion-fetch';
import { createCompanionModules } from './companion-modules';
import { observeRealm } from './observed-realm';
import type { SettingsChange } from './settings-store';
import { createWebSocketClass } from './web-socket';

/** One run of a companion, from `start` to its end: its realm, modules and requests. */
export class RunningCompanion {
  private readonly realm: Realm;
  private readonly fetch: CompanionFetch;
  private readonly modules: ReturnType<typeof createCompanionModules>;
  private readonly closeWebSockets: () => void;
  private hasEnded = false;

  constructor(private readonly options: RunningCompanionOptions) {
    const { clock, trace, network, random, zone, language, warn } = options;
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
    this.modules = createCompanionModules(options, {
      plain: realm,
      observed: observedRealm,
      requireRunning: () => this.requireRunning(),
    });
    const hasInternetPermission = options.isGranted('access_internet');
    this.fetch = createCompanionFetch({
      network,
      clock,
      trace,
      realm: observedRealm,
      hasInternetPermission,
      warn,
      onChange: () => options.onActivity(),
    });
    const webSocket = createWebSocketClass({ realm: observedRealm, clock, hasInternetPermission, warn });
    this.closeWebSockets = webSocket.close;
    Object.assign(realm.globals, this.fetch.globals, { WebSocket: webSocket.WebSocket });
  }

  /** Runs the script, which may end the run. */
  start(): void {
    this.realm.load(this.options.script, 'companion.js', this.modules.require);
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
    this.modules.settingsStorage.dispatchChange(change);
  }

  /** The wake interval ended while the companion was running. */
  dispatchWakeInterval(): void {
    this.modules.events.dispatch('wakeinterval');
  }

  /** The phone moved far while the companion was running. */
  dispatchLocationChange(position: Record<string, unknown>): void {
    this.modules.events.dispatchLocationChange(position);
  }

  /** The last event of a run that is not killed. */
  dispatchUnload(): void {
    this.modules.events.dispatch('unload');
  }

  /** Ends the run. Code of it that is running now changes nothing any more. */
  dispose(): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    // First, so that the app gets no event when it leaves the link.
    this.realm.dispose();
    this.fetch.abortAll('the companion was unloaded before the response came');
    this.modules.close();
    this.closeWebSockets();
  }

  /** Throws in a run that was killed within a moment. */
  private requireRunning(): void {
    if (this.hasEnded) throw new Error('the companion was killed');
  }
}
