import type { ScreenSize } from '../app-package/models';
import type { FontName } from './fonts';
import type { ImageStore } from './images';

/** What all files of the screen need. */
export interface ScreenContext {
  readonly images: ImageStore;
  /** Replaces the watch's own. */
  readonly font: FontName;
  /** The size of the screen, which is that of a view's root. */
  readonly size: ScreenSize;
  gettext(id: string): string;
  /** Reports each text once. */
  warn(text: string): void;
}
