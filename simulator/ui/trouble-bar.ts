import type { ServerMessage } from '../simulation/protocol';
import { getElement, hideElement, onClick, setText } from './dom';
import type { ServerConnection } from './server-connection';

/** The bar that says that the simulated world does not respond or is gone, with the ways out. */
export class TroubleBar {
  private readonly element = getElement('#trouble', HTMLElement);
  private readonly text = getElement('#trouble-text', HTMLElement);
  private readonly screen = getElement('#screen', HTMLElement);
  private readonly stopButton = getElement('#world-stop', HTMLButtonElement);

  constructor(connection: Pick<ServerConnection, 'sendToServer'>) {
    onClick(this.stopButton, () => connection.sendToServer({ type: 'stopWorld' }));
    onClick(getElement('#world-restart', HTMLButtonElement), () =>
      connection.sendToServer({ type: 'restartWorld' }),
    );
  }

  show({ state, text }: ServerMessage & { type: 'world' }): void {
    if (state === 'running') hideElement(this.element, this.screen);
    else this.element.hidden = false;
    this.stopButton.hidden = state !== 'hanging';
    setText(this.text, text);
  }
}
