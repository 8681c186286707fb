import type { LifecycleEvent, Place } from '../world/trace';
import { placeOfFault } from './what-if/fault-words';

const PLACE_NAMES: Record<Place, string> = {
  watch: 'the watch',
  phone: 'the companion',
  settings: 'the settings page',
  cloud: 'the cloud',
};
const CONNECTION_NAMES = { link: 'Bluetooth', network: 'Network' } as const;

/** Something that began, ended or changed, in words. */
export interface LifecycleSummary {
  place: Place;
  /** `start`, `display off`. */
  what: string;
  /** What it happened to. */
  name: string;
  detail?: string;
}

/** Describes a lifecycle event; the app on the watch is called `appName`. */
export function describeLifecycle(event: LifecycleEvent, appName: string): LifecycleSummary {
  switch (event.kind) {
    case 'start':
    case 'exit': {
      const { kind, place } = event;
      const name = place === 'watch' ? `${appName} on the watch` : PLACE_NAMES[place];
      return { place, what: kind, name, detail: kind === 'start' ? event.detail : event.reason };
    }
    case 'wake':
      return describeCompanion('wake', event.reason);
    case 'unload':
      return describeCompanion('unload', event.cause);
    case 'display':
      return { place: 'watch', what: `display ${event.mode}`, name: PLACE_NAMES.watch };
    case 'link':
    case 'network':
      return {
        place: 'phone',
        what: `${event.kind} ${event.isOn ? 'on' : 'off'}`,
        name: connectionName(event.kind),
      };
    case 'fault': {
      const { name, value, isOver } = event;
      const text = value === undefined ? name : `${name}=${value}`;
      return { place: placeOfFault(name), what: isOver ? 'fault ended' : 'fault', name: text, detail: text };
    }
    case 'tap': {
      const { x, y, toX, toY, ms, isMissed } = event;
      const isSwipe = toX !== undefined && toY !== undefined;
      const way = `${x},${y}${isSwipe ? ` → ${toX},${toY}` : ''}${ms === undefined ? '' : ` · ${ms} ms`}${isMissed ? ' · nobody' : ''}`;
      const what = isSwipe ? 'swipe' : ms === undefined ? 'tap' : 'long press';
      return { place: 'watch', what, name: way, detail: way };
    }
  }
}

/** What the page calls a connection. */
export function connectionName(kind: keyof typeof CONNECTION_NAMES): string {
  return CONNECTION_NAMES[kind];
}

function describeCompanion(what: string, detail: string): LifecycleSummary {
  return { place: 'phone', what, name: `Companion · ${detail}`, detail };
}
