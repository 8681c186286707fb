import type { Schema, Specification } from '../../../scripts/specification';
import type { Witnesses } from '../witnesses';
import { essence } from './fitbit-rows';

/** What `published` says of members that are seen, and `ours` does not, one line each. */
export function lostFacts(ours: Specification, published: Specification, seen: Witnesses): string[] {
  const messages = [...seen.keys()].filter((name) => published.components.schemas[name]);
  return [
    ...messages.flatMap((name) =>
      lostBetween(name, ours.components.schemas[name], published.components.schemas[name] ?? {}, seen),
    ),
    ...lostParameters(ours, published, seen),
  ];
}

function lostBetween(name: string, ours: Schema | undefined, published: Schema, seen: Witnesses): string[] {
  if (!ours) return [`${name} is not known`];
  if (published.items) return lostBetween(name, ours.items, published.items, seen);
  const { properties = {}, required = [], additionalProperties: values, anyOf, oneOf } = published;
  const parts = Object.entries(properties).filter(([key]) => seen.has(`${name}.${key}`));
  const lost = [
    ...required
      .filter((key) => seen.has(`${name}.${key}`) && !ours.required?.includes(key))
      .map((key) => `${name}.${key} may be absent`),
    ...(values === ours.additionalProperties || typeof values === 'object'
      ? []
      : [`${name} may have unknown keys`]),
    ...(oneOf && !ours.oneOf ? [`${name} may have several kinds of data`] : []),
    ...(parts.length === 0 && values === undefined && !anyOf && !isSame(ours, published)
      ? [`${name} has no kind`]
      : []),
  ];
  const inner = parts.flatMap(([key, part]) =>
    lostBetween(`${name}.${key}`, ours.properties?.[key], part, seen),
  );
  const map =
    typeof values === 'object' && typeof ours.additionalProperties === 'object'
      ? lostBetween(`${name}.*`, ours.additionalProperties, values, seen)
      : [];
  return [...lost, ...inner, ...map];
}

/** Of lists of words the table may know fewer. */
function isSame(ours: Schema, published: Schema): boolean {
  const { enum: words, ...narrow } = essence(ours);
  const { enum: all, ...wide } = essence(published);
  return (
    JSON.stringify(narrow) === JSON.stringify(wide) && (words ?? []).every((word) => all?.includes(word))
  );
}

function lostParameters(ours: Specification, published: Specification, seen: Witnesses): string[] {
  return Object.entries(published.paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, { parameters = [] }]) => {
      const known = ours.paths[path]?.[method]?.parameters;
      return parameters
        .filter(({ name }) => seen.has(`${method.toUpperCase()} ${path}.${name}`))
        .filter(({ name, schema, required = false }) => {
          const own = known?.find((parameter) => parameter.name === name);
          return !own || own.required !== required || !isSame(own.schema, schema);
        })
        .map(({ name }) => `${method} ${path}: ${name}`);
    }),
  );
}
