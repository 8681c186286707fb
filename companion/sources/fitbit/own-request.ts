import type { HttpRequest } from '../../platform';
import { addressOf, METRIC, type Path } from './request';

/**
 * The specification's paths to the wearer's own data, without what they have in common (of the others only
 * the slash at the beginning tells them apart), and with empty braces for what is filled in. A query may follow.
 */
export type OwnPath = Short<Path> | `${Short<Path>}?${string}`;

/** Those that take a first and a last date, up to these. */
export type Ranged = OwnPath extends infer P
  ? P extends `${infer Before}/date/{}/{}`
    ? Before
    : never
  : never;

type Short<P> = P extends `/1/user/-/${infer Rest}.json`
  ? Blank<Rest>
  : P extends `/${infer Rest}.json`
    ? `/${Blank<Rest>}`
    : never;
/** Which series and how fine is written where it is asked for. */
type Blank<P> = P extends `${infer Before}{${infer Name}}${infer After}`
  ? `${Before}${Name extends 'resource-path' | 'detail-level' ? string : '{}'}${Blank<After>}`
  : P;

/** A request for the wearer's own data; `values` fill the braces, in order. */
export const ownRequest = (path: OwnPath, ...values: string[]): HttpRequest => ({
  method: 'GET',
  url: addressOf((path.charAt(0) === '/' ? path : `/1/user/-/${path}`).replace(/\?|$/, '.json$&'), values),
  headers: METRIC,
});
