import type { Instant } from '../world/clock';
import type { Animator } from './animator';
import { type AppEventTarget, hasListener } from './element-events';
import type { ElementWrappers } from './element-screen';
import { hitTest, listensForFinger } from './hit-test';
import type { SceneNode, WidgetActions } from './scene-node';
import type { ScreenContext } from './screen-context';
import type { Axis } from './transform';
import { warnAboutReorder } from './widgets/kinds/tile-list';
import { dragWidget, liftInWidget, settleWidget, tapWidget } from './widgets/widget-pointer';

export const SWIPE_DIRECTIONS = ['up', 'down', 'left', 'right'] as const;
export type SwipeDirection = (typeof SWIPE_DIRECTIONS)[number];

/** Distance that a finger moves before a widget follows it, px. */
const SLOP_PX = 10;
/** Distance that a finger moves, mostly in one direction, before its way is a swipe of the watch's own, px. */
const SYSTEM_SWIPE_PX = 100;

/** Shortest press that a watch takes for a long one, ms. */
const LONG_PRESS_MS = 500;

interface Point {
  x: number;
  y: number;
}

/** What the finger needs of the screen it is on. */
interface FingerScreen {
  readonly context: ScreenContext;
  readonly wrappers: ElementWrappers;
  readonly animator: Animator;
  readonly widgetActions: WidgetActions;
  readonly document: AppEventTarget;
  /** Swipes that the watch keeps for itself, unless the pressed element follows the finger. */
  readonly systemSwipes: readonly SwipeDirection[];
  /** The root of the view that is shown, with its widgets in place. */
  arrangedRoot(): SceneNode;
  dispatch(node: SceneNode, type: string, at: Record<string, unknown>): boolean;
  now(): Instant;
}

/** A finger on the glass, from its first touch. */
interface Gesture {
  start: Point;
  since: Instant;
  /** When it first moved. Until then it stayed. */
  movedAt: Instant;
  last: Point;
  /** The pressed element takes all events, wherever the finger goes. */
  node: SceneNode | undefined;
  isOver: boolean;
  /** The widget that follows the finger, and which way. */
  dragged?: { widget: SceneNode; axis: Axis };
}

/** One finger on the screen, as events of the element that it pressed. */
export class Finger {
  private gesture: Gesture | undefined;
  /** Counts the views, because a listener may lead to another. */
  private generation = 0;

  constructor(private readonly screen: FingerScreen) {}

  /** Returns whether an element accepts the finger. */
  press(x: number, y: number): boolean {
    const { context } = this.screen;
    const root = this.screen.arrangedRoot();
    const hit = hitTest(root, x, y, context);
    const node = hit ?? (this.isHeardAnywhere(root) ? root : undefined);
    this.gesture = {
      start: { x, y },
      since: this.screen.now(),
      movedAt: 0,
      last: { x, y },
      node,
      isOver: true,
    };
    if (!node) return false;
    if (this.dispatch(node, 'mouseover', x, y)) this.dispatch(node, 'mousedown', x, y);
    return true;
  }

  /** The root of a view and the document need no pointer-events: published faces listen there for taps anywhere. */
  isHeardAnywhere(root: SceneNode): boolean {
    const { wrappers, document } = this.screen;
    return listensForFinger(wrappers.targetOf(root)) || listensForFinger(document);
  }

  move(x: number, y: number): void {
    const { gesture } = this;
    if (!gesture || (gesture.last.x === x && gesture.last.y === y)) return;
    const { last, node } = gesture;
    gesture.last = { x, y };
    gesture.movedAt ||= this.screen.now();
    if (!node) return;
    const isOver = this.isOver(node, x, y);
    if (isOver !== gesture.isOver) {
      gesture.isOver = isOver;
      this.dispatch(node, isOver ? 'mouseover' : 'mouseout', x, y);
    }
    this.dispatch(node, 'mousemove', x, y);
    // A listener may have left the view.
    if (this.gesture === gesture) this.drag(gesture, node, last);
  }

  /** Lifts the finger where it is. Returns the swipe that the watch takes for itself. */
  lift(): SwipeDirection | undefined {
    const { gesture } = this;
    if (!gesture) return undefined;
    this.gesture = undefined;
    const { node, last, dragged, isOver, since } = gesture;
    const swipe = this.systemSwipe(gesture);
    if (!node) return swipe;
    const { x, y } = last;
    const { generation } = this;
    const { widgetActions, context } = this.screen;
    if (!dragged && this.screen.now() - since >= LONG_PRESS_MS) warnAboutReorder(node, context);
    if (!this.dispatch(node, 'mouseup', x, y)) return swipe;
    if (dragged) settleWidget(dragged.widget, widgetActions);
    else if (isOver && !swipe && this.dispatch(node, 'click', x, y))
      tapWidget(node, { screenX: x, screenY: y }, widgetActions);
    if (isOver && generation === this.generation) this.dispatch(node, 'mouseout', x, y);
    return swipe;
  }

  /** Another view is shown: the element under the finger is gone. */
  forget(): void {
    this.gesture = undefined;
    this.generation += 1;
  }

  /** Returns whether the view is still the same. */
  private dispatch(node: SceneNode, type: string, x: number, y: number): boolean {
    const { generation } = this;
    this.screen.animator.trigger(node, type);
    // As its listeners, the animations of a container hear of what is in it.
    for (let up = node.parent; up; up = up.parent) this.screen.animator.triggerOwn(up, type);
    this.screen.dispatch(node, type, { screenX: x, screenY: y });
    return generation === this.generation;
  }

  private isOver(node: SceneNode, x: number, y: number): boolean {
    const root = this.screen.arrangedRoot();
    if (node === root) return true;
    for (let up = hitTest(root, x, y, this.screen.context); up; up = up.parent) if (up === node) return true;
    return false;
  }

  private drag(gesture: Gesture, node: SceneNode, last: Point): void {
    const { start, dragged } = gesture;
    const { x, y } = gesture.last;
    if (dragged) {
      const { widget, axis } = dragged;
      widget.widget?.drag?.(widget, axis === 'x' ? x - last.x : 0, axis === 'y' ? y - last.y : 0);
      return;
    }
    const [dx, dy] = [x - start.x, y - start.y];
    if (Math.hypot(dx, dy) < SLOP_PX) return;
    const hasStayed = gesture.movedAt - gesture.since >= LONG_PRESS_MS;
    const lifted = hasStayed ? liftInWidget(node, start.x, start.y) : undefined;
    lifted?.widget?.drag?.(lifted, 0, dy);
    const widget = lifted ?? dragWidget(node, dx, dy);
    const isAcross = !lifted && Math.abs(dx) > Math.abs(dy);
    if (widget) gesture.dragged = { widget, axis: isAcross ? 'x' : 'y' };
  }

  private systemSwipe({ start, last, node, dragged }: Gesture): SwipeDirection | undefined {
    const direction = swipeDirection(last.x - start.x, last.y - start.y);
    if (!direction || dragged || !this.screen.systemSwipes.includes(direction)) return undefined;
    return node && this.followsFinger(node) ? undefined : direction;
  }

  /** Whether the element, or what is around it, listens for `mousemove`. */
  private followsFinger(node: SceneNode): boolean {
    const { wrappers, document } = this.screen;
    for (let up: SceneNode | undefined = node; up; up = up.parent)
      if (hasListener(wrappers.targetOf(up), 'mousemove')) return true;
    return hasListener(document, 'mousemove');
  }
}

function swipeDirection(dx: number, dy: number): SwipeDirection | undefined {
  const [across, down] = [Math.abs(dx), Math.abs(dy)];
  if (Math.max(across, down) < SYSTEM_SWIPE_PX || Math.max(across, down) < 2 * Math.min(across, down))
    return undefined;
  if (across > down) return dx > 0 ? 'right' : 'left';
  return dy > 0 ? 'down' : 'up';
}
