import type { PageName, Snapshot } from '../../common/snapshot';
import type { View } from '../view';

/** A page. The view has its content in the group that bears its name. */
export interface PageEntry {
  /**
   * The section of the snapshot that it draws and whose age it shows. Pages without one stand inside the Rim,
   * the others in a frame: see `drawFrame`.
   */
  section?: keyof Snapshot;
  /** Draws from the view; `section`: its data, empty when there is none. A framed page returns true when it found nothing to show. */
  draw(view: View, section: object, isStale: boolean): unknown;
}

/** The data of a section, or nothing. The name keeps sections apart whose members are alike; it exists in types only. */
export type SectionData<S extends keyof Snapshot> = Partial<NonNullable<Snapshot[S]>> & {
  readonly sectionName?: S;
};

interface FramedPage<S extends keyof Snapshot> {
  section: S;
  // A property, not a method: only then must the section be the one that the function draws.
  draw: (view: View, section: SectionData<S>, isStale: boolean) => unknown;
}

interface UnframedPage {
  draw: (view: View) => unknown;
}

/** An entry for every page there is. A missing page, or the draw function of another one, does not compile. */
export type FacePages = Record<'home' | 'state', UnframedPage> & {
  [P in PageName]: FramedPage<P extends 'status' ? 'account' : P>;
};
