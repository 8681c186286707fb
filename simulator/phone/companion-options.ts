import { SECOND_MS } from '../world/duration';
import type { CompanionEnvironment } from './companion-environment';

/**
 * Time that an idle companion stays loaded, ms. A phone's log says "Companion launched by [settingsChanged], unloading
 * companion in 15 seconds…" (smirko-dev/fitbit-homeassistant#14). Nothing is known about the other launch reasons, so
 * they get the same time.
 */
export const IDLE_TIMEOUT_MS = 15 * SECOND_MS;

/** From the same log: "App closed on device, unloading companion in 3 seconds…". */
export const PEER_CLOSED_TIMEOUT_MS = 3 * SECOND_MS;

/** Time from `me.yield()` to the end, ms. The real time is not published. */
export const YIELD_DELAY_MS = SECOND_MS;

export interface CompanionOptions extends CompanionEnvironment {
  /** Permissions that the wearer revoked. */
  deniedPermissions?: ReadonlySet<string>;
  /** Whether the app runs on the watch, in reach of the phone; by default, whether there is a session. */
  isPeerRunning?: () => boolean;
  /**
   * Whether the companion stays loaded while the watch app runs; by default true. The same log has no countdown
   * after [launchedOnTracker], so this is what a phone with a full battery does. Fitbit's guide warns that phones
   * which save battery do not keep companions, so an app must work with false too.
   */
  isKeptAliveByPeer?: () => boolean;
  /** Whether the phone is switched on; by default it is. */
  isPhoneOn?: () => boolean;
  /** Whether the phone wakes companions by their timers; by default it does. */
  areWakesOn?: () => boolean;
}
