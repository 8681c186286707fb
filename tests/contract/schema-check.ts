import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import type { Schema } from '../../scripts/specification';

/** What is wrong with a value, one line each; nothing where it is as the schema says. */
export type SchemaCheck = (schema: Schema, value: unknown) => string[];

const ROOT = 'https://almanac.invalid/contract.json';

/** Formats as the services mean them: times of Fitbit have an offset only at times. */
const FORMATS = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/,
};

/** Checks values against schemas that refer to these by `#/components/schemas/NAME`. Each is compiled once. */
export function createSchemaCheck(schemas: Readonly<Record<string, Schema>>): SchemaCheck {
  const ajv = new Ajv({ allErrors: true, strict: false, logger: false, formats: FORMATS });
  ajv.addSchema({ components: { schemas: plain(schemas, '#') } }, ROOT);
  const compiled = new Map<Schema, ValidateFunction>();
  return (schema, value) => {
    const validate = compiled.get(schema) ?? ajv.compile(plain(schema, `${ROOT}#`));
    compiled.set(schema, validate);
    return validate(value) ? [] : (validate.errors ?? []).map(describe);
  };
}

/** A copy without keys that are undefined, its references led to `root`. */
function plain(schema: object, root: string): object {
  return JSON.parse(JSON.stringify(schema), (key, value) =>
    key === '$ref' && typeof value === 'string' ? value.replace('#', root) : value,
  );
}

function describe({ instancePath, message = 'is wrong', params }: ErrorObject): string {
  const name = (params as { additionalProperty?: string }).additionalProperty;
  return `${instancePath} ${message}${name === undefined ? '' : ` (${name})`}`.trim();
}
