/** How often a focus that was refused is tried again, once a frame: the page's `inert` may end a little later. */
const MAX_TRIES = 30;

/** The focused element, and all around it up to the root. */
let lastFocused: readonly HTMLElement[] = [];

/**
 * Keeps the focus where it was: an element that had it and is replaced hands it to the nearest ancestor that is left,
 * so that the next Tab goes on from there. A browser would begin at the top again.
 */
export function keepFocus(root: HTMLElement): void {
  document.addEventListener('focusin', ({ target }) => {
    const chain: HTMLElement[] = [];
    for (let at = target; at instanceof HTMLElement && at !== root; at = at.parentElement) chain.push(at);
    lastFocused = chain;
  });
  new MutationObserver(() => {
    const isReplaced = lastFocused[0]?.isConnected === false;
    if (isReplaced && document.activeElement === document.body) restoreFocus();
  }).observe(root, { childList: true, subtree: true });
}

/** Focuses what had the focus last, or what is left around it. */
export function restoreFocus(): void {
  tryFocus(lastFocused.find(({ isConnected }) => isConnected) ?? findHeading(), MAX_TRIES);
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
