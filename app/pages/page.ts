import type { View } from '../view';

/** A page. The view has its content in the group that bears its name. */
export interface Page {
  /** Is there anything of its own to draw, fresh or stale? Pages that depend on no data have no answer. */
  has?(view: View): boolean;
  /** Draws the content, and says what the frame around it shows; without a frame the Rim is around it. */
  draw(view: View): FrameCopy | undefined;
}

/** What the frame says about a page: see list-frame.ts. */
export interface FrameCopy {
  title: string;
  stale: boolean;
  /** When the page's data was last checked, in seconds; undefined where there is none. */
  checked: number | undefined;
}
