import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Operation, Parameter, Schema, Specification } from '../../scripts/specification';

export type { Operation, Parameter, Schema, Specification };

const FILE = join(__dirname, '../../../shared/spec/fitbit-web-api.openapi.json');

/** The specification as it was published; undefined, with a printed reason, where it is not at hand. */
export function readSpecification(): Specification | undefined {
  if (existsSync(FILE)) return JSON.parse(readFileSync(FILE, 'utf8')) as Specification;
  console.log(`skipped: the specification is not at ${FILE}`);
  return undefined;
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

/** The schema of an answer in JSON; undefined where there is none. */
export function answerSchema(operation: Operation, status: number): Schema | undefined {
  return operation.responses[String(status)]?.content?.['application/json']?.schema;
}
