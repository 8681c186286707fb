import type { Snapshot } from '../../common/snapshot';
import type { View } from '../view';

/** A page. The view has its content in the group that bears its name. */
export interface PageEntry {
  /**
   * The section of the snapshot that it draws and whose age it shows. Pages without one stand inside the Rim,
   * the others in a frame: see `drawFrame`.
   */
  section?: keyof Snapshot;
  /** Draws from the view; `section`: its data, empty where there is none. A framed page returns true where it found nothing to show. */
  draw(view: View, section: object, isStale: boolean): unknown;
}
