import RequestValidator from 'openapi-request-validator';
import ResponseValidator from 'openapi-response-validator';
import type { Operation, Schema, Specification } from './specification';

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

/** How every refusal looks, as recorded ones do; the specification does not say. */
const refusal: Schema = {
  type: 'object',
  properties: {
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          errorType: { type: 'string' },
          fieldName: { type: 'string' },
          message: { type: 'string' },
        },
        required: ['errorType', 'message'],
        additionalProperties: false,
      },
    },
    success: { type: 'boolean' },
  },
  required: ['errors', 'success'],
  additionalProperties: false,
};

/** Formats as the service means them: its times have an offset only at times. */
const formats = {
  date: (value: string) => /^\d{4}-\d{2}-\d{2}$/.test(value),
  'date-time': (value: string) =>
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/.test(value),
};

/** One path of the specification with one method. */
export class Endpoint {
  readonly names: readonly string[];
  private readonly pattern: RegExp;
  private request: RequestValidator | undefined;
  private readonly responses = new Map<number, ResponseValidator>();

  constructor(
    private readonly specification: Specification,
    private readonly method: string,
    path: string,
    private readonly operation: Operation,
  ) {
    this.names = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name);
    const source = path.replace(/[.]/g, '\\.').replace(/\{[^}]+\}/g, '([^/]+?)');
    this.pattern = new RegExp(`^${source}$`);
  }

  fits(method: string, pathname: string): boolean {
    return this.method === method.toLowerCase() && this.pattern.test(pathname);
  }

  requestProblems({ headers = {}, body }: ExchangeRequest, url: URL): string[] {
    const values = this.pattern.exec(url.pathname)?.slice(1) ?? [];
    const params = Object.fromEntries(
      this.names.map((name, i) => [name, decodeURIComponent(values[i] ?? '')]),
    );
    this.request ??= this.requestValidator();
    const error = this.request.validateRequest({
      headers: lowerCase(headers),
      params: this.typed('path', params),
      query: this.typed('query', Object.fromEntries(url.searchParams)),
      body: body === undefined || body === '' ? undefined : Object.fromEntries(new URLSearchParams(body)),
    });
    return [...problems(error?.errors, 'request'), ...this.unknownNames(url.searchParams)];
  }

  responseProblems({ status, headers, body }: ExchangeResponse): string[] {
    const schema =
      status >= 400
        ? refusal
        : this.operation.responses[String(status)]?.content?.['application/json']?.schema;
    if (!schema) return this.emptyProblems(status, body);
    const type = lowerCase(headers ?? {})['content-type'];
    if (type !== undefined && !type.startsWith('application/json')) return [`answer is ${type}`];
    let value: unknown;
    try {
      value = JSON.parse(body);
    } catch {
      return ['answer is no JSON'];
    }
    return problems(this.validator(status, schema).validateResponse(status, value)?.errors, 'answer');
  }

  private emptyProblems(status: number, body: string): string[] {
    if (!this.operation.responses[String(status)]) return [`status ${status} is not in the specification`];
    return body === '' ? [] : ['answer should be empty'];
  }

  private unknownNames(query: URLSearchParams): string[] {
    const { parameters = [] } = this.operation;
    const known = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
    const unknown = [...query.keys()].filter((name) => !known.includes(name));
    return unknown.map((name) => `request query ${name} is unknown`);
  }

  private requestValidator(): RequestValidator {
    const { parameters = [], requestBody } = this.operation;
    const body = requestBody && { requestBody, componentSchemas: this.specification.components.schemas };
    return new RequestValidator({ parameters, ...body } as unknown as ConstructorParameters<
      typeof RequestValidator
    >[0]);
  }

  private validator(status: number, schema: Schema): ResponseValidator {
    const known = this.responses.get(status);
    if (known) return known;
    const created = new ResponseValidator({
      responses: { [status]: { schema } },
      components: this.specification.components,
      customFormats: formats,
    } as ConstructorParameters<typeof ResponseValidator>[0]);
    this.responses.set(status, created);
    return created;
  }

  /** Values of an address are text; numbers and flags are made of those that should be some. */
  private typed(place: 'path' | 'query', values: Record<string, string>): Record<string, unknown> {
    const typeOf = (name: string) =>
      this.operation.parameters?.find((parameter) => parameter.in === place && parameter.name === name)
        ?.schema.type;
    return Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, convert(value, typeOf(name))]),
    );
  }
}

function convert(value: string, type: string | undefined): unknown {
  if (type === 'integer' && /^-?\d+$/.test(value)) return Number(value);
  if (type === 'number' && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
  if (type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  return value;
}

function problems(errors: unknown, place: string): string[] {
  if (!Array.isArray(errors)) return [];
  return errors.map(
    (error: { path?: string; message: string }) => `${place} ${error.path ?? ''} ${error.message}`,
  );
}

function lowerCase(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
