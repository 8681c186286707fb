import type { Page } from '../common/snapshot';
import type { Condition } from './condition';

export type PageName = 'home' | 'state' | Page;

/**
 * The pages in the order a tap turns them. Home is first. Of the pages the wearer chose, those with
 * something to show are in. One that has nothing shows its dashes where nothing is wrong, and otherwise
 * gives way to the state page, which stands once for all of them. `has`: whether there is data for a page,
 * undefined for a page this version does not know.
 */
export function bind(
  chosen: readonly Page[],
  condition: Condition,
  has: (page: Page) => boolean | undefined,
): PageName[] {
  const book: PageName[] = ['home'];
  for (let i = 0; i < chosen.length; i++) {
    const hasData = has(chosen[i]);
    if (hasData === undefined) continue;
    if (hasData || condition === 'ok') book.push(chosen[i]);
    else if (book.indexOf('state') < 0) book.push('state');
  }
  if (book.length === 1 && condition !== 'ok') book.push('state');
  return book;
}
