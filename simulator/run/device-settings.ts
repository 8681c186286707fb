import type { Persona } from '../persona/persona';
import type { ScreenTimeout } from '../world/screen-timeout';
import type { WatchPreferences } from '../world/watch-preferences';
import type { WorldOptions } from './world-options';

/** Which setting has changed. */
export type DeviceSetting =
  | 'preferences'
  | 'language'
  | 'zone'
  | 'permissions'
  | 'always-on display'
  | 'screen timeout';

/** What is set before the start. */
export type InitialDeviceSettings = Pick<
  WorldOptions,
  'preferences' | 'zone' | 'isAlwaysOnEnabled' | 'screenTimeout' | 'deniedPermissions'
>;

/** What the wearer has set on watch and phone. What is not set is the persona's. Outlives every app. */
export class DeviceSettings {
  readonly preferences: Readonly<WatchPreferences>;
  private hasAlwaysOn: boolean;
  private timeout: ScreenTimeout | undefined;
  /** Undefined: the persona's. */
  private ownZone: string | undefined;
  /** Where the wearer has travelled to; undefined: at home. */
  private travelZone: string | undefined;
  private readonly denied: Set<string>;

  /** `onChange` is called after each change. */
  constructor(
    private readonly persona: Pick<Persona, 'preferences' | 'zone'>,
    initial: InitialDeviceSettings,
    private readonly onChange: (setting: DeviceSetting) => void,
  ) {
    this.preferences = { ...persona.preferences, ...initial.preferences };
    this.hasAlwaysOn = initial.isAlwaysOnEnabled ?? false;
    this.timeout = initial.screenTimeout;
    this.ownZone = initial.zone;
    this.denied = new Set(initial.deniedPermissions);
  }

  /** The IANA zone of watch and phone. */
  zone(): string {
    return this.travelZone ?? this.ownZone ?? this.persona.zone;
  }

  get isAlwaysOnEnabled(): boolean {
    return this.hasAlwaysOn;
  }

  /** Time without a touch until the display goes dark; undefined: never. */
  get screenTimeout(): ScreenTimeout | undefined {
    return this.timeout;
  }

  /** Permissions of the app that the wearer has taken away; always this set. */
  get deniedPermissions(): ReadonlySet<string> {
    return this.denied;
  }

  /** Changes how the wearer likes to read things. */
  setPreferences(changes: Partial<WatchPreferences>): void {
    const { language } = this.preferences;
    Object.assign(this.preferences, changes);
    this.onChange(this.preferences.language === language ? 'preferences' : 'language');
  }

  /** Enables the watch's always-on display, or disables it. */
  enableAlwaysOn(enabled: boolean): void {
    this.hasAlwaysOn = enabled;
    this.onChange('always-on display');
  }

  /** Chooses after how long without a touch the display goes dark. */
  setScreenTimeout(timeout: ScreenTimeout): void {
    this.timeout = timeout;
    this.onChange('screen timeout');
  }

  /** Undefined: the persona's. */
  setZone(zone: string | undefined): void {
    this.ownZone = zone;
    this.onChange('zone');
  }

  /** The wearer travels to another zone; undefined: back to where `setZone` says. */
  travelTo(zone: string | undefined): void {
    this.travelZone = zone;
    this.onChange('zone');
  }

  /** Gives the app a permission, or takes it away. */
  setPermission(permission: string, { isGranted }: { isGranted: boolean }): void {
    if (isGranted !== this.denied.has(permission)) return;
    if (isGranted) this.denied.delete(permission);
    else this.denied.add(permission);
    this.onChange('permissions');
  }

  /** Another app is installed, which has every permission that it requests. Calls no listener. */
  forgetDenied(): void {
    this.denied.clear();
  }
}
