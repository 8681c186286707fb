import {
  object,
  operationOf,
  type Parameter,
  type Schema,
  type Specification,
  string,
} from '../../scripts/specification';
import type { Correction } from '../../scripts/specification-corrections';

/**
 * Faults of addresses and forms. The types leave them: there, a path of many series stays one, and nobody
 * asks for a token by a typed call.
 */
export const ADDRESS_CORRECTIONS: readonly Correction[] = [
  tokenTakesAForm,
  revokeTakesTheClient,
  subscriptionsOfAllCollections,
  keysFollowTheResource,
  pathParameters,
];

/** The parameters go in a form, with the verifier of PKCE, and the client's id is in it or in the header. */
function tokenTakesAForm(specification: Specification): void {
  const token = operationOf(specification, 'post', '/oauth2/token');
  const fields = (token.parameters ?? []).filter((parameter) => parameter.in === 'query');
  const properties = Object.fromEntries(fields.map(({ name, schema }) => [name, schema]));
  token.parameters = token.parameters?.filter((parameter) => parameter.in !== 'query');
  token.requestBody = {
    required: true,
    content: form({ ...properties, code_verifier: string, client_secret: string }, ['grant_type']),
  };
}

/** A public client names itself. */
function revokeTakesTheClient(specification: Specification): void {
  const revoke = operationOf(specification, 'post', '/oauth2/revoke');
  revoke.requestBody = {
    required: true,
    content: form({ token: string, client_id: string, client_secret: string }, ['token']),
  };
}

function form(properties: Record<string, Schema>, required: string[]) {
  return { 'application/x-www-form-urlencoded': { schema: { ...object(properties), required } } };
}

/** Without a collection they are of all of them. */
function subscriptionsOfAllCollections({ paths }: Specification): void {
  for (const [path, item] of Object.entries(paths)) {
    if (path.includes('{collection-path}/'))
      paths[path.replace('{collection-path}/', '')] ??= structuredClone(item);
  }
}

/** Of a path for many series, each has its own key: one path for each, with that key only, and it is required. */
function keysFollowTheResource({ paths, components }: Specification): void {
  for (const [path, item] of Object.entries(paths)) {
    const resources = item.get?.parameters?.find((parameter) => parameter.name === 'resource-path')?.schema
      .enum;
    const response = item.get?.responses['200']?.content?.['application/json']?.schema;
    if (!item.get || !resources || !response) continue;
    const prefix = path.slice('/1/user/-/'.length, path.indexOf('/{resource-path}')).replaceAll('/', '-');
    const properties = components.schemas[response.$ref?.split('/').at(-1) ?? '']?.properties ?? {};
    for (const resource of resources) {
      const key = `${prefix}-${resource}`;
      const keys = [key, `${key}-intraday`].filter((name) => properties[name]);
      const known = Object.fromEntries(keys.map((name) => [name, properties[name] ?? {}]));
      const schema: Schema = { ...object(known), required: keys };
      const parameters = item.get.parameters?.filter((parameter) => parameter.name !== 'resource-path');
      const content = { 'application/json': { schema } };
      const get = { ...item.get, parameters, responses: { ...item.get.responses, 200: { content } } };
      paths[path.replace('{resource-path}', resource)] ??= { get };
    }
    delete paths[path];
  }
}

/** Some are not declared, some are declared and not there. */
export function pathParameters({ paths }: Specification): void {
  for (const [path, item] of Object.entries(paths)) {
    const names = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name);
    for (const one of Object.values(item).filter((value) => value.responses)) {
      const parameters = (one.parameters ?? []).filter(
        (parameter) => parameter.in !== 'path' || names.includes(parameter.name),
      );
      const missing = names.filter((name) => !parameters.some((parameter) => parameter.name === name));
      const added = missing.map((name): Parameter => ({ name, in: 'path', required: true, schema: string }));
      one.parameters = [...parameters, ...added];
    }
  }
}
