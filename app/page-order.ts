import { isHealthy } from './condition';
import type { Pages, SectionName } from './pages/page-entry';
import type { View } from './view';

/**
 * The names of the pages in the order in which taps turn them, home first. It has the pages that the wearer
 * chose and that have something to show. A page without data shows dashes while the service is healthy.
 * Otherwise the state page takes its place, once for all such pages. Unknown names are of a later version and
 * are skipped.
 */
export function orderPages(pages: Pages, view: View): string[] {
  const isDataHealthy = isHealthy(view.condition);
  const order = ['home'];
  const knownPages = Object.keys(pages);
  const chosenPages: readonly string[] = view.snapshot.look.pages || knownPages;
  for (let i = 0; i < chosenPages.length; i++) {
    // The cast: `i` is below the length.
    const name = chosenPages[i] as string;
    if (knownPages.indexOf(name) < 0) continue;
    const page = isDataHealthy || hasDataFor(view, name) ? name : 'state';
    if (order.indexOf(page) < 0) order.push(page);
  }
  if (!order[1] && !isDataHealthy) order.push('state');
  return order;
}

/** The watch has some data of three pages itself. */
function hasDataFor(view: View, page: string): unknown {
  return (
    // The cast: a page without a section has none of its name.
    view.snapshot[page as SectionName] ||
    page === 'status' ||
    (page === 'week' && view.pastDays.length) ||
    (page === 'recovery' && view.readings.restingHeartRate)
  );
}
