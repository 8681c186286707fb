import type { AuthorizedFetch } from '../../account/authorized-fetch';
import { type FitbitRequest, sendFitbitRequest } from './request';

/** An answer that is one page of a list. */
interface ListPage {
  pagination?: { next?: string };
}

/**
 * The pages of a list, at most `maxPages` of them. What the service names as the next page is asked for as it
 * stands (as the documentation has it), but only where it is the same list of the same service, so that no
 * answer leads the wearer's token elsewhere, and only once.
 */
export const fetchListPages = async <Body extends ListPage>(
  authorizedFetch: AuthorizedFetch,
  firstRequest: FitbitRequest<Body>,
  maxPages: number,
): Promise<Body[]> => {
  const pages: Body[] = [];
  const requestedUrls: string[] = [];
  let url = firstRequest.url;
  while (
    pages.length < maxPages &&
    requestedUrls.indexOf(url) < 0 &&
    withoutQuery(url) === withoutQuery(firstRequest.url)
  ) {
    requestedUrls.push(url);
    const page = await sendFitbitRequest(authorizedFetch, Object.assign({}, firstRequest, { url }));
    pages.push(page);
    url = (page.pagination && page.pagination.next) || '';
  }
  return pages;
};

/** The address without its query. */
const withoutQuery = (url: string): string => url.split('?')[0];
