import { type AnimationTrigger, isTriggerEvent } from './animation-spec';
import { findDescendant } from './element-search';
import { FINGER_EVENTS, mayAcceptPointer } from './hit-test';
import type { SceneNode } from './scene-node';

/** What begins and ends animations here by itself. */
const TRIGGERED: ReadonlySet<string> = new Set(
  'load click mousedown mousemove mouseup mouseover mouseout enable disable'.split(' '),
);
/** In one of the watch's widgets, also these. */
const TRIGGERED_BY_WIDGETS: ReadonlySet<string> = new Set(['activate', 'select']);

/**
 * Reports animations that wait for an event which does not come. `animated`: those that the app called `animate` with.
 * `isHeardAnywhere`: whether every tap reaches the view's root, and with it all animations.
 */
export function warnAboutDeadTriggers(
  root: SceneNode,
  {
    animated,
    isHeardAnywhere,
    warn,
  }: { animated: ReadonlySet<string>; isHeardAnywhere: boolean; warn(text: string): void },
): void {
  const check = (node: SceneNode, name: string, triggers: readonly AnimationTrigger[]): void => {
    for (const { event } of triggers) {
      if (animated.has(event)) continue;
      if (FINGER_EVENTS.includes(event) && !isHeardAnywhere && !isReachable(node.parent))
        warn(
          `${node.location}: ${name}="${event}": no finger reaches it without pointer-events="visible" or "all"`,
        );
      if (TRIGGERED.has(event)) continue;
      if (TRIGGERED_BY_WIDGETS.has(event) && isInWidget(node)) continue;
      const what = isTriggerEvent(event)
        ? 'this event does not come here'
        : 'no watch is known to have this event';
      warn(`${node.location}: ${name}="${event}": ${what}; only animate("${event}") has its effect`);
    }
  };
  root.walk((node) => {
    if (!node.animation) return;
    check(node, 'begin', node.animation.begin);
    check(node, 'end', node.animation.end);
  });
}

/** Whether a finger may reach an element, what is in it, or what it is in: each begins its animations. */
function isReachable(node: SceneNode | undefined): boolean {
  if (!node || findDescendant(node, mayAcceptPointer)) return true;
  for (let up: SceneNode | undefined = node; up; up = up.parent) if (mayAcceptPointer(up)) return true;
  return false;
}

/** A symbol that is not here may have been a widget. */
function isInWidget(node: SceneNode): boolean {
  for (let up = node.parent; up; up = up.parent) if (up.widget || up.lacksSymbol) return true;
  return false;
}
