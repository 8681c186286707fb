import type { paths } from '../../types/fitbit-web-api';
import { formEncode, type HttpRequest, type SendJson } from './http';

const API_URL = 'https://api.fitbit.com';

/** A path of the Web API as its specification writes it, with its parameters in braces. */
export type Path = keyof paths;
export type Method<P extends Path> = keyof paths[P] & string;

type Blanks<P extends string> = P extends `${string}{${infer Name}}${infer Rest}`
  ? [Name, ...Blanks<Rest>]
  : [];
type Parameter<Operation, Name> = Operation extends { parameters: { path: infer Path } }
  ? Name extends keyof Path
    ? Widened<Path[Name]>
    : never
  : never;
/** Some numbers are ids, which other responses give as strings. */
type Widened<T> = T extends number ? number | string : T;
type Values<Operation, Names extends unknown[]> = { [I in keyof Names]: Parameter<Operation, Names[I]> };

type Query<Operation> = Operation extends { parameters: { query: infer Fields } }
  ? { query: Fields }
  : Operation extends { parameters: { query?: infer Fields } }
    ? { query?: Fields }
    : { query?: undefined };
type Body<Operation> = Operation extends { requestBody: { content: { 'application/json': infer Content } } }
  ? { body: Content }
  : { body?: undefined };
/** `locale` (de_DE): the language and country of foods, which are otherwise those of the profile. */
type Options<Operation> = Query<Operation> & Body<Operation> & { locale?: string };
/** Options may be omitted when none is required. */
type OptionsOf<Operation> =
  Partial<Options<Operation>> extends Options<Operation> ? [Options<Operation>?] : [Options<Operation>];

type Json<Response> = Response extends { content: { 'application/json': infer Content } } ? Content : never;
/** The specified body of a successful response; `unknown` where the specification has none. */
type ResponseBodyOf<Operation> = Operation extends { responses: infer Responses }
  ? [Json<Responses[keyof Responses]>] extends [never]
    ? unknown
    : Json<Responses[keyof Responses]>
  : unknown;

/** A request that carries the specified type of its response body. Nothing checks the body against it. */
export interface FitbitRequest<Body> extends HttpRequest {
  /** Never set. It only carries the type. */
  responseBody?: Body;
}

/** The headers of every request. A language that is neither en_US nor en_GB makes the service use km, kg and ml. */
export const METRIC_HEADERS: HttpRequest['headers'] = {
  Accept: 'application/json',
  'Accept-Language': 'metric',
};

/** The URL of `path`, with `values` in place of its pairs of braces, in order. */
export const buildUrl = (path: string, values: (string | number)[]): string => {
  // The types promise a value for every pair of braces.
  let index = 0;
  return API_URL + path.replace(/{.*?}/g, () => encodeURIComponent(values[index++] as string));
};

type Fields = Parameters<typeof formEncode>[0];

interface AnyOptions {
  query?: Partial<Fields>;
  body?: object;
  locale?: string;
}

/**
 * Builds a request to any path of the specification. `values` fill the path's parameters in order; query, body and
 * response have the specified types:
 *
 *     fitbitRequest('get', '/1/user/-/spo2/date/{startDate}/{endDate}.json', ['2026-07-01', '2026-07-14'])
 */
export const fitbitRequest = <P extends Path, M extends Method<P>>(
  method: M,
  path: P,
  values: Values<paths[P][M], Blanks<P>>,
  ...options: OptionsOf<paths[P][M]>
): FitbitRequest<ResponseBodyOf<paths[P][M]>> => {
  // The casts widen the types that the parameters have for one path and method.
  const { query, body, locale }: AnyOptions = (options[0] as AnyOptions | undefined) || {};
  const headers = Object.assign({}, METRIC_HEADERS);
  const request: HttpRequest = {
    method: method.toUpperCase() as HttpRequest['method'],
    url:
      buildUrl(path, values as (string | number)[]) + (query ? `?${formEncode(definedFields(query))}` : ''),
    headers,
  };
  if (locale) headers['Accept-Locale'] = locale;
  if (body) {
    headers['Content-Type'] = 'application/json';
    request.body = JSON.stringify(body);
  }
  return request;
};

const definedFields = (query: Partial<Fields>): Fields => {
  const fields: Fields = {};
  for (const name in query) {
    const value = query[name];
    if (value !== undefined) fields[name] = value;
  }
  return fields;
};

/** Sends the request and resolves with its body, typed as specified and unchecked. */
export const sendFitbitRequest = <Body>(send: SendJson, request: FitbitRequest<Body>): Promise<Body> =>
  // The specification is the only source of this type.
  send(request) as Promise<Body>;
