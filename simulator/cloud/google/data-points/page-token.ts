import { fromBase64, toBase64Url } from '../../../world/bytes';
import type { Instant } from '../../../world/clock';
import type { PageSizes } from '../data-types/data-type';
import { createInvalidArgument } from '../google-error';

/** Where a page begins, and the moment of the first page: all pages of a list show the data of that moment. */
export interface PagePosition {
  offset: number;
  asOf: Instant;
}

/** A token that is valid only with the same `request`. */
export function formatPageToken({ offset, asOf }: PagePosition, request: string): string {
  return toBase64Url(new TextEncoder().encode(JSON.stringify([offset, asOf, request])));
}

/** The position in the token; the first page of now without a token. 400 for a token of another request. */
export function parsePageToken(token: string, request: string, now: Instant): PagePosition {
  if (token === '') return { offset: 0, asOf: now };
  try {
    const text = new TextDecoder().decode(fromBase64(token));
    const [offset, asOf, tokenRequest] = JSON.parse(text);
    if (tokenRequest === request && Number.isInteger(offset) && Number.isInteger(asOf) && asOf <= now) {
      return { offset, asOf };
    }
  } catch {
    // Not a token of this service: the error below.
  }
  throw createInvalidArgument('Invalid page token.', 'INVALID_PAGE_TOKEN');
}

/** The size of a page, cut to the largest one. 400 where it is no number. */
export function parsePageSize(text: string, sizes: PageSizes): number {
  if (text === '' || text === '0') return sizes.default;
  if (!/^\d{1,9}$/.test(text)) {
    throw createInvalidArgument(`Invalid value at 'page_size' (TYPE_INT32), "${text}"`);
  }
  return Math.min(Number(text), sizes.max);
}
