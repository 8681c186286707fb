import type { Instant } from '../../../world/clock';
import { invalidArgument } from '../google-error';

/** Where in an answer a page begins, and of which moment the answer is: pages of one list agree with each other. */
export interface PagePosition {
  offset: number;
  asOf: Instant;
}

/** A token that only fits the same request, which `request` tells apart from others. */
export function writePageToken({ offset, asOf }: PagePosition, request: string): string {
  return Buffer.from(JSON.stringify([offset, asOf, request])).toString('base64url');
}

/** Where the page begins; the first page of now where there is no token, 400 where the token fits another request. */
export function readPageToken(token: string, request: string, now: Instant): PagePosition {
  if (token === '') return { offset: 0, asOf: now };
  try {
    const [offset, asOf, made] = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
    if (made === request && Number.isInteger(offset) && Number.isInteger(asOf) && asOf <= now) {
      return { offset, asOf };
    }
  } catch {
    // It is none of ours.
  }
  throw invalidArgument('Invalid page token.', 'INVALID_PAGE_TOKEN');
}

/** How many there may be in a page: `usual` where nobody says, never more than `most`. */
export function readPageSize(text: string, { usual, most }: { usual: number; most: number }): number {
  if (text === '' || text === '0') return usual;
  if (!/^\d{1,9}$/.test(text)) throw invalidArgument(`Invalid value at 'page_size' (TYPE_INT32), "${text}"`);
  return Math.min(Number(text), most);
}
