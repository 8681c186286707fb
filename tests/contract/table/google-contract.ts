import {
  type Operation,
  object,
  type Parameter,
  refTo,
  type Schema,
  type Specification,
  string,
} from '../../../scripts/specification';
import { type GoogleAddress, type GoogleTable, readTable } from './contract-table';
import { type Member, parseMembers } from './notation';

/** The table as a specification in which unknown keys are errors. */
export function readGoogleContract(table: GoogleTable = readTable().google): Specification {
  return googleSpecification(table.addresses, googleSchemas(table));
}

/** What is requested by these addresses is, and is returned as, what these schemas say. */
export function googleSpecification(
  addresses: GoogleTable['addresses'],
  schemas: Record<string, Schema>,
): Specification {
  const paths: Specification['paths'] = {};
  for (const [address, known] of Object.entries(addresses)) {
    const [method = '', path = ''] = address.split(' ');
    paths[path] = { ...paths[path], [method.toLowerCase()]: operationOf(path, known) };
  }
  return { paths, components: { schemas } };
}

function operationOf(path: string, { query = '', sends, returns }: GoogleAddress): Operation {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const content = (message: string) => ({ 'application/json': { schema: refTo(message) } });
  return {
    parameters: [
      ...names.map((name): Parameter => ({ name, in: 'path', required: true, schema: pathParameter(name) })),
      ...parseMembers(query).map(queryParameter),
    ],
    ...(sends === undefined ? {} : { requestBody: { required: true, content: content(sends) } }),
    responses: { 200: { content: content(returns) } },
  };
}

const pathParameter = (name: string): Schema =>
  name === 'dataType' ? { ...string, pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' } : string;

const queryParameter = ({ name, required, schema = string }: Member): Parameter => ({
  name,
  in: 'query',
  required,
  schema,
});

function googleSchemas({ messages, kinds }: GoogleTable): Record<string, Schema> {
  return Object.fromEntries(
    Object.entries(messages).map(([message, row]) => [
      message,
      messageSchema(parseMembers(row), parseMembers(kinds[message] ?? '')),
    ]),
  );
}

/** Of the kinds of data there has to be exactly one. */
function messageSchema(own: readonly Member[], kinds: readonly Member[]): Schema {
  const properties = [...own, ...kinds].map(({ name, schema = {} }) => [name, schema]);
  return {
    ...object(Object.fromEntries(properties)),
    required: own.filter((member) => member.required).map(({ name }) => name),
    additionalProperties: false,
    ...(kinds.length > 0 ? { oneOf: kinds.map(({ name }) => ({ required: [name] })) } : {}),
  };
}
