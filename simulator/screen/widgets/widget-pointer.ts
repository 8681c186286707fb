import { toLocalCoordinates } from '../bounds';
import type { SceneNode, WidgetActions } from '../scene-node';

/** The nearest widget around an element, itself included, that `matches`. */
function widgetAround(
  node: SceneNode,
  matches: (widget: SceneNode) => boolean | undefined,
): SceneNode | undefined {
  for (let up: SceneNode | undefined = node; up; up = up.parent) if (matches(up)) return up;
  return undefined;
}

/** What a tap on an element does to the widget it is in, after its `click`. `at`: `screenX` and `screenY`. */
export function tapWidget(node: SceneNode, at: Record<string, unknown>, actions: WidgetActions): void {
  const tapped = widgetAround(node, (each) => each.widget?.tap !== undefined);
  tapped?.widget?.tap?.(tapped, at, actions);
}

/**
 * Moves the widget around an element along with a finger. `dx` and `dy` are pixels since the last call. Returns the
 * widget that follows, for `settleWidget`; undefined where none does.
 */
export function dragWidget(node: SceneNode, dx: number, dy: number): SceneNode | undefined {
  return widgetAround(node, (each) => each.widget?.drag?.(each, dx, dy));
}

/**
 * A finger that stayed on an element, at a point of the screen, begins to move. Returns the widget that lets it carry
 * one of its parts.
 */
export function liftInWidget(node: SceneNode, x: number, y: number): SceneNode | undefined {
  return widgetAround(node, (each) => each.widget?.lift?.(each, ...fromScreen(each, x, y)));
}

/** A point of the screen in the coordinates of a container. */
function fromScreen(node: SceneNode, x: number, y: number): [number, number] {
  return toLocalCoordinates(node, ...(node.parent ? fromScreen(node.parent, x, y) : ([x, y] as const)));
}

/** The finger that moved a widget was lifted. */
export function settleWidget(widget: SceneNode, actions: WidgetActions): void {
  widget.widget?.settle?.(widget, actions);
}
