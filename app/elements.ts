import document from 'document';

/** What the face changes on an element. */
interface Shape {
  text: string;
  href: string;
  x: number;
  cx: number;
  width: number;
}

/** What the face changes on its style. */
interface Look {
  fill: string;
  fontFamily: string;
  display: 'inline' | 'none';
}

/** An element, and beside it what was last set on it. */
interface Slot {
  readonly element: GraphicsElement;
  [name: string]: unknown;
}

/** The one place that looks into the document. A missing element is a mistake in the view: say which. */
function find(id: string): Element {
  const element = document.getElementById(id);
  if (!element) throw new Error('index.view has no #' + id);
  return element;
}

/** The elements that were needed so far. */
const slots: Record<string, Slot> = {};

function slotOf(id: string): Slot {
  if (!slots[id]) slots[id] = { element: find(id) as GraphicsElement };
  return slots[id];
}

/** Sets what differs: a write may cost a redraw even where nothing changes. */
function put(slot: Slot, target: object, name: string, value: unknown): void {
  if (slot[name] === value) return;
  slot[name] = value;
  (target as Record<string, unknown>)[name] = value;
}

/** Sets what stands on the element itself. */
export function set<K extends keyof Shape>(id: string, name: K, value: Shape[K]): void {
  const slot = slotOf(id);
  put(slot, slot.element, name, value);
}

/** Sets what belongs to its style. */
export function dress<K extends keyof Look>(id: string, name: K, value: Look[K]): void {
  const slot = slotOf(id);
  put(slot, slot.element.style, name, value);
}

export function paint(id: string, fill: string): void {
  dress(id, 'fill', fill);
}

export function write(id: string, text: string, fill?: string): void {
  set(id, 'text', text);
  if (fill) paint(id, fill);
}

/** Where an element is drawn. */
export function boxOf(id: string): DOMRect {
  return slotOf(id).element.getBBox();
}

/** Writes a text of any length, cut at its end until it is no wider than `room`; nothing where nothing fits. */
export function writeCut(id: string, whole: string, room: number): void {
  let text = String(whole);
  write(id, text);
  while (text && boxOf(id).width > room) {
    // No character is cut in half.
    const shorter = text.replace(/[\uD800-\uDBFF]?.…?$/, '…');
    text = shorter === text ? '' : shorter;
    write(id, text);
  }
}

export function show(id: string, shown: boolean): void {
  dress(id, 'display', shown ? 'inline' : 'none');
}

/** An icon by name and size, such as `clock_22`. */
export function picture(id: string, icon: string, fill: string): void {
  set(id, 'href', 'icons/' + icon + '.png');
  paint(id, fill);
}

/** Puts an icon beside a text: its left edge stands `distance` before the text's. */
export function putBefore(icon: string, text: string, distance: number): void {
  set(icon, 'x', boxOf(text).left - distance);
}

/** Lets a text begin `distance` after the end of another. */
export function putAfter(id: string, text: string, distance: number): void {
  set(id, 'x', boxOf(text).right + distance);
}

const pools: Record<string, Element[]> = {};

/** The elements of the one kind that is inside the element of an id, in the order of the view. */
export function inside<Tag extends keyof ElementSearchMap>(id: string, tag: Tag): ElementSearchMap[Tag][] {
  if (!pools[id]) pools[id] = find(id).getElementsByTagName(tag);
  return pools[id] as ElementSearchMap[Tag][];
}

/** Calls back with the x of every tap on an element. */
export function onTap(id: string, listener: (x: number) => void): void {
  find(id).addEventListener('click', (event) => listener(event.screenX));
}
