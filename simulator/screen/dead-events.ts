import { findDescendant } from './element-search';
import type { SceneNode } from './scene-node';

/** Events that are typed (fitbit-sdk-types) and that nothing here dispatches. */
export const NEVER_DISPATCHED: ReadonlySet<string> = new Set(
  (
    'collapse disable enable expand highlight listbackward listforward load pagescroll paint reload unhighlight ' +
    'unselect'
  ).split(' '),
);

/** Events of browsers that apps mistake for those of the watch, and what the watch has instead. */
export const MISTAKEN_EVENTS: Readonly<Record<string, string>> = {
  touchstart: 'mousedown',
  touchmove: 'mousemove',
  touchend: 'mouseup',
  touchcancel: 'mouseout',
  pointerdown: 'mousedown',
  pointermove: 'mousemove',
  pointerup: 'mouseup',
  mouseenter: 'mouseover',
  mouseleave: 'mouseout',
  dblclick: 'click',
};

const DOCUMENT_EVENTS: ReadonlySet<string> = new Set([
  'unload',
  'beforeunload',
  'keypress',
  'keydown',
  'keyup',
]);
const WIDGET_EVENTS: ReadonlySet<string> = new Set(['activate', 'select']);

/** Why a listener for events of a type is not called, unless the app dispatches them; undefined where it is. */
export function describeDeadEvent(type: string): string | undefined {
  if (NEVER_DISPATCHED.has(type)) return `listens for "${type}", which only the app itself dispatches here`;
  const right = Object.hasOwn(MISTAKEN_EVENTS, type) ? MISTAKEN_EVENTS[type] : undefined;
  return right === undefined ? undefined : `the watch has no event "${type}"; ${right} is`;
}

/** The same of an element, which has fewer events than the document. */
export function describeDeadElementEvent(node: SceneNode, type: string): string | undefined {
  if (DOCUMENT_EVENTS.has(type)) return `listens for "${type}", which only the document gets`;
  if (WIDGET_EVENTS.has(type) && !mayBeWidget(node) && !findDescendant(node, mayBeWidget))
    return `listens for "${type}", which only the watch's own widgets dispatch`;
  return describeDeadEvent(type);
}

/** A symbol that is not here may have been one of the watch's. */
function mayBeWidget(node: SceneNode): boolean {
  return node.widget !== undefined || node.lacksSymbol;
}
