import document from 'document';

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

/** An element, and beside it what was last set on it. */
interface TrackedElement {
  readonly element: GraphicsElement;
  [name: string]: unknown;
}

/** The one place that looks into the document. A missing element is a mistake in the view: say which. */
function findElement(id: string): Element {
  const element = document.getElementById(id);
  if (!element) throw new Error('index.view has no #' + id);
  return element;
}

/** The elements that were needed so far. */
const trackedElements: Record<string, TrackedElement> = {};

function getTracked(id: string): TrackedElement {
  if (!trackedElements[id]) trackedElements[id] = { element: findElement(id) as GraphicsElement };
  return trackedElements[id];
}

/** Sets what differs: a write may cost a redraw even where nothing changes. */
function setIfChanged(tracked: TrackedElement, target: object, name: string, value: unknown): void {
  if (tracked[name] === value) return;
  tracked[name] = value;
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

/** Where an element is drawn. */
export function getBox(id: string): DOMRect {
  return getTracked(id).element.getBBox();
}

/** Writes a text of any length, cut at its end until it is no wider than `room`; nothing where nothing fits. */
export function writeTruncated(id: string, fullText: string, maxWidth: number): void {
  let text = String(fullText);
  writeText(id, text);
  while (text && getBox(id).width > maxWidth) {
    // No character is cut in half.
    const shorter = text.replace(/[\uD800-\uDBFF]?.…?$/, '…');
    text = shorter === text ? '' : shorter;
    writeText(id, text);
  }
}

export function setVisible(id: string, isVisible: boolean): void {
  setStyle(id, 'display', isVisible ? 'inline' : 'none');
}

/** An icon by name and size, such as `clock_22`. */
export function showIcon(id: string, icon: string, fill: string): void {
  setProperty(id, 'href', 'icons/' + icon + '.png');
  setFill(id, fill);
}

/** Puts an icon beside a text: its left edge stands `distance` before the text's. */
export function placeBefore(iconId: string, textId: string, distance: number): void {
  setProperty(iconId, 'x', getBox(textId).left - distance);
}

/** Lets a text begin `distance` after the end of another. */
export function placeAfter(id: string, textId: string, distance: number): void {
  setProperty(id, 'x', getBox(textId).right + distance);
}

const descendants: Record<string, Element[]> = {};

/** The elements of the one kind that is inside the element of an id, in the order of the view. */
export function getDescendants<Tag extends keyof ElementSearchMap>(
  id: string,
  tag: Tag,
): ElementSearchMap[Tag][] {
  if (!descendants[id]) descendants[id] = findElement(id).getElementsByTagName(tag);
  return descendants[id] as ElementSearchMap[Tag][];
}

/** Calls back with the x of every tap on an element. */
export function onTap(id: string, listener: (x: number) => void): void {
  findElement(id).addEventListener('click', (event) => listener(event.screenX));
}
