import { getElement, hideElement, onClick, setText } from './dom';

/** The message over the watch that reports a problem, with a button that leads to more. */
export class Toast {
  private readonly element = getElement('#toast', HTMLElement);
  private readonly text = getElement('#toast-text', HTMLElement);
  /** What it covers. */
  private readonly screen = getElement('#screen', HTMLElement);
  private readonly actionButton = getElement('#toast-go', HTMLButtonElement);
  private readonly closeButton = getElement('#toast-close', HTMLButtonElement);
  private onAction: (() => void) | undefined;

  constructor() {
    onClick(this.actionButton, () => this.onAction?.());
    onClick(this.closeButton, () => this.hide());
  }

  /** `onAction` leads to more; a permanent toast cannot be closed. */
  show(text: string, options: { onAction?: () => void; isPermanent?: boolean } = {}): void {
    setText(this.text, text);
    this.onAction = options.onAction;
    this.actionButton.hidden = options.onAction === undefined;
    this.closeButton.hidden = options.isPermanent === true;
    this.element.hidden = false;
  }

  hide(): void {
    hideElement(this.element, this.screen);
  }
}
