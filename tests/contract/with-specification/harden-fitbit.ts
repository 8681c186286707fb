import type { Parameter, Schema, Specification } from '../../../scripts/specification';
import { type Correction, SPECIFICATION_CORRECTIONS } from '../../../scripts/specification-corrections';
import { ADDRESS_CORRECTIONS } from '../address-corrections';
import { closeSchemas } from '../table/close-schemas';
import { VALUE_KINDS } from '../table/notation';
import { operationAt, readSpecification, resolve, responseSchema } from './collected';
import { type ExampleBody, isBetter, type Kind, readExampleBodies } from './example-bodies';

/**
 * Keys that recorded bodies happen to have always, and that are known to be absent at times
 * (real accounts, or the official reference).
 */
const KNOWN_TO_BE_ABSENT: Readonly<Record<string, readonly string[]>> = {
  GetDailyActivitySummaryResponse: ['goals'],
  HeartRateTimeSeriesValue: ['restingHeartRate'],
  HeartRateZone: ['caloriesOut', 'minutes'],
  GetHeartRateIntradayResponse: ['activities-heart-intraday'],
  SleepLog: ['levels', 'isMainSleep', 'minutesAfterWakeup', 'minutesToFallAsleep'],
  ListedActivity: ['averageHeartRate', 'caloriesLink', 'heartRateLink', 'steps'],
  ActivityGoals: ['activeMinutes', 'caloriesOut'],
  Device: ['battery'],
  GetFoodGoalsResponse: ['foodPlan'],
  User: ['aboutMe', 'temperatureUnit'],
};

/** A list is requested from a day on or up to one, and its pages repeat that one only. */
const ONE_DATE_OF_A_LIST = ['afterDate', 'beforeDate'];

/** The collected specification, corrected, with everything that it leaves open closed. */
export function readHardenedSpecification(): Specification {
  return harden(readSpecification(), readExampleBodies());
}

/**
 * The published specification requires nothing and forbids nothing. In the hardened copy unknown keys are
 * errors, what the bodies always have is required, and dates and periods in addresses are checked.
 */
export function harden(
  published: Specification,
  bodies: readonly ExampleBody[],
  corrections: readonly Correction[] = [...SPECIFICATION_CORRECTIONS, ...ADDRESS_CORRECTIONS],
): Specification {
  const specification = structuredClone(published);
  for (const correct of corrections) correct(specification);
  requireWhatIsAlwaysThere(specification, bodies);
  closeSchemas(specification);
  eachParameter(specification, narrow);
  return specification;
}

/** What the most trustworthy bodies show of an object. */
interface Evidence {
  kind: Kind;
  keys: Set<string>;
}

/** Marks as required what every body of the best kind that reaches an object has in it. */
function requireWhatIsAlwaysThere(specification: Specification, bodies: readonly ExampleBody[]): void {
  const found = new Map<Schema, Evidence>();
  const witness = createWitness(specification, found);
  for (const { method, path, status, kind, body } of bodies) {
    const schema = responseSchema(operationAt(specification, method, path), status);
    if (!schema) throw new Error(`the specification has no response ${status} of ${method} ${path}`);
    witness(schema, body, kind);
  }
  const absent = absentKeys(specification);
  for (const [schema, { keys }] of found) {
    const always = new Set([...(schema.required ?? []), ...keys]);
    schema.required = [...always].filter((key) => !absent.get(schema)?.includes(key));
  }
  for (const { properties } of Object.values(specification.components.schemas)) {
    const { pagination } = properties ?? {};
    if (pagination?.required) {
      pagination.required = pagination.required.filter((key) => !ONE_DATE_OF_A_LIST.includes(key));
    }
  }
}

function absentKeys({ components }: Specification): Map<Schema | undefined, readonly string[]> {
  return new Map(Object.entries(KNOWN_TO_BE_ABSENT).map(([name, keys]) => [components.schemas[name], keys]));
}

/** A function that adds to `found` the keys of a value and of everything in it. */
function createWitness(specification: Specification, found: Map<Schema, Evidence>) {
  return function witness(open: Schema, value: unknown, kind: Kind): void {
    const schema = branch(specification, open, value);
    if (Array.isArray(value)) {
      for (const item of value) if (schema.items) witness(schema.items, item, kind);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const { properties, additionalProperties } = schema;
    if (properties) {
      const keys = Object.keys(value).filter((key) => Object.hasOwn(properties, key));
      addEvidence(found, schema, kind, keys);
    }
    for (const [key, inside] of Object.entries(value)) {
      const part = properties?.[key] ?? additionalProperties;
      if (typeof part === 'object') witness(part, inside, kind);
    }
  };
}

function addEvidence(found: Map<Schema, Evidence>, schema: Schema, kind: Kind, keys: string[]): void {
  const known = found.get(schema);
  if (!known || isBetter(kind, known.kind)) found.set(schema, { kind, keys: new Set(keys) });
  else if (known.kind === kind) known.keys = new Set(keys.filter((key) => known.keys.has(key)));
}

/** The one of several shapes whose keys the value has. */
function branch(specification: Specification, open: Schema, value: unknown): Schema {
  const schema = resolve(specification, open);
  if (!schema.anyOf) return schema;
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const shapes = schema.anyOf.map((shape) => resolve(specification, shape));
  return shapes.find(({ properties }) => keys.every((key) => properties?.[key])) ?? schema;
}

/** Turns what the descriptions say about the values into checks. */
function narrow({ name, description = '', schema }: Parameter): void {
  if (schema.type !== 'string' || schema.enum) return;
  const periods = name === 'period' ? description.match(/\b(?:\d+[dwmy]|max|daily|weekly)\b/g) : null;
  if (periods) schema.enum = [...new Set(periods)];
  else if (/^(?:afterDate|beforeDate)$/.test(name)) {
    schema.format = undefined;
    schema.pattern = VALUE_KINDS.dayOrTime.pattern;
  } else if (/^(?:(?:base-|start-|end-)?date|(?:start|end)Date)$/.test(name)) {
    const kind = description.includes('today') ? VALUE_KINDS.dayOrToday : VALUE_KINDS.day;
    schema.pattern = kind.pattern;
    schema.format = undefined;
  } else if (name === 'detail-level') schema.enum = ['1sec', '1min', '5min', '15min'];
}

function eachParameter({ paths }: Specification, work: (parameter: Parameter) => void): void {
  for (const operation of Object.values(paths).flatMap((item) => Object.values(item))) {
    operation.parameters?.forEach(work);
  }
}
