import type { Schema, Specification } from '../../scripts/specification';
import { endpointFinder } from './check-exchange';
import { parseJson } from './endpoint';
import type { Exchange } from './traffic';

/** An exchange that contains a member of the table. */
export interface Witness {
  exchange: Exchange;
  in: 'request' | 'response';
  /** The way to the member's value in the body. */
  pointer: readonly string[];
  /** The string values in all exchanges. */
  words: Set<string>;
}

/** Members by `MESSAGE.MEMBER`, parameters by `METHOD PATH.PARAMETER`; of each the smallest exchange. */
export type Witnesses = Map<string, Witness>;

export function findWitnesses(specification: Specification, traffic: readonly Exchange[]): Witnesses {
  const found: Witnesses = new Map();
  const find = endpointFinder(specification);
  const size = ({ request, response }: Exchange) => response.body.length + (request.body?.length ?? 0);
  for (const exchange of [...traffic].sort((a, b) => size(a) - size(b))) {
    const { request, response } = exchange;
    const { path, operation, endpoint } = find(request) ?? {};
    if (!path || !operation || !endpoint) continue;
    const record =
      (where: Witness['in']): Recorder =>
      (name, pointer, value) => {
        const witness = found.get(name) ?? { exchange, in: where, pointer, words: new Set() };
        if (typeof value === 'string') witness.words.add(value);
        found.set(name, witness);
      };
    const address = `${request.method} ${path}`;
    for (const name of [...endpoint.names, ...new URL(request.url).searchParams.keys()]) {
      record('request')(`${address}.${name}`, []);
    }
    const sent = operation.requestBody?.content['application/json']?.schema;
    if (sent) createVisitor(specification, record('request'))(sent, parseJson(request.body ?? ''));
    const schema = response.status < 400 ? endpoint.responseSchema(response.status) : undefined;
    if (schema) createVisitor(specification, record('response'))(schema, parseJson(response.body));
  }
  return found;
}

/** The witness of a member of a row. An address with {resource-path} has the witness of any resource. */
export function witnessOf(seen: Witnesses, row: string, member: string): Witness | undefined {
  const [before, after] = row.split('{resource-path}');
  if (before === undefined || after === undefined) return seen.get(`${row}.${member}`);
  const end = `${after}.${member}`;
  const resource = /^\w+$/;
  return [...seen].find(
    ([name]) =>
      name.startsWith(before) && name.endsWith(end) && resource.test(name.slice(before.length, -end.length)),
  )?.[1];
}

type Recorder = (name: string, pointer: readonly string[], value?: unknown) => void;

interface Place {
  /** The message that the value is part of; empty in a schema without a name. */
  message: string;
  /** The way to it from there, `levels.data.`. */
  prefix: string;
  pointer: readonly string[];
}

/** Calls `record` for a value's message and every member in it. */
function createVisitor(specification: Specification, record: Recorder) {
  const START: Place = { message: '', prefix: '', pointer: [] };
  return function visit(open: Schema, value: unknown, place = START): void {
    const { schema, message } = resolveShape(specification, open, value);
    const { prefix, pointer } = message === undefined ? place : { ...place, prefix: '' };
    const here = message ?? place.message;
    if (Array.isArray(value)) {
      for (const [i, item] of value.entries()) {
        const at = { message: here, prefix, pointer: [...pointer, String(i)] };
        if (schema.items) visit(schema.items, item, at);
      }
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    if (message !== undefined) record(message, pointer);
    for (const [key, inner] of Object.entries(value)) {
      const property = schema.properties?.[key];
      const part = property ?? schema.additionalProperties;
      const name = prefix + (property ? key : '*');
      record(`${here}.${name}`, [...pointer, key], inner);
      const at = { message: here, prefix: `${name}.`, pointer: [...pointer, key] };
      if (typeof part === 'object') visit(part, inner, at);
    }
  };
}

/** Follows references. Of several shapes, takes the one whose keys the value has. */
function resolveShape(
  specification: Specification,
  open: Schema,
  value: unknown,
): { schema: Schema; message: string | undefined } {
  const name = open.$ref?.split('/').at(-1);
  const schema = name === undefined ? open : (specification.components.schemas[name] ?? {});
  if (!schema.anyOf) return { schema, message: name };
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const shapes = schema.anyOf.map((shape) => resolveShape(specification, shape, value));
  const shape = shapes.find((one) => keys.every((key) => one.schema.properties?.[key]));
  return shape ?? { schema, message: name };
}
