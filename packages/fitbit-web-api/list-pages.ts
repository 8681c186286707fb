import type { SendJson } from './http';
import { type FitbitRequest, sendFitbitRequest } from './request';

/** A response body that is one page of a list. */
interface ListPage {
  pagination?: { next?: string };
}

/**
 * Fetches the pages of a list, at most `maxPages`. The service names the URL of the next page, which is requested as
 * it is (as Fitbit documents it), but only when it is the same list of the same host, so that no response can lead
 * the access token elsewhere, and only once.
 */
export const fetchListPages = async <Body extends ListPage>(
  send: SendJson,
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
    const page = await sendFitbitRequest(send, Object.assign({}, firstRequest, { url }));
    pages.push(page);
    url = page.pagination?.next ?? '';
  }
  return pages;
};

/** The URL without its query. */
const withoutQuery = (url: string): string => url.replace(/\?.*/, '');
