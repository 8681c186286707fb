import { getElement } from './dom';

/** The radio buttons of one name, one for each value of a list. The page is broken where one is missing. */
export class RadioGroup<T extends string | number> {
  private readonly boxes = new Map<T, HTMLInputElement>();

  constructor(name: string, values: readonly T[], onChoose: (value: T) => void) {
    for (const value of values) {
      const box = getElement(`input[name="${name}"][value="${value}"]`, HTMLInputElement);
      box.addEventListener('change', () => onChoose(value));
      this.boxes.set(value, box);
    }
  }

  /** Checks the button of a value. */
  show(chosen: T): void {
    for (const [value, box] of this.boxes) box.checked = value === chosen;
  }

  /** Lets the person choose among these values only. */
  enable(values: readonly T[]): void {
    for (const [value, box] of this.boxes) box.disabled = !values.includes(value);
  }

  /** Shows all but these. The boxes are inside of their labels. */
  hide(values: readonly T[]): void {
    for (const [value, { labels }] of this.boxes) {
      for (const label of labels ?? []) label.hidden = values.includes(value);
    }
  }
}
