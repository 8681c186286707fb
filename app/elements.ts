import document from 'document';
import { UNKNOWN } from './unknown';

/** What the face changes on an element. */
interface ElementProperties {
  text: string;
  href: string;
  x: number;
  cx: number;
  width: number;
}

/** What the face changes on an element's style. */
interface StyleProperties {
  fill: string;
  fontFamily: string;
  display: 'inline' | 'none';
}

/** An element with the values that were last set on it, by name. */
interface TrackedElement {
  readonly element: GraphicsElement;
  [name: string]: unknown;
}

/** The only access to the document. Throws if index.view has no such element. */
function findElement(id: string): Element {
  const element = document.getElementById(id);
  if (!element) throw new Error('no #' + id);
  return element;
}

/** The elements used so far, by id. One face runs in a process, so the module keeps them. */
const trackedElements: Record<string, TrackedElement> = {};

function getTracked(id: string): TrackedElement {
  // All elements of index.view are graphics.
  if (!trackedElements[id]) trackedElements[id] = { element: findElement(id) as GraphicsElement };
  return trackedElements[id];
}

/** Sets the value only if it differs, because a write may cost a redraw even if nothing changes. */
function setIfChanged(tracked: TrackedElement, target: object, name: string, value: unknown): void {
  if (tracked[name] === value) return;
  tracked[name] = value;
  // The callers' types allow only properties of the target.
  (target as Record<string, unknown>)[name] = value;
}

/** Sets a property of the element itself. */
export function setProperty<K extends keyof ElementProperties>(
  id: string,
  name: K,
  value: ElementProperties[K],
): void {
  const tracked = getTracked(id);
  setIfChanged(tracked, tracked.element, name, value);
}

/** Sets a property of the element's style. */
export function setStyle<K extends keyof StyleProperties>(
  id: string,
  name: K,
  value: StyleProperties[K],
): void {
  const tracked = getTracked(id);
  setIfChanged(tracked, tracked.element.style, name, value);
}

export function setFill(id: string, fill: string): void {
  setStyle(id, 'fill', fill);
}

export function writeText(id: string, text: string, fill?: string): void {
  setProperty(id, 'text', text);
  if (fill) setFill(id, fill);
}

/** The box around a drawn element, px. */
export function getBox(id: string): DOMRect {
  return getTracked(id).element.getBBox();
}

/** Writes a text, cut at its end to `maxWidth` px; an empty one if nothing fits. */
export function writeTruncated(id: string, fullText: string, maxWidth: number): void {
  // A snapshot may hold anything in place of a text.
  let text = typeof fullText === 'string' ? fullText : UNKNOWN;
  writeText(id, text);
  while (text && getBox(id).width > maxWidth) {
    // The pattern keeps surrogate pairs whole.
    const shorter = text.replace(/[\uD800-\uDBFF]?.…?$/, '…');
    text = shorter === text ? '' : shorter;
    writeText(id, text);
  }
}

export function setVisible(id: string, isVisible: boolean): void {
  setStyle(id, 'display', isVisible ? 'inline' : 'none');
}

/** The same for an element without an id. */
export function setElementVisible(element: GraphicsElement, isVisible: boolean): void {
  element.style.display = isVisible ? 'inline' : 'none';
}

/** An icon by name and size, such as `clock_22`. */
export function showIcon(id: string, icon: string, fill: string): void {
  setProperty(id, 'href', 'icons/' + icon + '.png');
  setFill(id, fill);
}

/** Puts the left edge of an icon `distance` px before that of a text. */
export function placeBefore(iconId: string, textId: string, distance: number): void {
  setProperty(iconId, 'x', getBox(textId).left - distance);
}

/** Lets a text begin `distance` px after the end of another. */
export function placeAfter(id: string, textId: string, distance: number): void {
  setProperty(id, 'x', getBox(textId).right + distance);
}

/** Results of `getDescendants` by id. */
const descendants: Record<string, Element[]> = {};

/** The elements of a tag inside the element of this id, in the order of index.view. Call it with one tag per id. */
export function getDescendants<Tag extends keyof ElementSearchMap>(
  id: string,
  tag: Tag,
): ElementSearchMap[Tag][] {
  if (!descendants[id]) descendants[id] = findElement(id).getElementsByTagName(tag);
  // The cache is by id only, and the tag of an id is always the same.
  return descendants[id] as ElementSearchMap[Tag][];
}

/** Calls `listener` for every tap on an element. */
export function onTap(id: string, listener: (event: MouseEvent) => void): void {
  findElement(id).addEventListener('click', listener);
}

/** Returns a function that reports whether any value differs from its last call, so that a page can skip drawing. */
export function createChangeDetector(): (values: unknown[]) => boolean {
  let previous: unknown[] = [];
  return (values) => {
    const old = previous;
    previous = values;
    return values.some((value, i) => value !== old[i]);
  };
}
