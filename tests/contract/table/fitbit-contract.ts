import { operationsOf, type Schema, type Specification } from '../../../scripts/specification';
import { ADDRESS_CORRECTIONS, declarePathParameters } from '../address-corrections';
import { closeSchemas } from './close-schemas';
import { type FitbitTable, readTable } from './contract-table';
import { parseMembers, VALUE_KINDS } from './notation';
import { readTypes } from './read-types';

/** The types and the table together, as a specification in which unknown keys are errors. */
export function readFitbitContract(table: FitbitTable = readTable().fitbit): Specification {
  const specification = readAddresses();
  narrowAddresses(specification, table);
  for (const correct of ADDRESS_CORRECTIONS) correct(specification);
  narrowMessages(specification, table);
  closeSchemas(specification);
  return specification;
}

/** The types, where numbers in addresses are integers, and parameters that are days by their names are days. */
export function readAddresses(): Specification {
  const specification = readTypes();
  declarePathParameters(specification);
  for (const parameter of operationsOf(specification).flatMap(
    ({ operation }) => operation.parameters ?? [],
  )) {
    const { name, schema } = parameter;
    if (schema.type === 'number') parameter.schema = VALUE_KINDS.integer;
    if (schema.type !== 'string') continue;
    if (/^(?:(?:base-|start-|end-)?date|(?:start|end)Date)$/.test(name))
      parameter.schema = VALUE_KINDS.dayOrToday;
    if (/^(?:after|before)Date$/.test(name)) parameter.schema = VALUE_KINDS.dayOrTime;
  }
  return specification;
}

/** Narrows what the addresses of `specification` take, in place. Throws where a row has nothing to narrow. */
function narrowAddresses(specification: Specification, { addresses }: FitbitTable): void {
  for (const [address, row] of Object.entries(addresses)) {
    const [method = '', path = ''] = address.split(' ');
    const parameters = specification.paths[path]?.[method.toLowerCase()]?.parameters;
    for (const { name, schema } of parseMembers(row)) {
      const parameter = parameters?.find((one) => one.name === name);
      if (!parameter || !schema) throw new Error(`the table has ${name} of ${address}, the types have not`);
      parameter.schema = schema;
    }
  }
}

/** Narrows the messages of `specification`, in place. Throws where a row has nothing to narrow. */
function narrowMessages({ components }: Specification, { messages }: FitbitTable): void {
  for (const [message, row] of Object.entries(messages)) {
    for (const { name, required, schema } of parseMembers(row)) {
      const path = name.split('.');
      const key = path.pop() ?? '';
      const owner = path.reduce<Schema | undefined>(inside, components.schemas[message]);
      const property = inside(owner, key);
      if (!owner || !property) throw new Error(`the table has ${message}.${name}, the types have not`);
      const parent = itemOf(owner);
      if (required) parent.required = [...(parent.required ?? []), key];
      const narrow = schema && property.items ? { ...property, items: schema } : schema;
      if (narrow && key === '*') parent.additionalProperties = narrow;
      else if (narrow && parent.properties) parent.properties[key] = narrow;
    }
  }
}

/** `*` is every key of a map. */
function inside(owner: Schema | undefined, key: string): Schema | undefined {
  const schema = owner && itemOf(owner);
  const { additionalProperties } = schema ?? {};
  if (key === '*') return typeof additionalProperties === 'object' ? additionalProperties : undefined;
  return schema?.properties?.[key];
}

/** The schema of the items of a list. */
export function itemOf(schema: Schema): Schema {
  return schema.items ? itemOf(schema.items) : schema;
}
