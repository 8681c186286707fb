/** Number of frames in which a refused focus is tried again. The page's `inert` may end a little later. */
const MAX_TRIES = 30;
const CONTROLS = 'button, input, select, a[href]';

/** An element around the focus, up to the root, and which of its children led to it. */
interface Step {
  parent: HTMLElement;
  index: number;
}

let lastFocused: HTMLElement | undefined;
/** From the focused element to the root, as it was when it was last there. */
let path: readonly Step[] = [];

/**
 * Keeps the focus where it was: an element that had it and is replaced hands it to what is in its place, a control or a
 * text, so that a reader hears it and the next Tab goes on from there. A browser would begin at the top again.
 */
export function keepFocus(root: HTMLElement): void {
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement)) return;
    lastFocused = target;
    path = findPath(target, root);
  });
  new MutationObserver(() => {
    if (!lastFocused) return;
    if (lastFocused.isConnected) path = findPath(lastFocused, root);
    // Not while the focus is elsewhere on the page: this one would take it away.
    else if (document.hasFocus() && document.activeElement === document.body) restoreFocus();
  }).observe(root, { childList: true, subtree: true });
}

function findPath(element: HTMLElement, root: HTMLElement): Step[] {
  const steps: Step[] = [];
  for (let at = element; at !== root && at.parentElement; at = at.parentElement)
    steps.push({ parent: at.parentElement, index: [...at.parentElement.children].indexOf(at) });
  return steps;
}

/** Focuses what had the focus last, or what is in its place. */
export function restoreFocus(): void {
  tryFocus((lastFocused?.isConnected ? lastFocused : findSuccessor()) ?? findHeading(), MAX_TRIES);
}

/** The row in the place of one that is gone, or the last one; its control, if it has one. */
function findSuccessor(): HTMLElement | undefined {
  const step = path.find(({ parent }) => parent.isConnected);
  const row = step && [...step.parent.children].slice(0, step.index + 1).at(-1);
  if (!(row instanceof HTMLElement)) return step?.parent;
  return row.matches(CONTROLS) ? row : (row.querySelector<HTMLElement>(CONTROLS) ?? row);
}

/** Focuses the heading of the page, so that Tab goes on to the first control. */
export function focusHeading(): void {
  tryFocus(findHeading(), MAX_TRIES);
}

function findHeading(): HTMLElement | null {
  return document.querySelector('h1');
}

function tryFocus(element: HTMLElement | null, tries: number): void {
  if (!element || tries === 0) return;
  if (element.tabIndex < 0) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  if (document.activeElement !== element) requestAnimationFrame(() => tryFocus(element, tries - 1));
}
