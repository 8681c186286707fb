import { getElement, onClick, setText } from './dom';

/** The one line over the watch that says what went wrong, and where there is more. */
export class Toast {
  private readonly element = getElement('#toast', HTMLElement);
  private readonly text = getElement('#toast-text', HTMLElement);
  private readonly actionButton = getElement('#toast-go', HTMLButtonElement);
  private readonly closeButton = getElement('#toast-close', HTMLButtonElement);
  private onAction: (() => void) | undefined;

  constructor() {
    onClick(this.actionButton, () => this.onAction?.());
    onClick(this.closeButton, () => this.hide());
  }

  /** `onAction` leads to more; a toast that stays cannot be closed. */
  show(text: string, options: { onAction?: () => void; isPermanent?: boolean } = {}): void {
    setText(this.text, text);
    this.onAction = options.onAction;
    this.actionButton.hidden = options.onAction === undefined;
    this.closeButton.hidden = options.isPermanent === true;
    this.element.hidden = false;
  }

  hide(): void {
    this.element.hidden = true;
  }
}
