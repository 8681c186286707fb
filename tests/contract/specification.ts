import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The parts of an OpenAPI 3.0 document that the contract tests touch. */
export interface Specification {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

export interface Operation {
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Content };
  responses: Record<string, { description?: string; content?: Content }>;
}

export type Content = Record<string, { schema: Schema }>;

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  description?: string;
  required?: boolean;
  schema: Schema;
}

export interface Schema {
  $ref?: string;
  type?: string;
  format?: string;
  pattern?: string;
  enum?: string[];
  default?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  items?: Schema;
  anyOf?: Schema[];
  maxProperties?: number;
}

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
