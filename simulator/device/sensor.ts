import type { Realm } from '../realm/realm';
import type { Instant, Timer } from '../world/clock';
import { SECOND_MS } from '../world/duration';
import { optionsOf } from '../world/options-of';
import { addMembers, createLiveObject } from './add-members';
import type { AppContext } from './app-context';
import { createConstructor } from './create-constructor';

type Values = Record<string, unknown>;
type Column = 'Float32Array' | 'Uint32Array';

interface SensorOptions {
  frequency: number;
  /** 0: no batches. */
  batch: number;
}

const PERIOD_STEP_MS = 10;

const OPTIONS: readonly string[] = ['frequency', 'batch'];
/** Of an unknown one in a warning. */
const MAX_OPTION_LENGTH = 100;

/** A kind of sensor. */
export interface SensorDefinition {
  /** The values at a moment; undefined if there is nothing to measure, and then there is no reading. */
  measure(t: Instant): Values | undefined;
  /** The names of the values, and the typed arrays of a batch. */
  columns: Record<string, Column>;
  /** The properties of the sensor; by default the columns. */
  properties?: string[];
  /** Readings per second. */
  defaultFrequency: number;
  maxFrequency: number;
}

/** Creates the constructor for apps. A sensor does nothing until started. */
export function createSensorConstructor(
  context: AppContext,
  name: string,
  definition: SensorDefinition,
): unknown {
  return createConstructor(context.realm, name, (options) =>
    createSensor(context, name, definition, options),
  );
}

function createSensor(
  context: AppContext,
  name: string,
  definition: SensorDefinition,
  initialOptions: unknown,
): unknown {
  const { realm, clock } = context;
  const events = realm.createEventTarget({ name: name, types: ['reading', 'activate', 'error'] });
  let options: SensorOptions = { frequency: definition.defaultFrequency, batch: 0 };
  const changeOptions = (newOptions: unknown) => {
    warnOfOptions(context, name, { options: newOptions, maxFrequency: definition.maxFrequency });
    options = mergeOptions(options, newOptions, definition);
  };
  changeOptions(initialOptions);
  let timer: Timer | undefined;
  let unregister: (() => void) | undefined;
  const properties = definition.properties ?? Object.keys(definition.columns);
  let latest: Values = Object.fromEntries(properties.map((name) => [name, null]));
  let timestamp: number | null = null;
  let readings: unknown;
  let batch: Values[] = [];

  const takeReading = () => {
    const values = definition.measure(clock.now());
    if (!values) return;
    latest = values;
    timestamp = clock.now() - context.startedAt;
    if (options.batch > 0) {
      batch.push({ ...values, timestamp });
      if (batch.length < options.batch) return;
      readings = createColumns(realm, { ...definition.columns, timestamp: 'Uint32Array' }, batch);
      batch = [];
    }
    events.dispatch('reading');
  };
  const scheduleReading = () => {
    timer = clock.after(periodOf(options.frequency), () => {
      scheduleReading();
      takeReading();
    });
  };
  const stopTimer = () => {
    timer?.cancel();
    timer = undefined;
    batch = [];
  };
  const stop = () => {
    stopTimer();
    unregister?.();
    unregister = undefined;
  };
  context.onEnd(stop);

  addMembers(
    realm,
    events.target,
    createLiveObject(realm, properties, () => latest),
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
      unregister = context.registerRunningSensor(name);
      scheduleReading();
      clock.after(0, () => {
        if (timer) events.dispatch('activate');
      });
    },
    stop,
    setOptions(newOptions: unknown) {
      changeOptions(newOptions);
      if (!timer) return;
      stopTimer();
      scheduleReading();
    },
  });
}

/** An option that is no number above 0 is ignored; a batch of 0 is none. */
function warnOfOptions(
  { warn }: AppContext,
  name: string,
  { options, maxFrequency }: { options: unknown; maxFrequency: number },
): void {
  if (typeof options !== 'object' || options === null) return;
  for (const [option, value] of Object.entries(options)) {
    const number = positiveOrUndefined(value);
    if (!OPTIONS.includes(option)) warn(`${name} has no option "${option.slice(0, MAX_OPTION_LENGTH)}"`);
    else if (value !== undefined && number === undefined && !(option === 'batch' && value === 0))
      warn(`${name}: ${option} = ${String(value)} is no number above 0, and is ignored`);
    else if (option === 'frequency' && number !== undefined && number > maxFrequency)
      warn(`${name}: frequency = ${number} is ${maxFrequency} here; a watch's own limit is not known`);
  }
}

/** What is absent or invalid stays as it was. */
function mergeOptions(
  options: SensorOptions,
  appOptions: unknown,
  { maxFrequency }: SensorDefinition,
): SensorOptions {
  const { frequency, batch } = optionsOf(appOptions);
  return {
    frequency: Math.min(positiveOrUndefined(frequency) ?? options.frequency, maxFrequency),
    batch: batch === 0 ? 0 : Math.floor(positiveOrUndefined(batch) ?? options.batch),
  };
}

/** Whole tens of milliseconds: a watch asked for 30 readings a second gives 33.3. */
function periodOf(frequency: number): number {
  return Math.max(Math.floor(SECOND_MS / frequency / PERIOD_STEP_MS), 1) * PERIOD_STEP_MS;
}

function positiveOrUndefined(value: unknown): number | undefined {
  return typeof value === 'number' && value > 0 && Number.isFinite(value) ? value : undefined;
}

function createColumns(realm: Realm, columns: Record<string, Column>, rows: Values[]): unknown {
  const readings: Values = {};
  for (const [name, type] of Object.entries(columns)) {
    const TypedArray = realm.globals[type] as new (length: number) => Record<number, unknown>;
    const column = new TypedArray(rows.length);
    rows.forEach((row, i) => {
      column[i] = row[name];
    });
    readings[name] = column;
  }
  return realm.createObject(readings);
}
