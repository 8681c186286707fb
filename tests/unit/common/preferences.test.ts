import fc from 'fast-check';
import { BUILT_PAGES, PAGES, pageKey, readPreferences } from '../../../common/preferences';

const among = (stored: Record<string, string>) => readPreferences((key) => stored[key]);

it('has every page on that the watch can draw, and no other, where nothing was chosen', () => {
  expect(among({})).toEqual({ pages: BUILT_PAGES, checkups: false });
  expect(readPreferences(() => null)).toEqual({ pages: BUILT_PAGES, checkups: false });
});

it('follows the toggles, in the order of the pages', () => {
  const all = Object.fromEntries([...PAGES].reverse().map((page) => [pageKey(page), 'true']));
  expect(among(all).pages).toEqual(PAGES);
  expect(among({ ...all, [pageKey('sleep')]: 'false' }).pages).toEqual(
    PAGES.filter((page) => page !== 'sleep'),
  );
});

it('takes anything else that is stored as never chosen', () => {
  fc.assert(
    fc.property(
      fc.string().filter((text) => text !== 'true' && text !== 'false'),
      (text) => {
        expect(readPreferences(() => text)).toEqual({ pages: BUILT_PAGES, checkups: false });
      },
    ),
  );
});
