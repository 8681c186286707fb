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
 * Corrections of addresses and forms. The types do without them: there, a path of many series stays one, and no
 * typed call requests a token.
 */
export const ADDRESS_CORRECTIONS: readonly Correction[] = [
  sendTokenParametersAsForm,
  addClientToRevoke,
  addSubscriptionsOfAllCollections,
  splitPathsByResource,
  declarePathParameters,
];

/** The parameters are a form. It includes the PKCE verifier; the client id is in the form or the header. */
function sendTokenParametersAsForm(specification: Specification): void {
  const token = operationOf(specification, 'post', '/oauth2/token');
  const fields = (token.parameters ?? []).filter((parameter) => parameter.in === 'query');
  const properties = Object.fromEntries(fields.map(({ name, schema }) => [name, schema]));
  token.parameters = token.parameters?.filter((parameter) => parameter.in !== 'query');
  token.requestBody = {
    required: true,
    content: form({ ...properties, code_verifier: string, client_secret: string }, ['grant_type']),
  };
}

/** A public client sends its id. */
function addClientToRevoke(specification: Specification): void {
  const revoke = operationOf(specification, 'post', '/oauth2/revoke');
  revoke.requestBody = {
    required: true,
    content: form({ token: string, client_id: string, client_secret: string }, ['token']),
  };
}

function form(properties: Record<string, Schema>, required: string[]) {
  return { 'application/x-www-form-urlencoded': { schema: { ...object(properties), required } } };
}

/** Paths without a collection are for all collections. */
function addSubscriptionsOfAllCollections({ paths }: Specification): void {
  for (const [path, item] of Object.entries(paths)) {
    if (path.includes('{collection-path}/'))
      paths[path.replace('{collection-path}/', '')] ??= structuredClone(item);
  }
}

/** Each series of a shared path has its own key. Splits the path into one for each series; its key is required. */
function splitPathsByResource({ paths, components }: Specification): void {
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

/** Adds missing parameters of paths and removes declared ones that the path lacks. */
export function declarePathParameters({ paths }: Specification): void {
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
