import { type AnimationTrigger, isTriggerEvent } from './animation-spec';
import type { SceneNode } from './scene-node';

/** What begins and ends animations here by itself. */
const TRIGGERED: ReadonlySet<string> = new Set(
  'load click mousedown mousemove mouseup mouseover mouseout enable disable'.split(' '),
);
/** In one of the watch's widgets, also these. */
const TRIGGERED_BY_WIDGETS: ReadonlySet<string> = new Set(['activate', 'select']);

/** Reports animations that wait for an event which does not come. `animated`: those that the app called `animate` with. */
export function warnAboutDeadTriggers(
  root: SceneNode,
  animated: ReadonlySet<string>,
  warn: (text: string) => void,
): void {
  const check = (node: SceneNode, name: string, triggers: readonly AnimationTrigger[]): void => {
    for (const { event } of triggers) {
      if (animated.has(event) || TRIGGERED.has(event)) continue;
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

/** A symbol that is not here may have been a widget. */
function isInWidget(node: SceneNode): boolean {
  for (let up = node.parent; up; up = up.parent) if (up.widget || up.lacksSymbol) return true;
  return false;
}
