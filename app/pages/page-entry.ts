import type { Snapshot } from '../../common/snapshot';
import type { View } from '../view';

/** A page. The view has its content in the group that bears its name. */
export interface PageEntry {
  /**
   * What it needs of a snapshot to have anything to show, and what its age is told of. Those that depend on
   * no data stand inside the Rim, the others in a frame: see `drawFrame`.
   */
  section?: keyof Snapshot;
  /** Draws from the view; `section`: what it needs, or nothing. A framed page answers true where it found nothing to show. */
  draw(view: View, section: object, isStale: boolean): unknown;
}
