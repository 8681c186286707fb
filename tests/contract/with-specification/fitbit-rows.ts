import type { Parameter, Schema, Specification } from '../../../scripts/specification';
import { operationsOf } from '../../../scripts/specification';
import type { FitbitTable } from '../table/contract-table';
import { itemOf } from '../table/fitbit-contract';
import { type Member, printMembers } from '../table/notation';

/** The rows of addresses: parameters whose values `hard` narrows further than `typed` does. */
export function addressRows(typed: Specification, hard: Specification): FitbitTable['addresses'] {
  const rows = operationsOf(typed).map(({ method, path, operation }): [string, string] => {
    const narrow = hard.paths[path]?.[method]?.parameters ?? [];
    return [`${method.toUpperCase()} ${path}`, printMembers(parameterFacts(operation.parameters, narrow))];
  });
  return Object.fromEntries(rows);
}

/** The rows of messages: keys that `hard` requires, and values that it narrows further than `typed` does. */
export function messageRows(typed: Specification, hard: Specification): FitbitTable['messages'] {
  const rows = Object.entries(typed.components.schemas).map(([name, open]): [string, string] => {
    const closed = hard.components.schemas[name];
    return [name, printMembers(closed ? memberFacts(open, closed) : [])];
  });
  return Object.fromEntries(rows);
}

function parameterFacts(typed: readonly Parameter[] = [], hard: readonly Parameter[]): Member[] {
  return typed.flatMap(({ name, in: place, required = false, schema }) => {
    const narrow = hard.find((one) => one.name === name && one.in === place)?.schema;
    const refined = narrow && refinement(schema, narrow);
    return refined ? [{ name, required, schema: refined }] : [];
  });
}

/** Every key in `hard` itself, without referenced schemas, that has a fact for the table. */
function memberFacts(typed: Schema, hard: Schema, prefix = ''): Member[] {
  const { properties = {}, additionalProperties: values } = itemOf(typed);
  const strict = itemOf(hard);
  const own = Object.entries(properties).flatMap(([key, property]): Member[] => {
    const narrow = strict.properties?.[key];
    if (!narrow) return [];
    const required = strict.required?.includes(key) === true && !itemOf(typed).required?.includes(key);
    const schema = refinement(itemOf(property), itemOf(narrow));
    const member = { name: prefix + key, required, schema };
    return [...(required || schema ? [member] : []), ...memberFacts(property, narrow, `${prefix}${key}.`)];
  });
  if (typeof values !== 'object' || typeof strict.additionalProperties !== 'object') return own;
  const schema = refinement(itemOf(values), itemOf(strict.additionalProperties));
  return [
    ...own,
    ...(schema ? [{ name: `${prefix}*`, required: false, schema }] : []),
    ...memberFacts(values, strict.additionalProperties, `${prefix}*.`),
  ];
}

/** What a schema says of a value that its type does not. */
function refinement(typed: Schema, hard: Schema): Schema | undefined {
  const [before, after] = [essence(typed), essence(hard)];
  return after.type === 'object' || JSON.stringify(before) === JSON.stringify(after) ? undefined : after;
}

/** Without what no check looks at. */
export function essence({ $ref, type, format, pattern, enum: words, anyOf, items }: Schema): Schema {
  const checked = format === 'date' || format === 'date-time';
  return {
    ...($ref === undefined ? {} : { $ref }),
    ...(type === undefined ? {} : { type }),
    ...(checked ? { format } : {}),
    ...(pattern === undefined ? {} : { pattern }),
    ...(words === undefined ? {} : { enum: words }),
    ...(anyOf === undefined ? {} : { anyOf: anyOf.map(essence) }),
    ...(items === undefined ? {} : { items: essence(items) }),
  };
}
