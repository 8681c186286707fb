import { type Operation, object, type Parameter, type Schema, string } from '../../scripts/specification';
import type { SchemaCheck } from './schema-check';

export interface ExchangeRequest {
  method: string;
  url: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface ExchangeResponse {
  status: number;
  headers?: Record<string, string>;
  body: string;
}

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';

/** One path of the specification with one method. */
export class Endpoint {
  /** Names of the path's parameters. */
  readonly names: readonly string[];
  private readonly pattern: RegExp;
  private readonly request: Schema;

  constructor(
    private readonly check: SchemaCheck,
    private readonly method: string,
    path: string,
    private readonly operation: Operation,
  ) {
    this.names = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name);
    const source = path.replace(/[.]/g, '\\.').replace(/\{[^}]+\}/g, '([^/]+?)');
    this.pattern = new RegExp(`^${source}$`);
    this.request = requestSchema(operation);
  }

  fits(method: string, pathname: string): boolean {
    return this.method === method.toLowerCase() && this.pattern.test(pathname);
  }

  requestProblems({ headers = {}, body }: ExchangeRequest, url: URL): string[] {
    const values = this.pattern.exec(url.pathname)?.slice(1) ?? [];
    const path = this.names.map((name, i) => [name, decodeURIComponent(values[i] ?? '')]);
    const type = lowerCase(headers)['content-type'];
    return this.check(this.request, {
      header: lowerCase(headers),
      path: this.typed('path', Object.fromEntries(path)),
      query: this.typed('query', Object.fromEntries(url.searchParams)),
      ...(body ? { body: this.parseBody(body) } : {}),
      ...(body && type !== undefined ? { type } : {}),
    }).map((problem) => `request ${problem}`);
  }

  responseProblems({ status, headers, body }: ExchangeResponse): string[] {
    const schema = this.responseSchema(status);
    if (!schema) return this.emptyProblems(status, body);
    const type = lowerCase(headers ?? {})['content-type'];
    if (type !== undefined && !type.startsWith(JSON_TYPE)) return [`response is ${type}`];
    const value = parseJson(body);
    if (value === undefined) return ['response is no JSON'];
    return this.check(schema, value).map((problem) => `response ${problem}`);
  }

  /** Undefined where a good response has no body. */
  responseSchema(status: number): Schema | undefined {
    return this.operation.responses[String(status)]?.content?.[JSON_TYPE]?.schema;
  }

  private parseBody(body: string): unknown {
    return this.operation.requestBody?.content[FORM]
      ? Object.fromEntries(new URLSearchParams(body))
      : parseJson(body);
  }

  private emptyProblems(status: number, body: string): string[] {
    if (!this.operation.responses[String(status)]) return [`status ${status} is not in the specification`];
    return body === '' ? [] : ['response should be empty'];
  }

  /** Values of an address are text; numbers and flags are made of those that should be some. */
  private typed(place: Parameter['in'], values: Record<string, string>): Record<string, unknown> {
    const typeOf = (name: string) =>
      this.operation.parameters?.find((parameter) => parameter.in === place && parameter.name === name)
        ?.schema.type;
    return Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, convert(value, typeOf(name))]),
    );
  }
}

/** Header, path, query and body of a request as one object. */
function requestSchema({ parameters = [], requestBody }: Operation): Schema {
  const place = (where: Parameter['in'], nameOf = (name: string) => name): Schema => {
    const own = parameters.filter((parameter) => parameter.in === where);
    const properties = Object.fromEntries(own.map(({ name, schema }) => [nameOf(name), schema]));
    const required = own.filter((parameter) => parameter.required).map(({ name }) => nameOf(name));
    return { ...object(properties), required };
  };
  const [type, content] = Object.entries(requestBody?.content ?? {})[0] ?? [];
  return {
    ...object({
      header: place('header', (name) => name.toLowerCase()),
      path: place('path'),
      query: { ...place('query'), additionalProperties: false },
      ...(content ? { body: content.schema, type: { ...string, pattern: `^${type}` } } : {}),
    }),
    required: content && requestBody?.required ? ['body'] : [],
    additionalProperties: false,
  };
}

export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function convert(value: string, type: string | undefined): unknown {
  if (type === 'integer' && /^-?\d+$/.test(value)) return Number(value);
  if (type === 'number' && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
  if (type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  return value;
}

function lowerCase(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
