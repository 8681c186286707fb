import type { PageName, Snapshot } from '../../common/snapshot';
import type { View } from '../view';

/** The sections of a snapshot that a page can draw. They have the names of their pages; the status page has none. */
export type SectionName = Exclude<PageName, 'status'>;

/**
 * The data of a section, or nothing. `sectionName` exists in types only: it tells sections with the same fields apart.
 */
export type SectionData<S extends SectionName> = Partial<NonNullable<Snapshot[S]>> & {
  readonly sectionName?: S;
};

/**
 * What the drawing of a page returns: true when it had nothing to show, or the text of the footer that says what of it
 * is old. Any other outcome says nothing.
 */
// biome-ignore lint/suspicious/noConfusingVoidType: a page without an outcome is a function that returns nothing
export type DrawOutcome = string | boolean | 0 | void;

/**
 * Draws a page in a frame, whose content is in the group of index.view that has its name. `section` is empty where
 * there is no data.
 */
export type DrawPage = (view: View, section: object, isStale: boolean) => DrawOutcome;

/** The pages by name. */
export type Pages = Readonly<Record<string, DrawPage>>;

/** A function for every page. A missing page, or the function of another one, does not compile. */
export type FramedPages = {
  // The compiler compares the section with that of the function.
  [P in PageName]: (
    view: View,
    section: P extends SectionName ? SectionData<P> : object,
    isStale: boolean,
  ) => DrawOutcome;
};
