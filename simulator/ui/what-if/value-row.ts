import type { ValuedFault } from '../../run/faults';
import type { ClientCommand } from '../../simulation/commands';
import { createElement } from '../dom';
import { type ListedValue, VALUE_WORDS } from './fault-words';
import { createRow, wrapMenu } from './rows';

/** The command that begins a fault with a value, or ends it. */
export function valueCommand(fault: ValuedFault, value: string | null): ClientCommand {
  return { type: 'faultValue', fault, value };
}

/** A row with a menu: a fault that takes a value. What happens at once and has no end leaves the menu as it was. */
export class ValueRow {
  readonly element: HTMLElement;
  private readonly menu: HTMLSelectElement;

  constructor(fault: ListedValue, onChoose: (value: string | null) => void) {
    const { text, none, choices } = VALUE_WORDS[fault];
    this.menu = createElement('select', { 'aria-label': text });
    this.menu.append(createElement('option', { value: '' }, none));
    for (const [value, words] of Object.entries(choices))
      this.menu.append(createElement('option', { value }, words));
    this.menu.addEventListener('change', () => {
      onChoose(this.menu.value || null);
      if (fault === 'withdraw-scope') this.menu.value = '';
    });
    this.element = createRow(text, '', wrapMenu(this.menu));
    this.element.dataset.fault = fault;
  }

  /** Undefined: it is not on. The command line takes values that are not in the menu. */
  show(value: string | undefined): void {
    const shown = value ?? '';
    if (![...this.menu.options].some((option) => option.value === shown))
      this.menu.append(createElement('option', { value: shown }, shown));
    this.menu.value = shown;
    this.element.classList.toggle('is-on', value !== undefined);
  }
}
