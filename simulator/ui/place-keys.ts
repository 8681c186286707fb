/** Keys that lead to a place of the page, also from within the settings page's frame. */
export const PLACE_KEYS = ['w', 'p', 'l', 'e', '/'] as const;

/** Whether the key leads to a place: no field has the focus, and no modifier is held. */
export function isPlaceKey(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return false;
  return PLACE_KEYS.some((key) => key === event.key.toLowerCase());
}

/** Whether keys are typed into the element. */
export function isField(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !['radio', 'checkbox', 'range'].includes(target.type);
  return (
    target instanceof HTMLSelectElement ||
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}
