import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import OpenAPIResponseValidator from 'openapi-response-validator';
import type { Schema } from './specification';

/** The parts of the collected schema of the Google Health API that the contract tests touch. */
export interface GoogleSpecification {
  revision: string;
  methods: { method: string; path: string; name: string; body: boolean; response: string }[];
  schemas: Record<string, GoogleSchema>;
}

export interface GoogleSchema extends Omit<Schema, 'properties' | 'items'> {
  description?: string;
  properties?: Record<string, GoogleSchema>;
  items?: GoogleSchema;
  oneOf?: { required: string[] }[];
}

const FILE = join(__dirname, '../../../shared/spec/google-health-v4.schema.json');

/** The schema as it was collected; undefined, with a printed reason, where it is not at hand. */
export function readGoogleSpecification(): GoogleSpecification | undefined {
  if (existsSync(FILE)) return JSON.parse(readFileSync(FILE, 'utf8')) as GoogleSpecification;
  console.log(`skipped: the schema of the Google Health API is not at ${FILE}`);
  return undefined;
}

/** Said to be required, and seen to be absent: a night that goes on has no end. */
const KNOWN_TO_BE_ABSENT: Readonly<Record<string, readonly string[]>> = {
  SessionTimeInterval: ['endTime', 'endUtcOffset'],
};

/** Messages of which one kind of data is told at a time, and what stands beside it. */
const UNIONS: Readonly<Record<string, { beside: string[]; always: string[] }>> = {
  DataPoint: { beside: ['name', 'dataSource'], always: ['dataSource'] },
  ReconciledDataPoint: { beside: ['dataPointName'], always: [] },
  RollupDataPoint: { beside: ['startTime', 'endTime'], always: ['startTime', 'endTime'] },
  DailyRollupDataPoint: {
    beside: ['civilStartTime', 'civilEndTime'],
    always: ['civilStartTime', 'civilEndTime'],
  },
};

const TIMESTAMP = '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z$';
const DURATION = '^-?\\d+(\\.\\d{1,9})?s$';

/**
 * As collected the schema requires nothing and forbids nothing. In the hardened copy unknown keys are errors,
 * and what the descriptions say is checked: what is required, one kind of data a point, and how numbers, times
 * and durations are written as text.
 */
export function hardenGoogle({ schemas, ...others }: GoogleSpecification): GoogleSpecification {
  const hardened = structuredClone(schemas);
  for (const [name, schema] of Object.entries(hardened)) {
    const { properties = {} } = schema;
    schema.type = 'object';
    schema.additionalProperties = false;
    const required = Object.entries(properties)
      .filter(([, { description = '' }]) => description.startsWith('Required.'))
      .map(([key]) => key)
      .filter((key) => !KNOWN_TO_BE_ABSENT[name]?.includes(key));
    for (const [key, property] of Object.entries(properties)) tighten(key, property);
    const union = UNIONS[name];
    schema.required = [...required, ...(union?.always ?? [])];
    if (union) {
      const kinds = Object.keys(properties).filter((key) => !union.beside.includes(key));
      schema.oneOf = kinds.map((kind) => ({ required: [kind] }));
    }
  }
  return { ...others, schemas: hardened };
}

function tighten(key: string, property: GoogleSchema): void {
  if (property.$ref) property.$ref = `#/components/schemas/${property.$ref}`;
  if (property.items) tighten(key, property.items);
  if (property.enum) property.enum = property.enum.filter((value) => !value.endsWith('_UNSPECIFIED'));
  if (property.format === 'int64') property.pattern = '^-?\\d+$';
  // The validator knows no such formats.
  delete property.format;
  if (property.type !== 'string' || property.enum || property.pattern) return;
  if (/([oO]ffset|[dD]uration(Sum)?|windowSize|^(light|moderate|vigorous|peak)Time)$/.test(key)) {
    property.pattern = DURATION;
  } else if (/(^|[a-z])(start|end|physical|create|update|event|lastSync|Sync)Time$/.test(key)) {
    property.pattern = TIMESTAMP;
  }
}

/** What is wrong with a value that should be a message of this name, one line each. */
export type CheckMessage = (name: string, value: unknown) => string[];

export function messageChecker({ schemas }: GoogleSpecification): CheckMessage {
  const validators = new Map<string, OpenAPIResponseValidator>();
  return (name, value) => {
    const validator = validators.get(name) ?? create(name, schemas);
    validators.set(name, validator);
    const errors: { path?: string; message: string }[] =
      validator.validateResponse('200', value)?.errors ?? [];
    return errors.map(({ path = '', message }) => `${path} ${message}`);
  };
}

function create(name: string, schemas: GoogleSpecification['schemas']): OpenAPIResponseValidator {
  if (!schemas[name]) throw new Error(`the schema has no ${name}`);
  return new OpenAPIResponseValidator({
    responses: { 200: { schema: { $ref: `#/components/schemas/${name}` } } },
    components: { schemas },
  } as unknown as ConstructorParameters<typeof OpenAPIResponseValidator>[0]);
}
