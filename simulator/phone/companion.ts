import { PHONE_POSITIONING } from '../peer/position-receiver';
import { describePosition } from '../peer/position-reports';
import { type AppActivity, NO_ACTIVITY } from '../world/app-activity';
import type { Instant, Timer } from '../world/clock';
import type { CompanionState, LaunchReason, UnloadCause } from '../world/companion-life';
import type { Position } from '../world/daily-life';
import { Listeners } from '../world/listeners';
import { once } from '../world/once';
import { ClusterStorages } from './cluster-storage';
import {
  type CompanionOptions,
  IDLE_TIMEOUT_MS,
  PEER_CLOSED_TIMEOUT_MS,
  YIELD_DELAY_MS,
} from './companion-options';
import { LocationMonitor } from './location-monitor';
import { RunningCompanion } from './running-companion';
import type { SettingsChange } from './settings-store';
import { UnloadCountdown } from './unload-countdown';
import { WakeTimer } from './wake-timer';

/** Launches, wakes and unloads one companion. */
export class Companion {
  private running: RunningCompanion | undefined;
  /** A run that gets its `unload` event. */
  private unloading: RunningCompanion | undefined;
  /** Whether the phone is about to start a run. */
  private isLaunching = false;
  private pendingLaunch: Timer | undefined;
  /** Whether the present run of the watch app has been a launch reason. */
  private isPeerLaunchKnown = false;
  private readonly countdown: UnloadCountdown;
  private readonly wakeTimer: WakeTimer;
  private readonly locationMonitor: LocationMonitor;
  private readonly clusterStorages = new ClusterStorages();
  private readonly listeners = new Listeners();
  private readonly subscriptions: (() => void)[];

  constructor(private readonly options: CompanionOptions) {
    const { app, clock, link, settings } = options;
    this.countdown = new UnloadCountdown({
      clock,
      onEnd: () => this.shutDown('idle'),
      onChange: () => this.listeners.notify(),
    });
    this.locationMonitor = new LocationMonitor(clock, options.dailyLife, (position) =>
      this.launch('locationChanged', position),
    );
    this.wakeTimer = new WakeTimer(clock, app.companion?.wakeIntervalMs, () => {
      if (options.areWakesOn?.() !== false) this.wakeUp();
    });
    this.subscriptions = [
      settings.listen((change) => change.by === 'settings' && this.handleSettingsChange(change)),
      link.files.listen('phone', () => {
        if (!this.running) this.launch('fileTransfer');
      }),
      link.listen(() => this.handleLinkChange()),
    ];
  }

  get state(): CompanionState {
    if (!this.running) return 'asleep';
    return this.unloadsAt === undefined ? 'awake' : 'unloading';
  }

  /** What the running companion has under way. */
  countActivity(): AppActivity {
    return this.running?.countActivity() ?? NO_ACTIVITY;
  }

  /** When the companion unloads unless something happens. */
  get unloadsAt(): Instant | undefined {
    return this.countdown.endsAt;
  }

  /**
   * Starts the companion. If it already runs, it gets an event for `wokenUp` and for `locationChanged`, which has a
   * `position`, and nothing for the other reasons. What would launch it in this moment anyway is a reason too: changed
   * settings, and a watch app that has just started.
   */
  launch(reason: LaunchReason, position?: Position): void {
    const { app, clock, trace } = this.options;
    if (!app.companion || this.options.isPhoneOn?.() === false) return;
    const geolocation = position && describePosition(position, PHONE_POSITIONING.accuracy, clock.now());
    const isPeerLaunchNew = this.isPeerRunning && !this.isPeerLaunchKnown;
    this.isPeerLaunchKnown ||= this.isPeerRunning || reason === 'peerAppLaunched';
    if (this.running) {
      this.dispatchReason(this.running, reason, geolocation);
      return;
    }
    if (this.isLaunching) {
      clock.after(0, () => this.launch(reason, position));
      return;
    }
    const reasons: LaunchReason[] = [reason];
    if (this.pendingLaunch) reasons.push('settingsChanged');
    if (isPeerLaunchNew) reasons.push('peerAppLaunched');
    this.pendingLaunch?.cancel();
    this.pendingLaunch = undefined;
    trace.add({ kind: 'wake', reason });
    this.wakeTimer.restart();
    this.isLaunching = true;
    this.options.moments?.notify('wake', reason);
    const isKilled = !this.isLaunching;
    this.isLaunching = false;
    if (!isKilled) this.startRun(app.companion.script, reasons, geolocation);
  }

  /** Tells a companion that runs already what else would have launched it. */
  private dispatchReason(
    running: RunningCompanion,
    reason: LaunchReason,
    geolocation: Record<string, unknown> | undefined,
  ): void {
    if (reason !== 'wokenUp' && !geolocation) return;
    this.options.moments?.notify('wake', reason);
    if (this.running !== running) return;
    if (reason === 'wokenUp') running.dispatchWakeInterval();
    if (geolocation) running.dispatchLocationChange(geolocation);
  }

  private startRun(
    script: string,
    reasons: readonly LaunchReason[],
    position: Record<string, unknown> | undefined,
  ): void {
    const { clock } = this.options;
    this.countdown.timeoutMs = IDLE_TIMEOUT_MS;
    let hasYielded = false;
    const instance: RunningCompanion = new RunningCompanion({
      ...this.options,
      script,
      reasons,
      warn: this.warn,
      position,
      wakeTimer: this.wakeTimer,
      locationMonitor: this.locationMonitor,
      clusterStorages: this.clusterStorages,
      isGranted: (permission) => this.isGranted(permission),
      isPeerRunning: () => this.isPeerRunning,
      onYield: () => {
        if (hasYielded) return;
        hasYielded = true;
        clock.after(YIELD_DELAY_MS, () => this.running === instance && this.shutDown('yield'));
      },
      onActivity: () => {
        // An earlier run's activity, such as a file transfer, does not keep a later one awake.
        if (this.running && this.running === instance) this.resetCountdown();
      },
    });
    this.running = instance;
    instance.start();
    // Its script may have been killed within a moment.
    if (this.running === instance) this.resetCountdown();
  }

  /** Unloads the companion now, with its `unload` event. */
  unload(): void {
    this.shutDown('unloaded');
  }

  /** Ends the companion as a phone without memory does: at once, and without its `unload` event. */
  kill(): void {
    const { unloading, isLaunching } = this;
    this.unloading = undefined;
    this.isLaunching = false;
    for (const instance of [this.detach(), unloading]) if (instance) this.disposeInstance(instance, 'killed');
    if (isLaunching) this.options.trace.add({ kind: 'unload', cause: 'killed' });
  }

  /** The phone has started: a new wake interval begins. */
  handlePhoneStart(): void {
    this.wakeTimer.restart();
  }

  /** Ends the companion for good, because the app is removed from the phone. */
  dispose(): void {
    this.kill();
    this.pendingLaunch?.cancel();
    this.wakeTimer.cancel();
    this.locationMonitor.cancel();
    for (const unsubscribe of this.subscriptions) unsubscribe();
  }

  /** Calls `listener` whenever `state` or `unloadsAt` may have changed; the returned function unsubscribes. */
  listen(listener: () => void): () => void {
    return this.listeners.add(listener);
  }

  private isGranted(permission: string): boolean {
    const { app, deniedPermissions } = this.options;
    return (
      app.companion?.permissions.includes(permission) === true && deniedPermissions?.has(permission) !== true
    );
  }

  /** Wakes the companion as at the end of its wake interval. */
  wakeUp(): void {
    if (this.running || this.isGranted('run_background') || this.isPeerRunning) this.launch('wokenUp');
  }

  private readonly warn = once((text: string) => {
    this.options.trace.add({ kind: 'warning', place: 'phone', text });
  });

  private get isKeptAliveByPeer(): boolean {
    return this.options.isKeptAliveByPeer?.() ?? true;
  }

  private get isPeerRunning(): boolean {
    const { link, isPeerRunning } = this.options;
    return isPeerRunning ? isPeerRunning() : link.isSessionOpen;
  }

  /**
   * A change launches a sleeping companion, which reads the new values from the storage. It gets no event for
   * changes before its launch.
   */
  private handleSettingsChange(change: SettingsChange): void {
    const { clock } = this.options;
    const instance = this.running;
    if (!instance) {
      this.scheduleLaunch();
      return;
    }
    clock.after(0, () => {
      if (this.running === instance) instance.dispatchSettingsChange(change);
      else this.scheduleLaunch();
    });
  }

  private scheduleLaunch(): void {
    if (this.running || this.pendingLaunch) return;
    this.pendingLaunch = this.options.clock.after(0, () => {
      this.pendingLaunch = undefined;
      this.launch('settingsChanged');
    });
  }

  private handleLinkChange(): void {
    if (!this.isPeerRunning) this.isPeerLaunchKnown = false;
    if (!this.isKeptAliveByPeer || !this.running) return;
    this.countdown.timeoutMs = this.isPeerRunning ? IDLE_TIMEOUT_MS : PEER_CLOSED_TIMEOUT_MS;
    this.resetCountdown();
  }

  /** Restarts the countdown after some activity, or stops it while the companion is busy. */
  private resetCountdown(): void {
    if (!this.running) return;
    if (this.running.isBusy || (this.isKeptAliveByPeer && this.isPeerRunning)) this.countdown.stop();
    else this.countdown.restart();
  }

  private shutDown(cause: UnloadCause): void {
    const instance = this.detach();
    if (!instance) return;
    this.unloading = instance;
    instance.dispatchUnload();
    const isKilled = this.unloading !== instance;
    this.unloading = undefined;
    if (!isKilled) this.disposeInstance(instance, cause);
  }

  /** Afterwards there is no companion: activity in its last event does not keep it loaded. */
  private detach(): RunningCompanion | undefined {
    const instance = this.running;
    this.running = undefined;
    this.countdown.cancel();
    return instance;
  }

  private disposeInstance(instance: RunningCompanion, cause: UnloadCause): void {
    instance.dispose();
    this.options.localStorage.handleCompanionEnd();
    this.options.trace.add({ kind: 'unload', cause });
    this.listeners.notify();
  }
}
