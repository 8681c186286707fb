import type { Schema, Specification } from '../../../scripts/specification';

/** Forbids unknown keys wherever keys are named at all, in place. */
export function closeSchemas(specification: Specification): void {
  eachSchema(specification, (schema) => {
    if (schema.properties && schema.additionalProperties === undefined) schema.additionalProperties = false;
  });
}

/** Every schema of the components, of responses and of forms, once. */
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
