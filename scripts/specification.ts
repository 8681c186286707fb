/** The parts of an OpenAPI 3.0 document that the corrections and the contract tests use. */
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
  description?: string;
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
  oneOf?: Schema[];
  maxProperties?: number;
}

export const string: Schema = { type: 'string' };
export const date: Schema = { type: 'string', format: 'date' };
export const integer: Schema = { type: 'integer' };
export const number: Schema = { type: 'number' };
export const boolean: Schema = { type: 'boolean' };
export const refTo = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
export const arrayOf = (items: Schema): Schema => ({ type: 'array', items });
export const object = (properties: Record<string, Schema>): Schema => ({ type: 'object', properties });

/** The schema of that name. Throws where it is missing or has no properties. */
export function schemaOf(
  { components }: Specification,
  name: string,
): Schema & { properties: Record<string, Schema> } {
  const { properties, ...schema } = components.schemas[name] ?? {};
  if (!properties) throw new Error(`the specification has no schema ${name} with properties`);
  return Object.assign(components.schemas[name] ?? {}, { ...schema, properties });
}

/** Throws where the specification lacks the path or the method. */
export function operationOf({ paths }: Specification, method: string, path: string): Operation {
  const found = paths[path]?.[method];
  if (!found) throw new Error(`the specification has no ${method} ${path}`);
  return found;
}

/** Sets the schema of an operation's JSON body for `status`. Throws where the operation is missing. */
export function setResponseSchema(
  specification: Specification,
  { method, path, status }: { method: string; path: string; status: string },
  schema: Schema,
): void {
  const { responses } = operationOf(specification, method, path);
  const description = responses[status]?.description ?? '';
  responses[status] = { description, content: { 'application/json': { schema } } };
}

/** Every method of every path. */
export function operationsOf({
  paths,
}: Specification): { method: string; path: string; operation: Operation }[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method, path, operation })),
  );
}
