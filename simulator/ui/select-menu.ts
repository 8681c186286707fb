import { getElement } from './dom';

/** A menu with one option for each value of a list. The page is broken where one is missing. */
export class SelectMenu<T extends string | number> {
  private readonly menu: HTMLSelectElement;
  private readonly options = new Map<T, HTMLOptionElement>();

  constructor(id: string, values: readonly T[], onChoose: (value: T) => void) {
    this.menu = getElement(`#${id}`, HTMLSelectElement);
    for (const value of values) {
      this.options.set(value, getElement(`option[value="${value}"]`, HTMLOptionElement, this.menu));
    }
    this.menu.addEventListener('change', () => {
      const chosen = values.find((value) => String(value) === this.menu.value);
      if (chosen !== undefined) onChoose(chosen);
    });
  }

  /** Selects a value, unless the person is choosing one. */
  show(chosen: T): void {
    if (document.activeElement !== this.menu) this.menu.value = String(chosen);
  }

  /** Lets the person choose among these values only. */
  enable(values: readonly T[]): void {
    for (const [value, option] of this.options) option.disabled = !values.includes(value);
  }

  /** Shows all but these. */
  hide(values: readonly T[]): void {
    for (const [value, option] of this.options) option.hidden = values.includes(value);
  }
}
