import type { AuthorizedFetch } from '../../account/authorized-fetch';
import { type FitbitRequest, send } from './request';

/** An answer that is one page of a list. */
interface Page {
  pagination?: { next?: string };
}

/**
 * The pages of a list, at most `most` of them. What the service names as the next page is asked for as it
 * stands (as the documentation has it), but only where it is the same list of the same service, so that no
 * answer leads the wearer's token elsewhere, and only once.
 */
export const readPages = async <Answer extends Page>(
  ask: AuthorizedFetch,
  first: FitbitRequest<Answer>,
  most: number,
): Promise<Answer[]> => {
  const pages: Answer[] = [];
  const asked: string[] = [];
  let url = first.url;
  while (pages.length < most && asked.indexOf(url) < 0 && listOf(url) === listOf(first.url)) {
    asked.push(url);
    const page = await send(ask, Object.assign({}, first, { url }));
    pages.push(page);
    url = (page.pagination && page.pagination.next) || '';
  }
  return pages;
};

/** The address without its query. */
const listOf = (url: string): string => url.split('?')[0];
