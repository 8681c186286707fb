import { array, type Decoder, field, string } from '../../decode';
import { patched } from '../../patched';
import type { HttpRequest } from '../../platform';

/** The body of an answer. */
export type Body = Record<string, unknown>;

/**
 * The pages of an answer as one, the first to `request`, at most `most` of them. What the service names as the
 * next page goes into the same question again, never anywhere else. Sums have one page: there are never as
 * many windows as fit into it.
 */
export const readPages = (
  ask: (request: HttpRequest) => Promise<unknown>,
  request: HttpRequest,
  most: number,
  token?: string,
): Promise<Body> =>
  ask(
    token ? patched(request, { url: `${request.url}&pageToken=${encodeURIComponent(token)}` }) : request,
  ).then((answer) => {
    // Whatever is no object names no page either.
    const next = field('nextPageToken?', string)(answer);
    const page = answer as Body;
    return next && most > 1 && !request.body
      ? readPages(ask, request, most - 1, next).then((later) => joined(page, later))
      : page;
  });

/** Two answers as one: lists of the same name one after the other. */
export const joined = (first: Body, second: Body): Body => {
  const both = patched(first, second);
  for (const name in first) {
    const before = first[name];
    if (Array.isArray(before)) both[name] = before.concat(second[name] || []);
  }
  return both;
};

/** The list at `key`; an empty one is not there at all. */
export const items =
  <T>(key: string, item: Decoder<T>): Decoder<T[]> =>
  (body) =>
    field(`${key}?`, array(item))(body) || [];

/** The data points of a type, as JSON names it. */
export const pointsOf = <T>(type: string, point: Decoder<T>): Decoder<T[]> =>
  items('dataPoints', field(type, point));
