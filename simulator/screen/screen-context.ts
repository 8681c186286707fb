import type { ScreenSize } from '../app-package/models';
import type { FontName } from './fonts';
import type { ImageStore } from './images';

/** What the parts of the screen share. */
export interface ScreenContext {
  readonly images: ImageStore;
  /** Stands in for the watch's own. */
  readonly font: FontName;
  /** The screen's own size, which a view's root has. */
  readonly size: ScreenSize;
  gettext(id: string): string;
  /** Tells once. */
  warn(text: string): void;
}
