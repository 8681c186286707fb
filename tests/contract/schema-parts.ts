import type { Operation, Schema, Specification } from './specification';

export const text: Schema = { type: 'string' };
export const whole: Schema = { type: 'integer' };
export const decimal: Schema = { type: 'number' };
export const flag: Schema = { type: 'boolean' };
export const reference = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
export const listOf = (items: Schema): Schema => ({ type: 'array', items });
export const object = (properties: Record<string, Schema>): Schema => ({ type: 'object', properties });

export function schemaOf(
  { components }: Specification,
  name: string,
): Schema & { properties: Record<string, Schema> } {
  const { properties, ...schema } = components.schemas[name] ?? {};
  if (!properties) throw new Error(`the specification has no schema ${name} with properties`);
  return Object.assign(components.schemas[name] ?? {}, { ...schema, properties });
}

export function operation({ paths }: Specification, method: string, path: string): Operation {
  const found = paths[path]?.[method];
  if (!found) throw new Error(`the specification has no ${method} ${path}`);
  return found;
}

export function answers(
  specification: Specification,
  method: string,
  path: string,
  status: string,
  schema: Schema,
) {
  const description = operation(specification, method, path).responses[status]?.description ?? '';
  operation(specification, method, path).responses[status] = {
    description,
    content: { 'application/json': { schema } },
  };
}
