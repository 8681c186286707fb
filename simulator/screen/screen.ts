import type { ScreenSize } from '../app-package/models';
import type { Realm } from '../realm/realm';
import type { Clock } from '../world/clock';
import type { FontName, FontWeight } from './fonts';

export interface ScreenOptions {
  realm: Realm;
  clock: Clock;
  size: ScreenSize;
  /** The device part's files, by path (`resources/index.view`, `resources/icons/heart_22.png.txi`). */
  files: ReadonlyMap<string, Uint8Array>;
  /** First view and widget definitions, as the device manifest names them. */
  main: string;
  widgets?: string;
  /** A file under `/private/data`, for images an app made itself. */
  privateFile(path: string): Uint8Array | undefined;
  /** Text for a message id (text in a view that begins with `_`). */
  gettext(id: string): string;
  /** Stands in for the watch's own font. */
  font?: FontName;
  /** What a real watch would draw differently or not at all, with file and line where known. Each once. */
  warn(text: string): void;
  /** Something visible changed; called at most once until `svg` is asked for. */
  onChange(): void;
}

/** A text on the screen, top to bottom. `visible` is false where it or a parent is hidden or empty. */
export interface ScreenText {
  id: string;
  text: string;
  isVisible: boolean;
}

/** An element without children as it stands on the screen, for those who measure a picture. */
export interface ScreenPart {
  tag: string;
  id: string;
  /** The ids of what it is in, from the outside in. */
  ancestorIds: readonly string[];
  /** `#rrggbb`; of an image its tint. */
  fill: string;
  /** How opaque it is, all that it is in considered: 0 … 1. */
  alpha: number;
  /**
   * Corners of the rectangle it paints, in pixels of the screen: of a text its ink, of a line its stroke. Absent
   * where it paints nothing.
   */
  corners?: readonly (readonly [number, number])[];
  /** Of a text, for each of its lines. `isConnectionChange`: the element's text is longer than what it shows. */
  text?: { shown: string; isCut: boolean; size: number; weight: FontWeight };
}

/** The watch's display: Fitbit's SVG dialect, laid out and drawn as standard SVG. */
export interface Screen {
  /** What `require("document")` answers. */
  readonly documentModule: Record<string, unknown>;
  /** The picture as a whole standard SVG document, in the size of the screen, texts as outlines of the stand-in font. */
  svg(): string;
  texts(): ScreenText[];
  /** All that is displayed, in document order, also what is transparent or has nothing to show. */
  parts(): ScreenPart[];
  /** mousedown, mouseup, click at a point, on the topmost element there that takes the pointer. True if one did. */
  tap(x: number, y: number): boolean;
  /** A physical key; true when the app prevented its default, or when `back` led to the view before. */
  pressKey(key: 'back' | 'up' | 'down'): boolean;
  /** Elements in the current view, and property writes since the start: the bench's figures. */
  readonly counts: { elements: number; writes: number };
  /** Stops what moves by itself. The last picture can still be asked for. */
  close(): void;
}
