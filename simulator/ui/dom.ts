type ElementClass<T extends Element> = new (...args: never[]) => T;

/** The element of a selector. Throws an Error where the page has none of that type. */
export function getElement<T extends Element>(
  selector: string,
  type: ElementClass<T>,
  within: ParentNode = document,
): T {
  const found = within.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`the page has no ${selector}`);
  return found;
}

const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';

type Attributes = Record<string, string | boolean | undefined>;

/** A new element. `true` writes an empty attribute; false and undefined write none. */
export function createElement<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children);
  return element;
}

/** An icon of the page's sprite, hidden from screen readers. */
export function createIcon(name: string, className = 'i i--s'): SVGElement {
  const icon = document.createElementNS(SVG_NAMESPACE, 'svg');
  icon.setAttribute('class', className);
  icon.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG_NAMESPACE, 'use');
  use.setAttribute('href', `#i-${name}`);
  icon.append(use);
  return icon;
}

/** Sets the text where it is different: most states change little. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** Whether the element is shown: narrow screens hide the columns of other tabs. */
export function isInView(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true });
}

/** Calls `work` at each click on the element. */
export function onClick(element: HTMLElement, work: () => void): void {
  element.addEventListener('click', work);
}

/** Hides an element. If it has the focus, `next` gets it: a browser would begin at the top of the page. */
export function hideElement(element: HTMLElement, next: HTMLElement): void {
  const hasFocus = element.contains(document.activeElement);
  element.hidden = true;
  if (!hasFocus) return;
  if (next.tabIndex < 0) next.tabIndex = -1;
  next.focus();
}
