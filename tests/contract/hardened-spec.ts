import { type Fault, knownFaults } from '../../scripts/known-faults';
import { addressFaults } from './address-faults';
import { type ExampleBody, isBetter, type Kind, readExampleBodies } from './example-bodies';
import {
  answerSchema,
  operationAt,
  type Parameter,
  readSpecification,
  resolve,
  type Schema,
  type Specification,
} from './specification';

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

/** The specification with its faults mended and all that it leaves open closed; undefined where it is not at hand. */
export function readHardenedSpecification(): Specification | undefined {
  const published = readSpecification();
  return published && harden(published, readExampleBodies());
}

/**
 * The published specification requires nothing and forbids nothing. In the hardened copy unknown keys are
 * errors, what the bodies always have is required, and dates and periods in addresses are checked.
 */
export function harden(
  published: Specification,
  bodies: readonly ExampleBody[],
  faults: readonly Fault[] = [...knownFaults, ...addressFaults],
): Specification {
  const specification = structuredClone(published);
  for (const mend of faults) mend(specification);
  requireWhatIsAlwaysThere(specification, bodies);
  eachSchema(specification, close);
  eachParameter(specification, narrow);
  return specification;
}

/** What the most trustworthy bodies have shown of an object. */
interface Evidence {
  kind: Kind;
  keys: Set<string>;
}

/** Marks as required what every body of the best kind that reaches an object has in it. */
function requireWhatIsAlwaysThere(specification: Specification, bodies: readonly ExampleBody[]): void {
  const found = new Map<Schema, Evidence>();
  for (const { method, path, status, kind, body } of bodies) {
    const schema = answerSchema(operationAt(specification, method, path), status);
    if (!schema) throw new Error(`the specification has no answer ${status} of ${method} ${path}`);
    witness(specification, schema, body, kind, found);
  }
  const absent = absentKeys(specification);
  for (const [schema, { keys }] of found) {
    const always = new Set([...(schema.required ?? []), ...keys]);
    schema.required = [...always].filter((key) => !absent.get(schema)?.includes(key));
  }
}

function absentKeys({ components }: Specification): Map<Schema | undefined, readonly string[]> {
  return new Map(Object.entries(KNOWN_TO_BE_ABSENT).map(([name, keys]) => [components.schemas[name], keys]));
}

function witness(
  specification: Specification,
  open: Schema,
  value: unknown,
  kind: Kind,
  found: Map<Schema, Evidence>,
): void {
  const schema = branch(specification, open, value);
  if (Array.isArray(value)) {
    for (const item of value) if (schema.items) witness(specification, schema.items, item, kind, found);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const { properties, additionalProperties } = schema;
  if (properties)
    note(
      found,
      schema,
      kind,
      Object.keys(value).filter((key) => Object.hasOwn(properties, key)),
    );
  for (const [key, inside] of Object.entries(value)) {
    const part = properties?.[key] ?? additionalProperties;
    if (typeof part === 'object') witness(specification, part, inside, kind, found);
  }
}

function note(found: Map<Schema, Evidence>, schema: Schema, kind: Kind, keys: string[]): void {
  const known = found.get(schema);
  if (!known || isBetter(kind, known.kind)) found.set(schema, { kind, keys: new Set(keys) });
  else if (known.kind === kind) known.keys = new Set(keys.filter((key) => known.keys.has(key)));
}

/** Of several shapes the one whose keys the value has. */
function branch(specification: Specification, open: Schema, value: unknown): Schema {
  const schema = resolve(specification, open);
  if (!schema.anyOf) return schema;
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const shapes = schema.anyOf.map((shape) => resolve(specification, shape));
  return shapes.find(({ properties }) => keys.every((key) => properties?.[key])) ?? schema;
}

/** What names its keys has no others. */
function close(schema: Schema): void {
  if (schema.properties && schema.additionalProperties === undefined) schema.additionalProperties = false;
}

const DATE = '\\d{4}-\\d{2}-\\d{2}';

/** What the descriptions say about the values, said so that it can be checked. */
function narrow({ name, description = '', schema }: Parameter): void {
  if (schema.type !== 'string' || schema.enum) return;
  const periods = name === 'period' ? description.match(/\b(?:\d+[dwmy]|max|daily|weekly)\b/g) : null;
  if (periods) schema.enum = [...new Set(periods)];
  else if (/^(?:afterDate|beforeDate)$/.test(name)) {
    schema.format = undefined;
    schema.pattern = `^${DATE}(?:T\\d{2}:\\d{2}:\\d{2})?$`;
  } else if (/^(?:(?:base-|start-|end-)?date|(?:start|end)Date)$/.test(name)) {
    schema.pattern = description.includes('today') ? `^(?:${DATE}|today)$` : `^${DATE}$`;
  } else if (name === 'detail-level') schema.enum = ['1sec', '1min', '5min', '15min'];
}

function eachParameter({ paths }: Specification, work: (parameter: Parameter) => void): void {
  for (const operation of Object.values(paths).flatMap((item) => Object.values(item))) {
    operation.parameters?.forEach(work);
  }
}

/** Every schema of the components, of answers and of forms, once. */
function eachSchema({ paths, components }: Specification, work: (schema: Schema) => void): void {
  const seen = new Set<Schema>();
  const visit = (schema: Schema | boolean | undefined): void => {
    if (typeof schema !== 'object' || seen.has(schema)) return;
    seen.add(schema);
    work(schema);
    for (const inside of [...Object.values(schema.properties ?? {}), ...(schema.anyOf ?? [])]) visit(inside);
    visit(schema.items);
    visit(schema.additionalProperties);
  };
  Object.values(components.schemas).forEach(visit);
  for (const operation of Object.values(paths).flatMap((item) => Object.values(item))) {
    const contents = [operation.requestBody, ...Object.values(operation.responses ?? {})];
    for (const one of contents.flatMap((part) => Object.values(part?.content ?? {}))) visit(one.schema);
  }
}
