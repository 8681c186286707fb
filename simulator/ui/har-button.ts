import { getElement, onClick } from './dom';
import { saveFile } from './replay-row';
import { readToken } from './token';

/** Saves the event log as HAR. Tokens that a row shows are in the file too. */
export function bindHarButton(onError: (text: string) => void): void {
  onClick(getElement('#har', HTMLButtonElement), () => {
    void save().catch(() => onError('The event log could not be read: the simulator is not running.'));
  });
}

async function save(): Promise<void> {
  const rows = document.querySelectorAll<HTMLElement>('#event-rows [data-shows-tokens]');
  const shown = [...rows].map(({ dataset }) => dataset.showsTokens).join();
  const response = await fetch(`/line.har?shown=${shown}`, { headers: { 'x-token': readToken() } });
  if (!response.ok) throw new Error(await response.text());
  saveFile('line.har', await response.text());
}
