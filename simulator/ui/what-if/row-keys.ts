import { getElement } from '../dom';

const ROWS = '.wi__r, .wi__rule, .wi__ask';
const CONTROLS = 'input, select, button, summary';

/** ↑ ↓ between the rows of the panel, `/` for a row by its words, Escape to leave. */
export class RowKeys {
  private readonly field = getElement('#what-if-find', HTMLInputElement);

  constructor(
    private readonly panel: HTMLElement,
    private readonly onLeave: () => void,
  ) {
    panel.addEventListener('keydown', (event) => this.onKeyDown(event));
    this.field.addEventListener('input', () => this.filter(this.field.value));
    this.field.addEventListener('blur', () => {
      if (this.field.value === '') this.closeField();
    });
  }

  /** Opens the field that finds a row. */
  find(): void {
    this.field.hidden = false;
    this.field.focus();
    this.field.select();
  }

  private onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.defaultPrevented) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.key === 'Escape') this.escape();
    else if (event.key === 'Enter' && event.target === this.field) this.focusRow(0);
    // A browser switches with Space alone.
    else if (event.key === 'Enter' && isSwitch(event.target)) event.target.click();
    else if (step !== 0 && !isOpen(event.target)) this.move(step);
    else return;
    event.preventDefault();
  }

  private escape(): void {
    const wasFinding = !this.field.hidden;
    const wasInField = document.activeElement === this.field;
    this.closeField();
    if (!wasFinding) this.onLeave();
    else if (wasInField) this.focusRow(0);
    else document.activeElement?.scrollIntoView({ block: 'nearest' });
  }

  private move(step: number): void {
    const at = this.rows().findIndex((row) => row.contains(document.activeElement));
    this.focusRow(at < 0 ? (step > 0 ? 0 : -1) : at + step);
  }

  private focusRow(i: number): void {
    const rows = this.rows();
    const row = rows[Math.max(0, Math.min(i, rows.length - 1))];
    const controls = row?.querySelectorAll<HTMLElement>(CONTROLS) ?? [];
    const control = row?.matches('summary') ? row : [...controls].find((each) => each.checkVisibility());
    control?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  }

  /** The rows that are shown and do something, the deepest where one is in another. */
  private rows(): HTMLElement[] {
    return [...this.panel.querySelectorAll<HTMLElement>(ROWS)].filter(
      (row) => row.checkVisibility() && (row.querySelector(CONTROLS) !== null || row.matches('summary')),
    );
  }

  /** Rows without the words are hidden; a fold opens for what it has. */
  private filter(text: string): void {
    const words = text.trim().toLowerCase();
    for (const fold of this.panel.querySelectorAll('details'))
      fold.open = words !== '' && (fold.textContent ?? '').toLowerCase().includes(words);
    for (const row of this.panel.querySelectorAll<HTMLElement>(ROWS)) {
      const own = row.matches('summary') ? row.parentElement : row;
      const isFound = words === '' || (own?.textContent ?? '').toLowerCase().includes(words);
      row.classList.toggle('is-out', !isFound);
    }
  }

  private closeField(): void {
    this.field.hidden = true;
    this.field.value = '';
    this.filter('');
  }
}

function isSwitch(target: EventTarget | null): target is HTMLInputElement {
  return target instanceof HTMLInputElement && target.type === 'checkbox';
}

/** Whether a menu is open: its arrow keys are its own. Browsers without `:open` send them to it alone. */
function isOpen(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLSelectElement)) return false;
  try {
    return target.matches(':open');
  } catch {
    return false;
  }
}
