import type { Snapshot } from '../../common/snapshot';
import type { View } from '../view';

/** A page. The view has its content in the group that bears its name. */
export interface Page {
  draw(view: View): void;
  /** What it needs of a snapshot to have anything to show. The pages inside the Rim depend on no data. */
  needs?: keyof Snapshot;
}
