import { getElement, onClick } from './dom';
import { fetchForPage, saveFile } from './download';

export interface SaveOptions {
  /** The name of the app that runs. */
  appName(): string;
  /** Called with one line for the person. */
  onError(text: string): void;
}

/** The buttons that save the event log and a picture of the watch. */
export function bindSaveButtons({ appName, onError }: SaveOptions): void {
  const bind = (id: string, subject: string, save: () => Promise<void>): void =>
    onClick(getElement(id, HTMLButtonElement), () => {
      void save().catch(() => onError(`${subject} could not be read: the simulator is not running.`));
    });
  bind('#har', 'The event log', saveHar);
  bind('#screenshot', 'The picture', () => saveScreenshot(appName()));
}

/** Tokens that a row shows are in the file too. */
async function saveHar(): Promise<void> {
  const rows = document.querySelectorAll<HTMLElement>('#event-rows [data-shows-tokens]');
  const shown = [...rows].map(({ dataset }) => dataset.showsTokens).join();
  const response = await fetchForPage(`/line.har?shown=${shown}`);
  saveFile('line.har', await response.text());
}

async function saveScreenshot(appName: string): Promise<void> {
  const response = await fetchForPage('/screenshot.png');
  saveFile(`${appName.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.png`, await response.blob());
}
