import type { Realm } from '../realm/realm';
import type { Instant, Timer } from '../world/clock';
import { addMembers, liveObject } from './add-members';
import { createConstructor } from './constructor';
import type { Launch } from './launch';

type Values = Record<string, unknown>;
type Column = 'Float32Array' | 'Uint32Array';

/** One kind of sensor: what it measures and how often it can. */
export interface SensorKind {
  /** The values at a moment; undefined where there is nothing to measure, and then there is no reading. */
  measure(t: Instant): Values | undefined;
  /** The measured values' names and what holds them in a batch. */
  columns: Record<string, Column>;
  /** Which values a sensor itself shows; those of the columns where left out. */
  properties?: string[];
  /** Readings a second: where the app does not say, and at most. */
  frequency: number;
  maxFrequency: number;
}

/** The constructor an app calls with `new`. A sensor does nothing until started. */
export function createSensorConstructor(launch: Launch, name: string, kind: SensorKind): unknown {
  return createConstructor(launch.realm, name, (options) => createSensor(launch, name, kind, options));
}

function createSensor(launch: Launch, name: string, kind: SensorKind, given: unknown): unknown {
  const { realm, clock } = launch;
  const events = realm.eventTarget();
  let options = readOptions(given, kind);
  let timer: Timer | undefined;
  let stopped: (() => void) | undefined;
  const properties = kind.properties ?? Object.keys(kind.columns);
  let latest: Values = Object.fromEntries(properties.map((name) => [name, null]));
  let timestamp: number | null = null;
  let readings: unknown;
  let batch: Values[] = [];

  const take = () => {
    const values = kind.measure(clock.now());
    if (!values) return;
    latest = values;
    timestamp = clock.now() - launch.startedAt;
    if (options.batch > 0) {
      batch.push({ ...values, timestamp });
      if (batch.length < options.batch) return;
      readings = columnsOf(realm, { ...kind.columns, timestamp: 'Uint32Array' }, batch);
      batch = [];
    }
    events.dispatch('reading');
  };
  const next = () => {
    timer = clock.after(1000 / options.frequency, () => {
      next();
      take();
    });
  };
  const rest = () => {
    timer?.cancel();
    timer = undefined;
    batch = [];
  };
  const stop = () => {
    rest();
    stopped?.();
    stopped = undefined;
  };
  launch.onEnd(stop);

  addMembers(
    realm,
    events.target,
    liveObject(realm, properties, () => latest),
  );
  return addMembers(realm, events.target, {
    get timestamp() {
      return timestamp;
    },
    get readings() {
      return readings;
    },
    get activated() {
      return timer !== undefined;
    },
    start() {
      if (timer) return;
      stopped = launch.registerRunningSensor(name);
      next();
      clock.after(0, () => {
        if (timer) events.dispatch('activate');
      });
    },
    stop,
    setOptions(changed: unknown) {
      options = readOptions(changed, kind);
      if (!timer) return;
      rest();
      next();
    },
  });
}

/** Bad or absent options are taken as none. `batch` 0: no batches. */
function readOptions(given: unknown, kind: SensorKind): { frequency: number; batch: number } {
  const { frequency, batch } = (given ?? {}) as { frequency?: unknown; batch?: unknown };
  return {
    frequency: Math.min(positive(frequency) ?? kind.frequency, kind.maxFrequency),
    batch: Math.floor(positive(batch) ?? 0),
  };
}

function positive(value: unknown): number | undefined {
  return typeof value === 'number' && value > 0 && Number.isFinite(value) ? value : undefined;
}

function columnsOf(realm: Realm, columns: Record<string, Column>, rows: Values[]): unknown {
  const readings: Values = {};
  for (const [name, type] of Object.entries(columns)) {
    const Holder = realm.globals[type] as new (length: number) => Record<number, unknown>;
    const column = new Holder(rows.length);
    rows.forEach((row, i) => {
      column[i] = row[name];
    });
    readings[name] = column;
  }
  return realm.object(readings);
}
