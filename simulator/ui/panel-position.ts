/** Between button and panel, and between panel and the window's edge, in pixels. */
const GAP_PX = 8;

/** Places an open panel below or above its button, within the window. */
export function placePanel(panel: HTMLElement, button: HTMLElement, side: 'below' | 'above'): void {
  const from = button.getBoundingClientRect();
  const { width, height } = panel.getBoundingClientRect();
  const top = side === 'below' ? from.bottom + GAP_PX : from.top - GAP_PX - height;
  panel.style.top = `${fit(top, window.innerHeight - height)}px`;
  panel.style.left = `${fit(from.right - width, window.innerWidth - width)}px`;
}

function fit(at: number, space: number): number {
  return Math.max(GAP_PX, Math.min(at, space - GAP_PX));
}
