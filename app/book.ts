import type { Snapshot } from '../common/snapshot';
import { isWell } from './condition';
import type { Page } from './pages/page';
import type { View } from './view';

/** The pages there are, by name. */
export type Pages = Readonly<Record<string, Page>>;

/**
 * Fills the book, behind home, with the names of the pages in the order a tap turns them. Of the pages the
 * wearer chose, those with something to show are in. One that has nothing shows its dashes where nothing is
 * wrong, and otherwise gives way to the state page, which stands once for all of them. Pages of a later
 * version are skipped.
 */
export function bind(book: string[], pages: Pages, view: View): void {
  const well = isWell(view.condition);
  // A phone that never spoke has left none out.
  const chosen = view.snapshot.look.pages || Object.keys(pages);
  book.length = 1;
  for (let i = 0; i < chosen.length; i++) {
    const page = pages[chosen[i]];
    if (page && page.needs) add(book, well || has(view, page.needs) ? chosen[i] : 'state');
  }
  if (book.length === 1 && !well) add(book, 'state');
}

/** The watch knows some of these two by itself. */
function has({ snapshot, pastDays, live }: View, section: keyof Snapshot): boolean {
  return (
    snapshot[section] !== undefined ||
    (section === 'week' && pastDays.length > 0) ||
    (section === 'recovery' && !!live.restingHeartRate)
  );
}

function add(book: string[], name: string): void {
  if (book.indexOf(name) < 0) book.push(name);
}
