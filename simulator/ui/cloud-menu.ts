import { FAULTY_MODES } from '../cloud/failure-modes/failure-mode';
import type { WorldState } from '../simulation/protocol';
import { createElement, getElement } from './dom';
import type { Send } from './server-connection';
import { createAnswerOptions } from './what-if/answer-menu';

/** Values of the menu that are no failure modes. */
const NORMAL = 'normal';
const ALL_NORMAL = 'all-normal';
const CHANGED = 'changed';

/**
 * How the cloud responds to all addresses. Failures of some addresses are in the panel; the menu counts and ends them.
 */
export class CloudMenu {
  private readonly menu = getElement('#failure-mode', HTMLSelectElement);
  private readonly allNormal = createElement('option', { value: ALL_NORMAL }, 'All answers normally');
  private readonly changed = createElement('option', { value: CHANGED, hidden: true });

  constructor(private readonly send: Send) {
    this.menu.append(
      this.changed,
      this.allNormal,
      createElement('option', { value: NORMAL }, 'Responds normally'),
      ...createAnswerOptions(),
    );
    this.menu.addEventListener('change', () => this.choose());
  }

  show({ failures }: WorldState): void {
    const narrower = failures.filter(({ urlPart }) => urlPart !== undefined).length;
    const mode = failures.find(({ urlPart }) => urlPart === undefined)?.mode ?? NORMAL;
    this.allNormal.hidden = narrower === 0;
    this.allNormal.disabled = narrower === 0;
    this.changed.textContent = `${failures.length} ${failures.length === 1 ? 'answer' : 'answers'} changed`;
    if (document.activeElement !== this.menu || this.menu.value === CHANGED || this.menu.value === ALL_NORMAL)
      this.menu.value = narrower > 0 ? CHANGED : mode;
    // Long words are cut in the closed menu.
    this.menu.title = this.menu.selectedOptions[0]?.text ?? '';
    this.menu.classList.toggle('is-changed', failures.length > 0);
  }

  private choose(): void {
    const { value } = this.menu;
    const failureMode = FAULTY_MODES.find((mode) => mode === value);
    if (value === ALL_NORMAL) this.send({ type: 'failures', failures: [] });
    else this.send({ type: 'failureMode', failureMode: failureMode ?? NORMAL });
  }
}
