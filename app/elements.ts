import document from 'document';

/** The one place that looks into the document. A missing element is a mistake in the view: say which. */
function find(id: string): Element {
  const element = document.getElementById(id);
  if (!element) throw new Error('index.view has no #' + id);
  return element;
}

/**
 * An element and what was last written to it. A write may cost a redraw even where nothing changes, so
 * the functions below write only what differs.
 */
export interface Slot<E extends GraphicsElement> {
  readonly element: E;
  shown?: boolean;
  fill?: string;
  text?: string;
  icon?: string;
  x?: number;
}

/** The element of an id; the caller knows from the view which kind it is. */
export function slot<E extends GraphicsElement>(id: string): Slot<E> {
  return { element: find(id) as E };
}

/** The elements of one kind inside the element of an id, in the order of the view. */
export function inside<Tag extends keyof ElementSearchMap>(id: string, tag: Tag): ElementSearchMap[Tag][] {
  return find(id).getElementsByTagName(tag);
}

/** Calls back with the x of every tap on an element. */
export function onTap(id: string, listener: (x: number) => void): void {
  find(id).addEventListener('click', (event) => listener(event.screenX));
}

export function show(slot: Slot<GraphicsElement>, shown: boolean): void {
  if (slot.shown === shown) return;
  slot.shown = shown;
  slot.element.style.display = shown ? 'inline' : 'none';
}

export function paint(slot: Slot<GraphicsElement>, fill: string): void {
  if (slot.fill === fill) return;
  slot.fill = fill;
  slot.element.style.fill = fill;
}

export function move(slot: Slot<GraphicsElement>, x: number): void {
  if (slot.x === x) return;
  slot.x = x;
  slot.element.x = x;
}

export function write(slot: Slot<TextElement>, text: string, fill: string): void {
  paint(slot, fill);
  if (slot.text === text) return;
  slot.text = text;
  slot.element.text = text;
}

/** An icon by name and size, such as `clock_22`. */
export function picture(slot: Slot<ImageElement>, icon: string, fill: string): void {
  paint(slot, fill);
  if (slot.icon === icon) return;
  slot.icon = icon;
  slot.element.href = 'icons/' + icon + '.png';
}
