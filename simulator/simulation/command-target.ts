import type { Model } from '../app-package/models';
import type { Failure, FailureMode } from '../cloud/failure-modes/failure-mode';
import type { EventFault, SwitchedFault, ValuedFault } from '../run/faults';
import type { OverridableSensor } from '../run/overridable-sensors';
import type { Instant } from '../world/clock';
import type { CloudRequest } from '../world/http';
import type { ScreenTimeout } from '../world/screen-timeout';
import type { Trace } from '../world/trace';
import type { PageAppearance } from './browser-pages';
import type { Speed } from './playback';
import type { ReadingPreferences } from './protocol';

/** What a command acts on. Named members only, so that the page can read the types of commands without the server. */
export interface CommandTarget {
  readonly playback: {
    setPlaying(on: boolean): void;
    setSpeed(speed: Speed): void;
    fastForwardTo(at: Instant): void;
    stopFastForward(): void;
  };
  readonly world: {
    readonly link: { setConnected(on: boolean): void };
    readonly network: {
      setOnline(on: boolean): void;
      setFailureMode(mode: FailureMode, urlPart?: string): void;
      replaceFailures(failures: readonly Failure[]): void;
    };
    readonly sensors: { setOverride(sensor: OverridableSensor, value: number | undefined): void };
    readonly trace: Pick<Trace, 'add'>;
    readonly watch: {
      readonly isDisplayOn: boolean;
      setDisplay(on: boolean): void;
      tap(x: number, y: number): unknown;
      pressFinger(x: number, y: number): unknown;
      moveFinger(x: number, y: number): void;
      liftFinger(x: number, y: number): void;
      pressKey(key: 'back'): unknown;
    };
    readonly deviceSettings: {
      enableAlwaysOn(on: boolean): void;
      setScreenTimeout(timeout: ScreenTimeout): void;
      setPermission(permission: string, options: { isGranted: boolean }): void;
      setZone(zone: string | undefined): void;
    };
    restartWatch(model: Model | undefined): void;
    readonly faults: {
      switchOn(name: SwitchedFault): void;
      switchOff(name: SwitchedFault): void;
      cause(name: EventFault): void;
      setValue(name: ValuedFault, value: string | null): void;
    };
    readonly storms: { begin(seed: number): void; stop(): void };
  };
  /** The page that sent the command. */
  readonly page: {
    setSettingsOpen(isOpen: boolean): void;
    /** Null removes the key. */
    writeSetting(key: string, value: string | null): void;
    clearSettings(): void;
    openBrowser(id: number, url: string, appearance: PageAppearance): void;
    closeBrowser(id: number): void;
    sendRequest(id: number, request: CloudRequest, options: { isSignIn: boolean }): void;
  };
  setPreferences(changed: Partial<ReadingPreferences>): void;
}
