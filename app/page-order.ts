import { isHealthy } from './condition';
import type { PageEntries, SectionName } from './pages/page-entry';
import type { View } from './view';

/**
 * The names of the pages in the order in which taps turn them, home first. It has the pages that the wearer
 * chose and that have something to show. A page without data shows dashes while the service is healthy.
 * Otherwise the state page takes its place, once for all such pages. Unknown names are of a later version and
 * are skipped.
 */
export function orderPages(pageEntries: PageEntries, view: View): string[] {
  const isDataHealthy = isHealthy(view.condition);
  const order = ['home'];
  const chosenPages: readonly string[] = view.snapshot.look.pages || Object.keys(pageEntries);
  for (let i = 0; i < chosenPages.length; i++) {
    const entry = pageEntries[chosenPages[i]];
    if (!entry || !entry.section) continue;
    const page = isDataHealthy || hasDataFor(view, entry.section) ? chosenPages[i] : 'state';
    if (order.indexOf(page) < 0) order.push(page);
  }
  if (order.length === 1 && !isDataHealthy) order.push('state');
  return order;
}

/** The watch has some data of two of the sections itself. */
function hasDataFor({ snapshot, pastDays, readings }: View, section: SectionName): boolean {
  return (
    snapshot[section] !== undefined ||
    (section === 'week' && pastDays.length > 0) ||
    (section === 'recovery' && !!readings.restingHeartRate)
  );
}
