import { handlerNameOf } from './event';
import type { PlatformEvents, Realm } from './realm';

/** Events of all targets, and one that apps believe in: each is one that other targets lack. */
const ALL_EVENTS = (
  'activate bufferedamountdecrease change close error memorypressurechange message newfile open reachgoal reading ' +
  'readystatechange settingschange significantlocationchange statechange swimlength tick unload wakeinterval'
).split(' ');

/** Also `onTick` for `ontick`. */
const TYPES = ALL_EVENTS.flatMap((type) => [type, type.replace(/^./, (letter) => letter.toUpperCase())]);

/** Longest name of an event in a warning. */
const MAX_TYPE_LENGTH = 100;

/** Reports listeners for events that do not come to their target: only the app itself can dispatch them. */
export class PlatformEventReports {
  private readonly platforms = new WeakMap<object, PlatformEvents>();
  /** What all targets inherit from: an assignment to `on…` comes here first. */
  private prototype: object | undefined;

  constructor(
    private readonly createObject: Realm['createObject'],
    private readonly warn: (text: string) => void,
  ) {}

  /** A listener was added. */
  check({ name, types }: PlatformEvents, type: string): void {
    if (!types.includes(type))
      this.warn(`${name} has no event "${type.slice(0, MAX_TYPE_LENGTH)}", only ${types.join(', ')}`);
  }

  /** Has assignments to the `on…` of a target looked at. */
  watchHandlers(target: object, platform: PlatformEvents): void {
    this.platforms.set(target, platform);
    this.prototype ??= this.createPrototype();
    Object.setPrototypeOf(target, this.prototype);
  }

  private createPrototype(): object {
    const { platforms, warn } = this;
    const check = this.check.bind(this);
    const members: Record<string, unknown> = {};
    for (const type of TYPES) {
      const name = handlerNameOf(type);
      Object.defineProperty(members, name, {
        set(this: object, value: unknown) {
          const platform = platforms.get(this);
          if (platform && typeof value === 'function') check(platform, type);
          else if (platform && value !== null && value !== undefined)
            warn(`${platform.name}: ${name} is no function, so nothing is called`);
          Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
        },
        enumerable: false,
        configurable: true,
      });
    }
    return this.createObject(members);
  }
}
