import type { Page } from './pages/page';
import type { View } from './view';

/** The pages there are, by name. */
export type Pages = Readonly<Record<string, Page>>;

/**
 * The names of the pages in the order a tap turns them. Home is first. Of the pages the wearer chose, those
 * with something to show are in. One that has nothing shows its dashes where nothing is wrong, and otherwise
 * gives way to the state page, which stands once for all of them. Pages of a later version are skipped.
 */
export function bind(pages: Pages, view: View): string[] {
  const book = ['home'];
  const isWell = view.condition === 'ok';
  const chosen = view.snapshot ? view.snapshot.look.pages : [];
  for (let i = 0; i < chosen.length; i++) {
    const page = pages[chosen[i]];
    if (page && page.has) add(isWell || page.has(view) ? chosen[i] : 'state');
  }
  if (book.length === 1 && !isWell) add('state');

  function add(name: string): void {
    if (book.indexOf(name) < 0) book.push(name);
  }
  return book;
}
