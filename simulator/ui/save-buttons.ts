import { messageOf } from '../world/message-of';
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
      void save().catch((error: unknown) => onError(describeFailure(subject, error)));
    });
  bind('#har', 'The event log', saveHar);
  bind('#screenshot', 'The picture', () => saveScreenshot(appName()));
}

/** `fetch` throws a TypeError where there is no server; any other error has the server's words. */
function describeFailure(subject: string, error: unknown): string {
  const reason = error instanceof TypeError ? 'the simulator is not running.' : messageOf(error);
  return `${subject} could not be read: ${reason}`;
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
  saveFile(`${toFileName(appName)}.png`, await response.blob());
}

/** The letters and digits of a name, of any script, with dashes between the words. */
export function toFileName(name: string): string {
  return (name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ['watch']).join('-');
}
