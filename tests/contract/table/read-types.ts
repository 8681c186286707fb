import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import {
  arrayOf,
  type Operation,
  type Parameter,
  refTo,
  type Schema,
  type Specification,
} from '../../../scripts/specification';

const FILE = join(__dirname, '../../../types/fitbit-web-api.d.ts');

/** What the types know of the Fitbit Web API, in the form in which a specification would say it. */
export function readTypes(source = readFileSync(FILE, 'utf8')): Specification {
  const file = ts.createSourceFile('types.d.ts', source, ts.ScriptTarget.Latest);
  const root = Object.fromEntries(
    file.statements.filter(ts.isInterfaceDeclaration).map((one) => [one.name.text, membersOf(one)]),
  );
  const at = (name: string) => root[name] ?? new Map<string, Property>();
  const operations = at('operations');
  const schemas = inner(at('components'), 'schemas');
  return {
    paths: fromMap(at('paths'), ({ type }) =>
      fromMap(membersOf(type), (method) => operationOf(operations, lastName(method.type))),
    ),
    components: { schemas: fromMap(schemas, ({ type }) => schemaOf(type)) },
  };
}

interface Property {
  optional: boolean;
  type: ts.TypeNode;
}

function operationOf(operations: Map<string, Property>, name: string): Operation {
  const operation = operations.get(name);
  if (!operation) throw new Error(`the types have no operation ${name}`);
  const parts = membersOf(operation.type);
  const parameters = [...inner(parts, 'parameters')].flatMap(([place, { type }]) =>
    [...membersOf(type)].map(
      ([key, one]): Parameter => ({
        name: key,
        in: place as Parameter['in'],
        required: !one.optional,
        schema: schemaOf(one.type),
      }),
    ),
  );
  const content = (of: Map<string, Property>) =>
    of.has('content')
      ? { content: fromMap(inner(of, 'content'), ({ type }) => ({ schema: schemaOf(type) })) }
      : {};
  const body = inner(parts, 'requestBody');
  return {
    parameters,
    ...(body.size > 0 ? { requestBody: { required: true, content: {}, ...content(body) } } : {}),
    responses: fromMap(inner(parts, 'responses'), ({ type }) => content(membersOf(type))),
  };
}

function schemaOf(type: ts.TypeNode): Schema {
  if (ts.isParenthesizedTypeNode(type)) return schemaOf(type.type);
  if (ts.isArrayTypeNode(type)) return arrayOf(schemaOf(type.elementType));
  if (ts.isIndexedAccessTypeNode(type)) return refTo(lastName(type));
  if (ts.isTypeLiteralNode(type)) return objectOf(type);
  if (ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal)) {
    return { type: 'string', enum: [type.literal.text] };
  }
  if (ts.isUnionTypeNode(type)) {
    const choices = type.types.map(schemaOf);
    const words = choices.flatMap((choice) => choice.enum ?? []);
    return words.length === choices.length ? { type: 'string', enum: words } : { anyOf: choices };
  }
  // Record<string, never>
  if (ts.isTypeReferenceNode(type)) return { type: 'object', maxProperties: 0 };
  const keyword = KEYWORDS.get(type.kind);
  if (keyword === undefined) throw new Error(`the types have an unknown ${ts.SyntaxKind[type.kind]}`);
  return { type: keyword };
}

const KEYWORDS = new Map([
  [ts.SyntaxKind.StringKeyword, 'string'],
  [ts.SyntaxKind.NumberKeyword, 'number'],
  [ts.SyntaxKind.BooleanKeyword, 'boolean'],
]);

function objectOf(type: ts.TypeLiteralNode): Schema {
  const index = type.members.find(ts.isIndexSignatureDeclaration);
  if (index) return { type: 'object', additionalProperties: schemaOf(index.type) };
  const members = membersOf(type);
  const required = [...members].filter(([, { optional }]) => !optional).map(([name]) => name);
  const properties = fromMap(members, (member) => schemaOf(member.type));
  return { type: 'object', properties, ...(required.length > 0 ? { required } : {}) };
}

function membersOf(type: ts.Node): Map<string, Property> {
  if (!ts.isTypeLiteralNode(type) && !ts.isInterfaceDeclaration(type)) return new Map();
  const properties = [...type.members].filter(ts.isPropertySignature);
  return new Map(
    properties.flatMap(({ name, type: value, questionToken }) =>
      value && !ts.isComputedPropertyName(name)
        ? [[name.text, { optional: questionToken !== undefined, type: value }]]
        : [],
    ),
  );
}

const inner = (members: Map<string, Property>, name: string): Map<string, Property> => {
  const member = members.get(name);
  return member ? membersOf(member.type) : new Map();
};

/** The last name of `components["schemas"]["Device"]`. */
function lastName(type: ts.TypeNode): string {
  if (ts.isIndexedAccessTypeNode(type) && ts.isLiteralTypeNode(type.indexType)) {
    const { literal } = type.indexType;
    if (ts.isStringLiteral(literal)) return literal.text;
  }
  throw new Error('the types refer to something that has no name');
}

function fromMap<T>(map: Map<string, Property>, make: (property: Property) => T): Record<string, T> {
  return Object.fromEntries([...map].map(([name, property]) => [name, make(property)]));
}
