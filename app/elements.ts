import document from 'document';
import { ICON_AND_GAP_PX } from './screen';
import { UNKNOWN } from './unknown';

/** What the face changes on an element. */
interface ElementProperties {
  text: string;
  href: string;
  x: number;
  width: number;
}

/** What the face changes on an element's style. */
interface StyleProperties {
  fill: string;
  fontFamily: string;
  fontSize: number;
  display: 'inline' | 'none';
}

/** Where an element keeps what was last set on it. Numbers, because a name costs some of the heap. */
const LAST_VALUES: Readonly<Record<keyof ElementProperties | keyof StyleProperties, number>> = {
  text: 0,
  href: 1,
  x: 2,
  width: 3,
  fill: 4,
  fontFamily: 5,
  display: 6,
  fontSize: 7,
};

/** An element with its last values, by the numbers of `LAST_VALUES`. */
type UsedElement = GraphicsElement & Record<number, unknown>;

// What the open page uses of the document, by id. One face runs in a process, so the module keeps it.
let usedElements: Record<string, UsedElement> = {};

/**
 * Drops every element, with its last values. Called when another page opens and when the display goes off, so that the
 * heap holds what one page needs. What is drawn next is looked up and written again.
 */
export function forgetElements(): void {
  usedElements = {};
}

/** The only access to the document. Throws if index.view has no such element. */
export function findElement(id: string): Element {
  const element = document.getElementById(id);
  if (!element) throw new Error('no #' + id);
  return element;
}

function getElement(id: string): UsedElement {
  // All elements of index.view are graphics.
  if (!usedElements[id]) usedElements[id] = findElement(id) as UsedElement;
  return usedElements[id];
}

/** Sets the value only if it differs, because a write may cost a redraw even if nothing changes. */
function setIfChanged(
  element: UsedElement,
  target: object,
  name: keyof typeof LAST_VALUES,
  value: unknown,
): void {
  const key = LAST_VALUES[name];
  if (element[key] === value) return;
  element[key] = value;
  // The callers' types allow only properties of the target.
  (target as Record<string, unknown>)[name] = value;
}

/** Sets a property of the element itself. */
export function setProperty<K extends keyof ElementProperties>(
  id: string,
  name: K,
  value: ElementProperties[K],
): void {
  const element = getElement(id);
  setIfChanged(element, element, name, value);
}

/** Sets a property of the element's style. */
export function setStyle<K extends keyof StyleProperties>(
  id: string,
  name: K,
  value: StyleProperties[K],
): void {
  const element = getElement(id);
  setIfChanged(element, element.style, name, value);
}

export function setFill(id: string, fill: string): void {
  setStyle(id, 'fill', fill);
}

export function writeText(id: string, text: string, fill?: string): void {
  setProperty(id, 'text', text);
  if (fill) setFill(id, fill);
}

/** Draws a bar of this width, px. */
export function drawBar(id: string, width: number, fill: string): void {
  setProperty(id, 'width', width);
  setFill(id, fill);
}

/** The box around a drawn element, px. */
export function getBox(id: string): DOMRect {
  return getElement(id).getBBox();
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

export function setVisible(id: string, isVisible: unknown): void {
  setStyle(id, 'display', isVisible ? 'inline' : 'none');
}

/** The same for an element without an id. */
export function setElementVisible(element: GraphicsElement, isVisible: unknown): void {
  element.style.display = isVisible ? 'inline' : 'none';
}

/** An icon by name and size, such as `clock_22`. */
export function showIcon(id: string, icon: string, fill: string): void {
  setProperty(id, 'href', 'icons/' + icon + '.png');
  setFill(id, fill);
}

/** Puts an element `distance` px before the left edge of a text: the left edge of an icon, the end of a text. */
export function placeBefore(id: string, textId: string, distance: number): void {
  setProperty(id, 'x', getBox(textId).left - distance);
}

/** Shows an icon before a text, in the element named after that; none without a name. */
export function showIconBefore(textId: string, icon: string, fill: string): void {
  const id = textId + '-icon';
  setVisible(id, icon);
  if (!icon) return;
  showIcon(id, icon, fill);
  placeBefore(id, textId, ICON_AND_GAP_PX);
}

/** Lets a text begin `distance` px after the end of another. */
export function placeAfter(id: string, textId: string, distance: number): void {
  setProperty(id, 'x', getBox(textId).right + distance);
}

/** Moves a group of index.view that begins at x = 0. */
export function moveGroup(id: string, x: number): void {
  // The caller names a group with a `transform`.
  const element = getElement(id) as UsedElement & GroupElement;
  const { translate } = element.groupTransform as NonNullable<GroupElement['groupTransform']>;
  setIfChanged(element, translate, 'x', x);
}

/** The elements of a tag inside the element of this id, in the order of index.view. They are looked up at each call. */
export function getDescendants<Tag extends keyof ElementSearchMap>(
  id: string,
  tag: Tag,
): ElementSearchMap[Tag][] {
  return findElement(id).getElementsByTagName(tag);
}
