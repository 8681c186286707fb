import type { OverridableSensor } from '../run/overridable-sensors';
import type { SensorInfo, WorldState } from '../server/protocol';
import type { Send } from './connection';
import { find, setText } from './dom';
import { countText, percentText } from './format';

const RANGES: Record<OverridableSensor, [least: number, most: number]> = {
  heartRate: [30, 220],
  steps: [0, 99_999],
  battery: [0, 100],
};
/** More pixels than this may not shine on the always-on display. */
const MOST_LIT = 0.2;
const STEPS: Record<string, number> = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };

/** What the sensors say: figures that are fields, and follow the persona until one is changed. And the display. */
export class Senses {
  private readonly display = find('#display', HTMLInputElement);
  private readonly alwaysOn = find('#always-on', HTMLInputElement);
  private readonly lit = find('#lit', HTMLElement);
  private readonly fields: readonly Field[];

  constructor(send: Send) {
    this.fields = (['heartRate', 'steps', 'battery'] as const).map((sense) => new Field(sense, send));
    this.display.addEventListener('change', () => send({ type: 'display', on: this.display.checked }));
    this.alwaysOn.addEventListener('change', () => send({ type: 'alwaysOn', on: this.alwaysOn.checked }));
  }

  show(state: WorldState): void {
    const { display, alwaysOn, litShare } = state.watch;
    this.display.checked = display === 'on';
    this.alwaysOn.checked = alwaysOn;
    this.lit.hidden = litShare === null;
    this.lit.classList.toggle('bad', (litShare ?? 0) > MOST_LIT);
    setText(this.lit, litShare === null ? '' : `${percentText(litShare)} lit`);
    for (const field of this.fields) field.show(state.sensors[field.sensor], state.personaName);
  }
}

class Field {
  private readonly input: HTMLInputElement;
  private info: SensorInfo = { value: null, isOverridden: false };

  constructor(
    readonly sensor: OverridableSensor,
    private readonly send: Send,
  ) {
    this.input = find(`#sense-${sensor}`, HTMLInputElement);
    this.input.addEventListener('keydown', (event) => this.key(event));
    this.input.addEventListener('change', () => this.hold(Number(this.input.value.replace(/[^\d]/g, ''))));
    this.input.addEventListener('focus', () => this.input.select());
    this.input.addEventListener('blur', () => this.write());
  }

  show(info: SensorInfo, persona: string): void {
    this.info = info;
    const label = this.input.closest('label');
    label?.classList.toggle('is-held', info.isOverridden);
    const person = persona.split(' ')[0] ?? persona;
    this.input.title = info.isOverridden
      ? `Held at ${this.text}. Esc follows ${person} again.`
      : `Follows ${person}, until you change it`;
    if (document.activeElement !== this.input || info.isOverridden) this.write();
  }

  private get text(): string {
    return this.info.value === null ? '–' : countText(this.info.value);
  }

  private write(): void {
    if (this.input.value !== this.text && !this.typing) this.input.value = this.text;
    this.input.style.setProperty('--w', `${Math.max(2, this.input.value.length)}ch`);
  }

  /** True while the person has typed something that is not taken over yet. */
  private get typing(): boolean {
    return document.activeElement === this.input && this.input.dataset.typed === 'true';
  }

  private hold(value: number): void {
    const [least, most] = RANGES[this.sensor];
    this.input.dataset.typed = 'false';
    this.send({ type: 'overrideSensor', sensor: this.sensor, value: Math.min(most, Math.max(least, value)) });
  }

  private key(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    if (step !== undefined) {
      event.preventDefault();
      this.hold((this.info.value ?? 70) + step);
    } else if (event.key === 'Escape') {
      this.input.dataset.typed = 'false';
      this.send({ type: 'overrideSensor', sensor: this.sensor, value: null });
      this.input.blur();
    } else if (event.key === 'Enter') this.input.blur();
    else if (event.key.length === 1 || event.key === 'Backspace') this.input.dataset.typed = 'true';
  }
}
