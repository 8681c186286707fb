import type { PageName, Snapshot } from '../../common/snapshot';
import type { View } from '../view';

/** The sections of a snapshot that a page can draw. */
export type SectionName = Exclude<keyof Snapshot, 'v' | 'origin' | 'seq' | 'at' | 'look'>;

/** A page. Its content is in the group of index.view that has its name. */
export interface PageEntry {
  /**
   * The section that the page draws and whose age it shows. Pages without one are inside the Rim, the others in
   * a frame: see `drawFrame`.
   */
  section?: SectionName;
  /** Draws the page; `section` is empty where there is no data. A framed page returns true when it had nothing to show. */
  draw(view: View, section: object, isStale: boolean): unknown;
}

/** The pages by name. */
export type PageEntries = Readonly<Record<string, PageEntry>>;

/** The data of a section, or nothing. `sectionName` exists in types only: it tells sections with the same fields apart. */
export type SectionData<S extends SectionName> = Partial<NonNullable<Snapshot[S]>> & {
  readonly sectionName?: S;
};

interface FramedPage<S extends SectionName> {
  section: S;
  // A property, not a method: only then does the compiler compare the section with that of the function.
  draw: (view: View, section: SectionData<S>, isStale: boolean) => unknown;
}

interface UnframedPage {
  draw: (view: View) => unknown;
}

/** An entry for every page. A missing page, or the draw function of another one, does not compile. */
export type FacePages = Record<'home' | 'state', UnframedPage> & {
  [P in PageName]: FramedPage<P extends 'status' ? 'account' : P>;
};
