/** The parts of an OpenAPI schema that say which keys there are. */
export interface Schema {
  $ref?: string;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
  type?: string;
}

export interface Specification {
  paths: Record<
    string,
    Record<string, { responses: Record<string, { content?: Record<string, { schema?: Schema }> }> }>
  >;
  components: { schemas: Record<string, Schema> };
}

/** The schema of what an endpoint answers with 200. Throws where the specification has none. */
export function answerSchema(specification: Specification, path: string, method: 'get' | 'post'): Schema {
  const schema = specification.paths[path]?.[method]?.responses['200']?.content?.['application/json']?.schema;
  if (!schema) throw new Error(`the specification has no answer of ${method} ${path}`);
  return schema;
}

/** Where `value` has a key that the schema does not know, or a value of another type. */
export function unknownParts(
  specification: Specification,
  schema: Schema,
  value: unknown,
  path = '$',
): string[] {
  const { properties, additionalProperties, items, type } = resolve(specification, schema);
  const below = (part: Schema, inside: unknown, name: string) =>
    unknownParts(specification, part, inside, `${path}${name}`);
  if (Array.isArray(value)) {
    if (!items) return type === 'array' ? [] : [`${path} is a list`];
    return value.flatMap((item, i) => below(items, item, `[${i}]`));
  }
  if (typeof value !== 'object' || value === null)
    return fits(type, value) ? [] : [`${path} is ${typeof value}`];
  if (!properties && !additionalProperties) return [`${path} is an object`];
  return Object.entries(value).flatMap(([key, inside]) => {
    const part = properties?.[key] ?? additionalProperties;
    if (typeof part === 'object') return below(part, inside, `.${key}`);
    return part ? [] : [`${path}.${key} is unknown`];
  });
}

function resolve(specification: Specification, schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : resolve(specification, specification.components.schemas[name] ?? {});
}

function fits(type: string | undefined, value: unknown): boolean {
  if (type === 'integer') return Number.isInteger(value);
  return type === undefined || type === typeof value;
}
