import { BROWSER_ESCAPE } from '../simulation/browser-escape';
import type { BrowserInfo } from '../simulation/protocol';
import { getElement, onClick, setText } from './dom';

export interface PhoneBrowserListener {
  /** The person closed the browser. */
  onClose(id: number): void;
  /** Whether the browser covers the settings page. */
  onCover(isCovered: boolean): void;
  /** The browser closed while it had the focus. */
  onFocusLost(): void;
}

/** The browser on the phone: the page's real address, the page, and a button to close it. */
export class PhoneBrowserView {
  private readonly element = getElement('#web', HTMLElement);
  private readonly frame = getElement('#web-frame', HTMLIFrameElement);
  private readonly host = getElement('#web-host', HTMLElement);
  private readonly path = getElement('#web-path', HTMLElement);
  private readonly announcement = getElement('#web-announcement', HTMLElement);
  private id: number | undefined;

  constructor(private readonly listener: PhoneBrowserListener) {
    onClick(getElement('#web-close', HTMLButtonElement), () => this.close());
    this.element.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.close();
    });
    // A page that has loaded does not have the focus that its frame had before.
    this.frame.addEventListener('load', () => {
      if (document.activeElement !== this.frame) return;
      this.frame.blur();
      this.frame.focus();
    });
    // Escape within the page, which may be anybody's: closing is all that it can do.
    window.addEventListener('message', ({ source, data }) => {
      if (source === this.frame.contentWindow && data === BROWSER_ESCAPE) this.close();
    });
  }

  get isOpen(): boolean {
    return this.id !== undefined;
  }

  show({ id, url, frame }: BrowserInfo): void {
    const { host, pathname } = new URL(url);
    setText(this.host, host);
    setText(this.path, pathname);
    const isOpening = !this.isOpen;
    this.id = id;
    this.element.hidden = false;
    this.frame.title = `The phone’s browser: ${host}`;
    if (frame !== undefined) this.frame.src = frame;
    if (!isOpening) return;
    setText(this.announcement, `The phone’s browser opened ${host}`);
    this.listener.onCover(true);
    this.focus();
  }

  hide(): void {
    if (!this.isOpen) return;
    const hadFocus = this.element.contains(document.activeElement);
    this.id = undefined;
    this.element.hidden = true;
    this.frame.src = 'about:blank';
    setText(this.announcement, 'The phone’s browser closed');
    this.listener.onCover(false);
    if (hadFocus) this.listener.onFocusLost();
  }

  focus(): void {
    this.frame.focus();
  }

  private close(): void {
    const { id } = this;
    this.hide();
    if (id !== undefined) this.listener.onClose(id);
  }
}
