import { getElement, hideElement, onClick, setText } from './dom';

/** What is shown until something else is. */
export interface Notice {
  /** Changes nothing once something else is shown. */
  hide(): void;
}

/** A page with one column at a time, as in style/one-column.css. */
const oneColumn = matchMedia('(max-width: 599px), (max-width: 699px) and (min-height: 601px)');

/**
 * The message that reports a problem, with a button that leads to more. It is over the watch; in a page with one column
 * at a time it has a row of its own, because the column in view may be another.
 */
export class Toast {
  private readonly element = getElement('#toast', HTMLElement);
  private readonly header = getElement('.top', HTMLElement);
  private readonly notes = getElement('.notes', HTMLElement);
  private readonly text = getElement('#toast-text', HTMLElement);
  /** What it covers. */
  private readonly screen = getElement('#screen', HTMLElement);
  private readonly actionButton = getElement('#toast-go', HTMLButtonElement);
  private readonly closeButton = getElement('#toast-close', HTMLButtonElement);
  private onAction: (() => void) | undefined;
  private shown: Notice | undefined;

  constructor() {
    onClick(this.actionButton, () => this.onAction?.());
    onClick(this.closeButton, () => this.hide());
    oneColumn.addEventListener('change', () => this.place());
    this.place();
  }

  private place(): void {
    (oneColumn.matches ? this.header : this.notes).append(this.element);
  }

  /** `onAction` leads to more; a permanent toast cannot be closed. */
  show(text: string, options: { onAction?: () => void; isPermanent?: boolean } = {}): Notice {
    setText(this.text, text);
    this.onAction = options.onAction;
    this.actionButton.hidden = options.onAction === undefined;
    this.closeButton.hidden = options.isPermanent === true;
    this.element.hidden = false;
    const notice: Notice = {
      hide: () => {
        if (this.shown === notice) this.hide();
      },
    };
    this.shown = notice;
    return notice;
  }

  private hide(): void {
    this.shown = undefined;
    hideElement(this.element, this.screen);
  }
}
