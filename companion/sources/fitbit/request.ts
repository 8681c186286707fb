import { FITBIT_ENDPOINTS } from '../../../common/services';
import type { paths } from '../../../types/fitbit-web-api';
import type { AuthorizedFetch } from '../../account/authorized-fetch';
import { formEncode } from '../../http';
import type { HttpRequest } from '../../platform';

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
/** Some numbers are ids, which other answers give as text. */
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
/** Options may be left out where none is required. */
type OptionsOf<Operation> =
  Partial<Options<Operation>> extends Options<Operation> ? [Options<Operation>?] : [Options<Operation>];

type Json<Response> = Response extends { content: { 'application/json': infer Content } } ? Content : never;
/** What the specification says of a good answer; unknown where it says nothing. */
type ResponseBodyOf<Operation> = Operation extends { responses: infer Responses }
  ? [Json<Responses[keyof Responses]>] extends [never]
    ? unknown
    : Json<Responses[keyof Responses]>
  : unknown;

/** A request, and what the specification says of its answer; the service may think otherwise. */
export interface FitbitRequest<Answer> extends HttpRequest {
  /** Never there: it keeps the type. */
  responseBody?: Answer;
}

/** What every request says. Neither en_US nor en_GB: the service answers in km, kg and ml, whatever the profile says. */
export const METRIC_HEADERS: HttpRequest['headers'] = {
  Accept: 'application/json',
  'Accept-Language': 'metric',
};

/** The address of `path`, its pairs of braces filled with `values`, in order. */
export const urlFor = (path: string, values: (string | number)[]): string => {
  let index = 0;
  return FITBIT_ENDPOINTS.apiUrl + path.replace(/{.*?}/g, () => encodeURIComponent(values[index++]));
};

type Fields = Parameters<typeof formEncode>[0];

interface AnyOptions {
  query?: Partial<Fields>;
  body?: object;
  locale?: string;
}

/**
 * A request to the Web API; `values` stand for the path's parameters, in order. Every path of the
 * specification is known, with what it takes and answers:
 *
 *     fitbitRequest('get', '/1/user/-/spo2/date/{startDate}/{endDate}.json', ['2026-07-01', '2026-07-14'])
 */
export const fitbitRequest = <P extends Path, M extends Method<P>>(
  method: M,
  path: P,
  values: Values<paths[P][M], Blanks<P>>,
  ...options: OptionsOf<paths[P][M]>
): FitbitRequest<ResponseBodyOf<paths[P][M]>> => {
  const { query, body, locale }: AnyOptions = (options[0] as AnyOptions | undefined) || {};
  const headers = Object.assign({}, METRIC_HEADERS);
  const request: HttpRequest = {
    method: method.toUpperCase() as HttpRequest['method'],
    url: urlFor(path, values as (string | number)[]) + (query ? `?${formEncode(definedFields(query))}` : ''),
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

/** Sends the request in the wearer's name. The answer's type is the specification's word, which nobody has checked; undefined where the service has nothing to say (204). */
export const sendFitbitRequest = <Answer>(
  authorizedFetch: AuthorizedFetch,
  request: FitbitRequest<Answer>,
): Promise<Answer> => authorizedFetch(request) as Promise<Answer>;
