import type { ScreenSize } from '../app-package/models';
import type { Realm } from '../realm/realm';
import type { Clock } from '../world/clock';
import type { SwipeDirection } from './finger';
import type { FontName, FontWeight } from './fonts';

export interface ScreenOptions {
  realm: Realm;
  clock: Clock;
  size: ScreenSize;
  /** The device part's files, by path (`resources/index.view`, `resources/icons/heart_22.png.txi`). */
  files: ReadonlyMap<string, Uint8Array>;
  /** Paths of the first view and the widget definitions, from the device manifest. */
  main: string;
  widgets?: string;
  /** A file under `/private/data`, for images that the app wrote. */
  privateFile(path: string): Uint8Array | undefined;
  /** Text for a message id (text in a view that begins with `_`). */
  gettext(id: string): string;
  /** Swipes that the watch keeps for itself; by default none. */
  systemSwipes?: readonly SwipeDirection[];
  /** Whether the app gets keys, and is left by the back key; by default it is. A clock face is not. */
  hasKeys?: boolean;
  /** Replaces the watch's own font. */
  font?: FontName;
  /** Reports, once each, what a real watch would draw differently or not at all, with file and line where known. */
  warn(text: string): void;
  /** Something visible changed; called at most once until the next call of `svg`. */
  onChange(): void;
}

/** A physical key of the watch. */
export type WatchKey = 'back' | 'up' | 'down';

/** A text on the screen. `isVisible` is false where it is empty, or where it or an ancestor is hidden. */
export interface ScreenText {
  id: string;
  text: string;
  isVisible: boolean;
}

/** A shape as it is on the screen, for measuring a picture. */
export interface ScreenPart {
  tag: string;
  id: string;
  /** The ids of its ancestors, the outermost first. */
  ancestorIds: readonly string[];
  /** `#rrggbb`; for an image its tint. */
  fill: string;
  /** Its opacity times that of its ancestors, 0 … 1. */
  alpha: number;
  /**
   * Corners of the painted rectangle in pixels of the screen, for a text its ink, for a line its stroke. Absent where
   * nothing is painted.
   */
  corners?: readonly (readonly [number, number])[];
  /** A line of a text. `isCut`: the element's text is longer than what it shows. */
  text?: { shown: string; isCut: boolean; size: number; weight: FontWeight };
}

/** The watch's display: Fitbit's SVG dialect, laid out and drawn as standard SVG. */
export interface Screen {
  /** The result of `require("document")`. */
  readonly documentModule: Record<string, unknown>;
  /** The picture as a standard SVG document in the size of the screen; texts are outlines of the stand-in font. */
  svg(): string;
  /**
   * Warns of what the picture and the listeners have wrong now. Happens by itself 100 ms after a view is shown and after
   * a touch, also where nobody looks at the picture.
   */
  check(): void;
  texts(): ScreenText[];
  /** All displayed shapes in document order, also transparent and empty ones. */
  parts(): ScreenPart[];
  /** Presses the topmost element at a point that accepts the pointer, and lifts. False where none does. */
  tap(x: number, y: number): boolean;
  /** As `tap`, without lifting. */
  pressFinger(x: number, y: number): boolean;
  moveFinger(x: number, y: number): void;
  /** Lifts the finger where it is. Returns a swipe that the watch takes for itself; the app gets no `click` then. */
  liftFinger(): SwipeDirection | undefined;
  /** Presses a physical key. True when the app prevented its default, or when `back` led to the view before. */
  pressKey(key: WatchKey): boolean;
  /** Leaves the view. True when the app prevented that or a view before is shown; otherwise the app is to end. */
  goBack(): boolean;
  /** Elements in the current view, and property writes since the start, for benchmarks. */
  readonly counts: { elements: number; writes: number };
  /** Listeners of the document and of the elements of the current view. */
  countListeners(): number;
  /** Stops all animations. `svg` still returns the last picture. */
  close(): void;
}
