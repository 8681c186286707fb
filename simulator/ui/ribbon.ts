import { find, onPress, setText } from './dom';

/** The one line over the watch that says what went wrong, and where there is more. */
export class Ribbon {
  private readonly element = find('#ribbon', HTMLElement);
  private readonly text = find('#ribbon-text', HTMLElement);
  private readonly go = find('#ribbon-go', HTMLButtonElement);
  private readonly close = find('#ribbon-close', HTMLButtonElement);
  private show: (() => void) | undefined;

  constructor() {
    onPress(this.go, () => this.show?.());
    onPress(this.close, () => this.hide());
  }

  /** `show` leads to more; a ribbon that stays cannot be closed. */
  say(text: string, options: { show?: () => void; stays?: boolean } = {}): void {
    setText(this.text, text);
    this.show = options.show;
    this.go.hidden = options.show === undefined;
    this.close.hidden = options.stays === true;
    this.element.hidden = false;
  }

  hide(): void {
    this.element.hidden = true;
  }
}
