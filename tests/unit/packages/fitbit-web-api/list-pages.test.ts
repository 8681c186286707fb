import { fetchListPages } from '../../../../packages/fitbit-web-api/list-pages';
import { fitbitRequest } from '../../../../packages/fitbit-web-api/request';

const FIRST = fitbitRequest('get', '/1/user/-/ecg/list.json', [], {
  query: { afterDate: '2026-07-01', sort: 'asc', offset: 0, limit: 10 },
});
const LIST = 'https://api.fitbit.com/1/user/-/ecg/list.json';

/** Pages by address, each naming the next; returns the requested ones and the number of items. */
async function follow(next: (url: string, count: number) => string | undefined, most = 5) {
  const urls: string[] = [];
  const pages = await fetchListPages(
    async ({ url, headers }) => {
      expect(headers).toEqual(FIRST.headers);
      urls.push(url);
      return { ecgReadings: [], pagination: { next: next(url, urls.length) } };
    },
    FIRST,
    most,
  );
  expect(pages).toHaveLength(urls.length);
  return urls;
}

it('follows the next page as it is named, until there is none', async () => {
  expect(
    await follow((_, count) =>
      count < 3 ? `${LIST}?offset=${count}0&limit=10&sort=asc&afterDate=x%3A00` : '',
    ),
  ).toEqual([
    FIRST.url,
    `${LIST}?offset=10&limit=10&sort=asc&afterDate=x%3A00`,
    `${LIST}?offset=20&limit=10&sort=asc&afterDate=x%3A00`,
  ]);
});

it('follows no more pages than it may', async () => {
  expect(await follow((_, count) => `${LIST}?page=${count}`, 3)).toHaveLength(3);
});

it.each([
  ['elsewhere', 'https://evil.example/1/user/-/ecg/list.json?page=2'],
  ['to a host of a longer name', 'https://api.fitbit.com.evil.example/1/user/-/ecg/list.json?page=2'],
  ['behind a user name', 'https://api.fitbit.com@evil.example/1/user/-/ecg/list.json?page=2'],
  ['without encryption', 'http://api.fitbit.com/1/user/-/ecg/list.json?page=2'],
  ['to another list', 'https://api.fitbit.com/1/user/-/sleep/list.json?page=2'],
  ['in circles', FIRST.url],
  ['nowhere', undefined],
])('does not follow a page %s', async (_, next) => {
  expect(await follow(() => next)).toEqual([FIRST.url]);
});

it('treats a response without pagination as the only page', async () => {
  expect(await fetchListPages(async () => ({}), FIRST, 5)).toEqual([{}]);
});
