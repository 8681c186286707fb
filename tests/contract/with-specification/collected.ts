import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Operation, Schema, Specification } from '../../../scripts/specification';

/**
 * What was collected of the two services: their specifications and bodies that they have returned. None of it
 * is part of this repository, as none of it is ours; it lies in a folder beside the checkout, if at all.
 */
const FOLDER = join(__dirname, '../../../../shared');
export const FITBIT_SPECIFICATION = join(FOLDER, 'spec/fitbit-web-api.openapi.json');
export const GOOGLE_SPECIFICATION = join(FOLDER, 'spec/google-health-v4.schema.json');
export const EXAMPLES = join(FOLDER, 'examples');

/** Whether all of it is beside this checkout. */
export const isCollected = [FITBIT_SPECIFICATION, GOOGLE_SPECIFICATION, EXAMPLES].every((path) =>
  existsSync(path),
);

/** The specification of the Fitbit Web API as it was published. */
export function readSpecification(): Specification {
  return JSON.parse(readFileSync(FITBIT_SPECIFICATION, 'utf8')) as Specification;
}

/** The schema that a reference leads to, or the schema itself. */
export function resolve(specification: Specification, schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1);
  if (name === undefined) return schema;
  const target = specification.components.schemas[name];
  if (!target) throw new Error(`the specification has no schema ${name}`);
  return resolve(specification, target);
}

export function operationAt(specification: Specification, method: string, path: string): Operation {
  const operation = specification.paths[path]?.[method.toLowerCase()];
  if (!operation) throw new Error(`the specification has no ${method} ${path}`);
  return operation;
}

/** The schema of a JSON response; undefined where there is none. */
export function responseSchema(operation: Operation, status: number): Schema | undefined {
  return operation.responses[String(status)]?.content?.['application/json']?.schema;
}
