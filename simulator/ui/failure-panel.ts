import type { Failure, FailureMode } from '../cloud/failure-modes/failure-mode';
import type { WorldState } from '../simulation/protocol';
import { createElement, getElement, onClick } from './dom';
import { placePanel } from './panel-position';
import type { Send } from './server-connection';

/** How the cloud fails: one mode for all addresses, and a panel with modes for parts of addresses. */
export class FailurePanel {
  private readonly mode = getElement('#failure-mode', HTMLSelectElement);
  private readonly button = getElement('#failures-open', HTMLButtonElement);
  private readonly panel = getElement('#failures', HTMLElement);
  private readonly urlPart = getElement('#failure-url-part', HTMLInputElement);
  private readonly scopedMode = getElement('#scoped-failure-mode', HTMLSelectElement);
  private readonly list = getElement('#failure-list', HTMLElement);
  private shown = '';

  constructor(private readonly send: Send) {
    for (const option of this.mode.options) this.scopedMode.append(option.cloneNode(true));
    this.mode.addEventListener('change', () => this.setMode(this.mode));
    this.scopedMode.addEventListener('change', () => this.setScopedMode());
    this.urlPart.addEventListener('change', () => this.setScopedMode());
    this.panel.addEventListener('toggle', () => placePanel(this.panel, this.button, 'below'));
  }

  show({ failures }: WorldState): void {
    const scoped = failures.filter(({ urlPart }) => urlPart !== undefined);
    const mode = failures.find(({ urlPart }) => urlPart === undefined)?.mode ?? 'normal';
    if (document.activeElement !== this.mode) this.mode.value = mode;
    this.mode.classList.toggle('is-changed', mode !== 'normal');
    this.button.classList.toggle('is-changed', scoped.length > 0);
    const key = JSON.stringify(scoped);
    if (key === this.shown) return;
    this.shown = key;
    this.list.replaceChildren(...scoped.map((failure) => this.createRow(failure)));
  }

  /** Adds the failure once both an address and a mode are chosen, then empties the fields for another. */
  private setScopedMode(): void {
    const urlPart = this.urlPart.value.trim();
    if (urlPart === '' || this.scopedMode.value === 'normal') return;
    this.setMode(this.scopedMode, urlPart);
    this.urlPart.value = '';
    this.scopedMode.value = 'normal';
  }

  private setMode({ value }: HTMLSelectElement, urlPart?: string): void {
    // The options of the page are the modes: a test compares them.
    this.send({ type: 'failureMode', failureMode: value as FailureMode, urlPart });
  }

  private createRow({ mode, urlPart = '' }: Failure): HTMLElement {
    const end = createElement('button', { type: 'button', class: 'btn' }, 'End');
    onClick(end, () => this.send({ type: 'failureMode', failureMode: 'normal', urlPart }));
    return createElement('div', { class: 'f' }, createElement('span', {}, `${urlPart} · ${mode}`), end);
  }
}
