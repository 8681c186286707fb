import type { Snapshot } from '../common/snapshot';
import { isHealthy } from './condition';
import type { PageEntry } from './pages/page-entry';
import type { View } from './view';

/** The pages there are, by name. */
export type PageEntries = Readonly<Record<string, PageEntry>>;

/**
 * Fills the order, behind home, with the names of the pages in the order a tap turns them. Of the pages the
 * wearer chose, those with something to show are in. One that has nothing shows its dashes where nothing is
 * wrong, and otherwise gives way to the state page, which stands once for all of them. Pages of a later
 * version are skipped.
 */
export function updatePageOrder(pageOrder: string[], pageEntries: PageEntries, view: View): void {
  const isDataHealthy = isHealthy(view.condition);
  // A phone that never spoke has left none out.
  const chosenPages = view.snapshot.look.pages || Object.keys(pageEntries);
  pageOrder.length = 1;
  for (let i = 0; i < chosenPages.length; i++) {
    const entry = pageEntries[chosenPages[i]];
    if (entry && entry.section)
      addOnce(pageOrder, isDataHealthy || hasDataFor(view, entry.section) ? chosenPages[i] : 'state');
  }
  if (pageOrder.length === 1 && !isDataHealthy) addOnce(pageOrder, 'state');
}

/** The watch knows some of these two by itself. */
function hasDataFor({ snapshot, pastDays, readings }: View, section: keyof Snapshot): boolean {
  return (
    snapshot[section] !== undefined ||
    (section === 'week' && pastDays.length > 0) ||
    (section === 'recovery' && !!readings.restingHeartRate)
  );
}

function addOnce(pageOrder: string[], name: string): void {
  if (pageOrder.indexOf(name) < 0) pageOrder.push(name);
}
