import { createElement, createIcon, onClick, setText } from '../dom';

/** A row of the panel: its words, a smaller text behind them, and its controls at the right. */
export function createRow(text: string, small: string | Node = '', ...controls: Node[]): HTMLElement {
  return createElement('div', { class: 'wi__r' }, createWords(text, small), ...controls);
}

function createWords(text: string, small: string | Node): HTMLElement {
  return createElement('span', {}, text, ...(small === '' ? [] : [createElement('small', {}, small)]));
}

/** A row that opens to others. */
export class FoldedRows {
  readonly element: HTMLDetailsElement;
  private readonly small = createElement('small');

  constructor(text: string, children: readonly Node[]) {
    const words = createElement('span', {}, text, this.small);
    this.element = createElement(
      'details',
      {},
      createElement('summary', { class: 'wi__r' }, words, createIcon('down')),
      ...children,
    );
  }

  show(small: string): void {
    setText(this.small, small);
  }
}

/** A row with a switch, worded as the trouble: on means that it is so. */
export class SwitchRow {
  readonly element: HTMLLabelElement;
  private readonly box = createElement('input', { type: 'checkbox', class: 'sw', role: 'switch' });

  constructor(text: string, onSwitch: (isOn: boolean) => void, small: string | Node = '') {
    this.element = createElement('label', { class: 'wi__r' }, createWords(text, small), this.box);
    this.box.addEventListener('change', () => onSwitch(this.box.checked));
  }

  show(isOn: boolean): void {
    this.box.checked = isOn;
    this.element.classList.toggle('is-on', isOn);
  }
}

/** Rows that belong together, behind the icon of their place. */
export function createGroup(icon: string, name: string, rows: readonly Node[]): HTMLElement {
  const box = createElement('div', {}, ...rows);
  return createElement(
    'div',
    { class: 'wi__g', role: 'group', 'aria-label': name },
    createIcon(icon, 'i'),
    box,
  );
}

/** A row with a button: something happens now, and is no state. */
export function createEventRow(text: string, onPress: () => void): HTMLElement {
  return createRow(text, '', createButton('Now', onPress, `${text}: Now`));
}

export function createButton(text: string, onPress: () => void, name?: string): HTMLButtonElement {
  const button = createElement('button', { type: 'button', class: 'btn', 'aria-label': name }, text);
  onClick(button, onPress);
  return button;
}

export function createTextButton(text: string, onPress: () => void): HTMLButtonElement {
  const button = createElement('button', { type: 'button', class: 'tx' }, text);
  onClick(button, onPress);
  return button;
}

/** A menu in the look of the page. */
export function wrapMenu(menu: HTMLSelectElement): HTMLElement {
  return createElement('span', { class: 'pick' }, menu, createIcon('down'));
}
