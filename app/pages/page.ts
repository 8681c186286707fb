import type { View } from '../view';

/** A page. The view has its content in the group that bears its name. */
export interface Page {
  /**
   * Is there anything of its own to draw, fresh or stale? The pages inside the frame answer; those inside
   * the Rim depend on no data.
   */
  has?(view: View): boolean;
  draw(view: View): void;
}
