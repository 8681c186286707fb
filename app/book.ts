import { isWell } from './condition';
import type { Page } from './pages/page';
import type { View } from './view';

/** The pages there are, by name. */
export type Pages = Readonly<Record<string, Page>>;

/**
 * Fills the book with the names of the pages in the order a tap turns them. Home is first. Of the pages the
 * wearer chose, those with something to show are in. One that has nothing shows its dashes where nothing is
 * wrong, and otherwise gives way to the state page, which stands once for all of them. Pages of a later
 * version are skipped.
 */
export function bind(book: string[], pages: Pages, view: View): void {
  const well = isWell(view.condition);
  const chosen = view.snapshot.look.pages;
  book.length = 0;
  add('home');
  for (let i = 0; i < chosen.length; i++) {
    const page = pages[chosen[i]];
    if (page && page.needs) add(well || has(page.needs) ? chosen[i] : 'state');
  }
  if (book.length === 1 && !well) add('state');

  /** The watch knows some of these two by itself. */
  function has(section: keyof View['snapshot']): boolean {
    return (
      view.snapshot[section] !== undefined ||
      (section === 'week' && view.pastDays.length > 0) ||
      (section === 'recovery' && view.live.restingHeartRate !== undefined)
    );
  }

  function add(name: string): void {
    if (book.indexOf(name) < 0) book.push(name);
  }
}
