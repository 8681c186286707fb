import {
  FAILURE_MODE_DESCRIPTIONS,
  FAULTY_MODES,
  type Failure,
} from '../../cloud/failure-modes/failure-mode';
import type { WorldState } from '../../simulation/protocol';
import { createElement, createIcon, onClick } from '../dom';
import type { Send } from '../server-connection';
import { createAddressOptions, createAnswerOptions } from './answer-menu';
import { isCovered, nameAddresses } from './answers';
import { wrapMenu } from './rows';

/** The option that opens a field for another part of an address. */
const PATH = 'path';

/** How the cloud fails: a row a failure, in order of precedence. A new one is put on top. */
export class AnswerRows {
  readonly element = createElement('div', {});
  private readonly list = createElement('div', {});
  private readonly addMenu = createElement('select', { 'aria-label': 'Add an answer' });
  private failures: readonly Failure[] = [];
  private shown = '';

  constructor(private readonly send: Send) {
    this.addMenu.append(createElement('option', { value: '' }, 'Add an answer…'), ...createAnswerOptions());
    this.addMenu.addEventListener('change', () => this.add());
    const hint = createElement(
      'p',
      { class: 'wi__note' },
      'A new answer shows at the next request, as at the next sync.',
    );
    const row = createElement('div', { class: 'wi__r wi__add' }, wrapMenu(this.addMenu));
    this.element.append(this.list, row, hint);
  }

  show({ failures }: WorldState): void {
    this.failures = failures;
    const key = JSON.stringify(failures);
    if (key === this.shown) return;
    this.shown = key;
    const focused = readFocus(this.list);
    this.list.replaceChildren(...failures.map((failure, i) => this.createRow(failure, i)));
    if (focused) this.restoreFocus(focused);
  }

  private add(): void {
    const mode = FAULTY_MODES.find((each) => each === this.addMenu.value);
    this.addMenu.value = '';
    if (mode) this.replace([{ mode }, ...this.failures]);
  }

  private replace(failures: readonly Failure[]): void {
    this.send({ type: 'failures', failures: [...failures] });
  }

  private change(i: number, changed: Failure): void {
    this.replace(this.failures.map((failure, other) => (other === i ? changed : failure)));
  }

  private createRow(failure: Failure, i: number): HTMLElement {
    const { mode } = failure;
    const answer = createElement('select', { 'aria-label': 'Answer' });
    answer.append(...createAnswerOptions());
    answer.value = mode;
    // Long words are cut in the closed menu.
    answer.title = FAILURE_MODE_DESCRIPTIONS[mode];
    answer.addEventListener('change', () => {
      const chosen = FAULTY_MODES.find((each) => each === answer.value);
      if (chosen) this.change(i, { ...failure, mode: chosen });
    });
    const end = createElement(
      'button',
      { type: 'button', class: 'ib', 'aria-label': 'End this answer', title: 'End this answer' },
      createIcon('x'),
    );
    onClick(end, () => this.replace(this.failures.filter((_, other) => other !== i)));
    const covered = isCovered(this.failures, i);
    const title = covered ? 'Covered by the one above' : undefined;
    return createElement(
      'div',
      {
        class: `wi__rule${covered ? ' is-covered' : ''}`,
        role: 'group',
        title,
        'aria-label': title ?? 'Answer',
      },
      wrapMenu(answer),
      this.createAddresses(failure, i),
      end,
    );
  }

  private createAddresses({ mode, urlPart }: Failure, i: number): HTMLElement {
    const addresses = createElement('select', { 'aria-label': 'To' });
    addresses.append(...createAddressOptions());
    if (urlPart !== undefined && nameAddresses(urlPart) === urlPart)
      addresses.append(createElement('option', { value: urlPart }, urlPart));
    addresses.append(createElement('option', { value: PATH }, 'Path…'));
    addresses.value = urlPart ?? '';
    addresses.title = nameAddresses(urlPart);
    const box = wrapMenu(addresses);
    const set = (part: string): void => this.change(i, part === '' ? { mode } : { mode, urlPart: part });
    addresses.addEventListener('change', () => {
      if (addresses.value !== PATH) set(addresses.value);
      else openField(box, urlPart ?? '', set);
    });
    return box;
  }

  private restoreFocus({ row, control }: { row: number; control: number }): void {
    const rows = this.list.children;
    const controls = rows[Math.min(row, rows.length - 1)]?.querySelectorAll<HTMLElement>('select, button');
    (controls?.[control] ?? this.addMenu).focus();
  }
}

/** A field in the place of the menu; Enter or leaving it takes what it contains. */
function openField(box: HTMLElement, text: string, set: (part: string) => void): void {
  const field = createElement('input', {
    ...{ type: 'text', class: 'wi__path', placeholder: '/sleep', 'aria-label': 'Address contains' },
    ...{ autocomplete: 'off', spellcheck: 'false', value: text },
  });
  field.addEventListener('change', () => set(field.value.trim()));
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') field.value = text;
    if (field.value.trim() !== text) field.dispatchEvent(new Event('change'));
    else field.replaceWith(box);
  });
  box.replaceWith(field);
  field.focus();
}

function readFocus(list: HTMLElement): { row: number; control: number } | undefined {
  const focused = document.activeElement;
  const row = [...list.children].findIndex((child) => child.contains(focused));
  if (row < 0 || !focused) return undefined;
  const controls = [...(list.children[row]?.querySelectorAll('select, button, input') ?? [])];
  return { row, control: controls.indexOf(focused) };
}
