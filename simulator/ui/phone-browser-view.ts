import type { BrowserInfo } from '../simulation/protocol';
import { getElement, onClick, setText } from './dom';

/** The browser on the phone: the page's real address, the page, and a button to close it. */
export class PhoneBrowserView {
  private readonly element = getElement('#web', HTMLElement);
  private readonly frame = getElement('#web-frame', HTMLIFrameElement);
  private readonly host = getElement('#web-host', HTMLElement);
  private readonly path = getElement('#web-path', HTMLElement);
  private id: number | undefined;

  constructor(private readonly listener: { onClose(id: number): void }) {
    onClick(getElement('#web-close', HTMLButtonElement), () => this.close());
  }

  show({ id, url, frame }: BrowserInfo): void {
    const { host, pathname } = new URL(url);
    setText(this.host, host);
    setText(this.path, pathname);
    this.id = id;
    this.element.hidden = false;
    if (frame !== undefined) this.frame.src = frame;
  }

  hide(): void {
    this.id = undefined;
    this.element.hidden = true;
    this.frame.src = 'about:blank';
  }

  /** The person closes the browser. */
  private close(): void {
    const { id } = this;
    this.hide();
    if (id !== undefined) this.listener.onClose(id);
  }
}
