import type { Instant, Timer } from '../world/clock';
import type { LaunchReason } from './launch-reason';
import { type CompanionSurroundings, RunningCompanion } from './running-companion';
import type { SettingsChange } from './settings-store';
import { WakeTimer } from './wake-timer';

/**
 * How long a companion without anything to do stays. A phone's log says "Companion launched by
 * [settingsChanged], unloading companion in 15 seconds…" (smirko-dev/fitbit-homeassistant#14); of the other
 * reasons nothing is known, so they get no more.
 */
export const IDLE_LIMIT = 15_000;

/** The same log: "App closed on device, unloading companion in 3 seconds…". */
export const PEER_CLOSED_LIMIT = 3_000;

/** From `me.yield()` to the end; the phone may take longer, how long is not published. */
export const YIELD_DELAY = 1_000;

export interface CompanionOptions extends CompanionSurroundings {
  /** Whether the app runs on the watch, in reach of the phone; without this, while there is a session. */
  peerRuns?: () => boolean;
  /**
   * Whether the companion stays as long as the watch app runs; true where nobody says. The same log has no
   * countdown after [launchedOnTracker], so true is what a phone with a full battery does; Fitbit's guide
   * warns that phones saving battery do not keep companions, so an app must live with false.
   */
  staysWithPeer?: () => boolean;
}

export type CompanionState = 'asleep' | 'awake' | 'unloading';

/** The phone's care for one companion: when it is launched, woken, told and unloaded. */
export class Companion {
  private running: RunningCompanion | undefined;
  private countdown: Timer | undefined;
  private launching: Timer | undefined;
  /** How long this life may rest. */
  private limit = IDLE_LIMIT;
  private readonly wakeTimer: WakeTimer;
  private readonly listeners = new Set<() => void>();
  private readonly subscriptions: (() => void)[];

  constructor(private readonly options: CompanionOptions) {
    const { app, clock, link, settings } = options;
    this.wakeTimer = new WakeTimer(clock, app.companion?.wakeInterval, () => this.wake());
    this.subscriptions = [
      settings.onChange((change) => change.by === 'settings' && this.handleSettingsChange(change)),
      link.files.onArrived('phone', () => {
        if (!this.running) this.launch('fileTransfer');
      }),
      link.onChange(() => this.handleLinkChange()),
    ];
  }

  /** `unloading` is awake too, with nothing left to do. */
  get state(): CompanionState {
    if (!this.running) return 'asleep';
    return this.countdown ? 'unloading' : 'awake';
  }

  /** When the companion ends unless something happens. */
  get unloadsAt(): Instant | undefined {
    return this.countdown?.at;
  }

  /** Starts the companion; one that is there already hears of `wokenUp` only, as an event. */
  launch(reason: LaunchReason): void {
    const { app, trace } = this.options;
    if (!app.companion) return;
    if (this.running) {
      if (reason === 'wokenUp') this.running.wokenUp();
      return;
    }
    this.launching?.cancel();
    this.launching = undefined;
    trace.add({ kind: 'lifecycle', place: 'phone', what: 'wake', detail: reason });
    this.wakeTimer.restart();
    this.limit = IDLE_LIMIT;
    let yielded = false;
    const life: RunningCompanion = new RunningCompanion({
      ...this.options,
      script: app.companion.script,
      reason,
      wakeTimer: this.wakeTimer,
      granted: (permission) => this.granted(permission),
      onYield: () => {
        if (yielded) return;
        yielded = true;
        this.options.clock.after(YIELD_DELAY, () => this.running === life && this.end('yield'));
      },
      onActivity: () => {
        // What an earlier life left under way, such as a file, keeps no later one awake.
        if (this.running && this.running === life) this.rest();
      },
    });
    this.running = life;
    this.rest();
  }

  /** Unloads the companion now, with its `unload` event. */
  unload(): void {
    this.end('unloaded');
  }

  /** Ends the companion as a phone out of memory does: now, and without a word to it. */
  kill(): void {
    const life = this.leave();
    if (life) this.finish(life, 'killed');
  }

  /** Ends the companion and lets go of phone and watch: the app was taken off the phone. */
  dispose(): void {
    this.kill();
    this.launching?.cancel();
    this.wakeTimer.cancel();
    for (const unsubscribe of this.subscriptions) unsubscribe();
  }

  /** Calls `listener` whenever `state` or `unloadsAt` may have changed; the returned function unsubscribes. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private granted(permission: string): boolean {
    const { app, deniedPermissions } = this.options;
    return (
      app.companion?.permissions.includes(permission) === true && deniedPermissions?.has(permission) !== true
    );
  }

  private wake(): void {
    if (this.running || this.granted('run_background') || this.peerRuns) this.launch('wokenUp');
  }

  private get staysWithPeer(): boolean {
    return this.options.staysWithPeer?.() ?? true;
  }

  private get peerRuns(): boolean {
    const { link, peerRuns } = this.options;
    return peerRuns ? peerRuns() : link.isSessionOpen;
  }

  /**
   * A change starts a sleeping companion, which then reads it from the storage: there is no event for
   * the change that launched it, nor for those on the way there.
   */
  private handleSettingsChange(change: SettingsChange): void {
    const { clock } = this.options;
    const life = this.running;
    if (!life) {
      this.launchSoon();
      return;
    }
    clock.after(0, () => {
      if (this.running === life) life.settingsChanged(change);
      else this.launchSoon();
    });
  }

  private launchSoon(): void {
    if (this.running || this.launching) return;
    this.launching = this.options.clock.after(0, () => {
      this.launching = undefined;
      this.launch('settingsChanged');
    });
  }

  private handleLinkChange(): void {
    if (!this.staysWithPeer || !this.running) return;
    this.limit = this.peerRuns ? IDLE_LIMIT : PEER_CLOSED_LIMIT;
    this.rest();
  }

  /** Something has just happened: the countdown begins anew, or not at all while there is something to do. */
  private rest(): void {
    if (!this.running) return;
    if (this.running.busy || (this.staysWithPeer && this.peerRuns)) this.countDown(undefined);
    else this.countDown(this.options.clock.now() + this.limit);
  }

  private countDown(end: Instant | undefined): void {
    if (this.countdown?.at === end) return;
    this.countdown?.cancel();
    this.countdown = end === undefined ? undefined : this.options.clock.at(end, () => this.end('idle'));
    this.notify();
  }

  private end(detail: string): void {
    const life = this.leave();
    if (!life) return;
    life.sayGoodbye();
    this.finish(life, detail);
  }

  /** From here on there is no companion; what it still does in its last event keeps nothing alive. */
  private leave(): RunningCompanion | undefined {
    const life = this.running;
    this.running = undefined;
    this.countdown?.cancel();
    this.countdown = undefined;
    return life;
  }

  private finish(life: RunningCompanion, detail: string): void {
    life.end();
    this.options.trace.add({ kind: 'lifecycle', place: 'phone', what: 'unload', detail });
    this.notify();
  }

  private notify(): void {
    for (const listener of [...this.listeners]) listener();
  }
}
