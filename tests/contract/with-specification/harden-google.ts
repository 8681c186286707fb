import { readFileSync } from 'node:fs';
import type { Schema } from '../../../scripts/specification';
import { VALUE_KINDS } from '../table/notation';
import { GOOGLE_SPECIFICATION } from './collected';

/** The parts of the collected schema of the Google Health API that the contract tests touch. */
export interface GoogleSpecification {
  revision: string;
  methods: { method: string; path: string; name: string; body: boolean; response: string }[];
  schemas: Record<string, Schema>;
}

/** The schema as it was collected. */
export function readGoogleSpecification(): GoogleSpecification {
  return JSON.parse(readFileSync(GOOGLE_SPECIFICATION, 'utf8')) as GoogleSpecification;
}

/** Said to be required, and seen to be absent: a night that goes on has no end. */
const KNOWN_TO_BE_ABSENT: Readonly<Record<string, readonly string[]>> = {
  SessionTimeInterval: ['endTime', 'endUtcOffset'],
};

/** Messages with one kind of data at a time, and the members beside it. */
export const KINDS_OF_DATA: Readonly<Record<string, { beside: string[]; always: string[] }>> = {
  DataPoint: { beside: ['name', 'dataSource'], always: ['dataSource'] },
  ReconciledDataPoint: { beside: ['dataPointName'], always: [] },
  RollupDataPoint: { beside: ['startTime', 'endTime'], always: ['startTime', 'endTime'] },
  DailyRollupDataPoint: {
    beside: ['civilStartTime', 'civilEndTime'],
    always: ['civilStartTime', 'civilEndTime'],
  },
};

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
    const union = KINDS_OF_DATA[name];
    schema.required = [...required, ...(union?.always ?? [])];
    if (union) {
      const kinds = Object.keys(properties).filter((key) => !union.beside.includes(key));
      schema.oneOf = kinds.map((kind) => ({ required: [kind] }));
    }
  }
  return { ...others, schemas: hardened };
}

function tighten(key: string, property: Schema): void {
  if (property.$ref) property.$ref = `#/components/schemas/${property.$ref}`;
  if (property.items) tighten(key, property.items);
  if (property.enum) property.enum = property.enum.filter((value) => !value.endsWith('_UNSPECIFIED'));
  if (property.format === 'int64') property.pattern = VALUE_KINDS.int64.pattern;
  // The validator knows no such formats.
  delete property.format;
  if (property.type !== 'string' || property.enum || property.pattern) return;
  if (/([oO]ffset|[dD]uration(Sum)?|windowSize|^(light|moderate|vigorous|peak)Time)$/.test(key)) {
    property.pattern = VALUE_KINDS.duration.pattern;
  } else if (/(^|[a-z])(start|end|physical|create|update|event|lastSync|Sync)Time$/.test(key)) {
    property.pattern = VALUE_KINDS.timestamp.pattern;
  }
}
