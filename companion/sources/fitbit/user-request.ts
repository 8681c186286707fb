import { buildUrl, METRIC_HEADERS, type Path } from '../../../packages/fitbit-web-api/request';
import type { HttpRequest } from '../../platform';

/**
 * The specification's paths to the wearer's own data, without the common prefix and suffix, and with empty braces for
 * parameters. Paths with another prefix begin with a slash. A query may follow.
 */
export type UserPath = ShortPath<Path> | `${ShortPath<Path>}?${string}`;

/** The paths with a first and a last date, without these two. */
export type RangePath = UserPath extends infer P
  ? P extends `${infer Before}/date/{}/{}`
    ? Before
    : never
  : never;

type ShortPath<P> = P extends `/1/user/-/${infer Rest}.json`
  ? WithBlanks<Rest>
  : P extends `/${infer Rest}.json`
    ? `/${WithBlanks<Rest>}`
    : never;
/** The resource and the detail level are part of the path where it is used. */
type WithBlanks<P> = P extends `${infer Before}{${infer Name}}${infer After}`
  ? `${Before}${Name extends 'resource-path' | 'detail-level' ? string : '{}'}${WithBlanks<After>}`
  : P;

/** A request for the wearer's own data. `values` fill the braces in order. */
export const userRequest = (path: UserPath, ...values: string[]): HttpRequest => ({
  method: 'GET',
  url: buildUrl((path.charAt(0) === '/' ? path : `/1/user/-/${path}`).replace(/\?|$/, '.json$&'), values),
  headers: METRIC_HEADERS,
});
