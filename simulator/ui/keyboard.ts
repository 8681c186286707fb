import { getElement, onClick } from './dom';
import { isField, PLACE_KEYS } from './place-keys';

/** Whether a dialog is open: what is behind it takes no keys. */
const isAsking = (): boolean => document.querySelector('dialog[open]') !== null;

/** Runs the action of a single key, unless a field has the focus or single keys are switched off. */
export function bindKeys(actions: Readonly<Record<string, () => void>>): { onFrameKey(key: string): void } {
  const dialog = getElement('#keys', HTMLDialogElement);
  const letters = getElement('#keys-letters', HTMLInputElement);
  letters.checked = localStorage.getItem('letters') !== 'off';
  letters.addEventListener('change', () => localStorage.setItem('letters', letters.checked ? 'on' : 'off'));
  onClick(getElement('#keys-open', HTMLButtonElement), () => dialog.showModal());
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isAsking()) return;
    if (!letters.checked || isField(event.target)) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    // Space presses a focused button or switch, as on every page.
    if (
      key === ' ' &&
      event.target instanceof HTMLElement &&
      event.target.closest('button, a, summary, input')
    )
      return;
    const action = key === '?' ? () => dialog.showModal() : actions[key];
    if (!action) return;
    event.preventDefault();
    action();
  });
  return {
    /** A key that the frame of the settings page reported. The app may post anything, so only places can be reached. */
    onFrameKey: (key) => {
      const place = PLACE_KEYS.find((placeKey) => placeKey === key.toLowerCase());
      if (place !== undefined && letters.checked && !isAsking()) actions[place]?.();
    },
  };
}
