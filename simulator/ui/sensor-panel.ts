import { OVERRIDABLE_SENSORS, type OverridableSensor } from '../run/overridable-sensors';
import type { SensorInfo, WorldState } from '../simulation/protocol';
import { MAX_LIT_SHARE } from '../world/display-mode';
import { getElement, onClick, setText } from './dom';
import { formatCount, formatPercent } from './format';
import type { Send } from './server-connection';

const SENSOR_RANGES: Record<OverridableSensor, [least: number, most: number]> = {
  heartRate: [30, 220],
  steps: [0, 99_999],
  battery: [0, 100],
};
const KEY_STEPS: Record<string, number> = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };

/** The sensors' readings, which follow the persona until one is edited, and the switches of the display. */
export class SensorPanel {
  private readonly display = getElement('#display', HTMLInputElement);
  private readonly alwaysOn = getElement('#always-on', HTMLInputElement);
  private readonly alwaysOnNote = getElement('#always-on-note', HTMLElement);
  private readonly lit = getElement('#lit', HTMLElement);
  private readonly fields: readonly SensorField[];

  constructor(send: Send) {
    this.fields = OVERRIDABLE_SENSORS.map((sensor) => new SensorField(sensor, send));
    this.display.addEventListener('change', () => send({ type: 'display', on: this.display.checked }));
    this.alwaysOn.addEventListener('change', () => send({ type: 'alwaysOn', on: this.alwaysOn.checked }));
  }

  show(state: WorldState): void {
    const { display, isAlwaysOnEnabled, isAlwaysOnAllowed, litShare } = state.watch;
    this.display.checked = display === 'on';
    this.alwaysOn.checked = isAlwaysOnEnabled;
    this.alwaysOnNote.hidden = !isAlwaysOnEnabled || isAlwaysOnAllowed;
    this.lit.hidden = litShare === null;
    this.lit.classList.toggle('bad', (litShare ?? 0) > MAX_LIT_SHARE);
    setText(this.lit, litShare === null ? '' : `${formatPercent(litShare)} lit`);
    for (const field of this.fields) field.show(state.sensors[field.sensor], state.personaName);
  }
}

class SensorField {
  private readonly input: HTMLInputElement;
  private readonly followButton: HTMLButtonElement;
  private info: SensorInfo = { value: null, isOverridden: false };

  constructor(
    readonly sensor: OverridableSensor,
    private readonly send: Send,
  ) {
    this.input = getElement(`#sense-${sensor}`, HTMLInputElement);
    this.followButton = getElement(`#sense-${sensor}-follow`, HTMLButtonElement);
    onClick(this.followButton, () => {
      this.input.focus();
      this.follow();
    });
    this.input.addEventListener('keydown', (event) => this.onKeyDown(event));
    this.input.addEventListener('change', () => {
      const value = parseReading(this.input.value);
      if (value === undefined) this.follow();
      else this.setOverride(value);
    });
    // `input` also comes for what is pasted, or entered on a touch keyboard.
    this.input.addEventListener('input', () => {
      this.input.dataset.typed = 'true';
    });
    this.input.addEventListener('focus', () => this.input.select());
    this.input.addEventListener('blur', () => this.updateInput());
  }

  show(info: SensorInfo, persona: string): void {
    const isLetGo = this.info.isOverridden && !info.isOverridden;
    this.info = info;
    this.input.closest('.sense')?.classList.toggle('is-held', info.isOverridden);
    this.followButton.hidden = !info.isOverridden;
    const person = persona.split(' ')[0] ?? persona;
    const followText = `Follow ${person} again`;
    this.followButton.title = followText;
    this.followButton.setAttribute('aria-label', `${followText}: ${this.sensorName}`);
    this.input.title = info.isOverridden
      ? `Held at ${this.text}. Esc follows ${person} again.`
      : `Follows ${person}, until you change it`;
    if (document.activeElement !== this.input || info.isOverridden || isLetGo) this.updateInput();
  }

  private get sensorName(): string {
    return this.input.labels?.[0]?.querySelector('.sr')?.textContent ?? this.sensor;
  }

  private get text(): string {
    return this.info.value === null ? '–' : formatCount(this.info.value);
  }

  private updateInput(): void {
    if (this.input.value !== this.text && !this.isTyping) this.input.value = this.text;
    this.input.style.setProperty('--w', `${Math.max(2, this.input.value.length)}ch`);
  }

  /** Whether the person has typed a value that is not sent yet. */
  private get isTyping(): boolean {
    return document.activeElement === this.input && this.input.dataset.typed === 'true';
  }

  private setOverride(value: number): void {
    const [least, most] = SENSOR_RANGES[this.sensor];
    this.input.dataset.typed = 'false';
    this.send({ type: 'overrideSensor', sensor: this.sensor, value: Math.min(most, Math.max(least, value)) });
  }

  /** The reading is the person's again. */
  private follow(): void {
    this.input.dataset.typed = 'false';
    this.send({ type: 'overrideSensor', sensor: this.sensor, value: null });
  }

  private onKeyDown(event: KeyboardEvent): void {
    const step = KEY_STEPS[event.key];
    if (step !== undefined) {
      event.preventDefault();
      this.setOverride((this.info.value ?? 70) + step);
    } else if (event.key === 'Escape') {
      this.follow();
      this.input.blur();
    } else if (event.key === 'Enter') this.input.blur();
  }
}

/** `8,412` as a number; undefined for what is no number. */
export function parseReading(text: string): number | undefined {
  // Thousands may be grouped; a fraction is no reading.
  if (!/^(\d+|\d{1,3}([\s,.’']\d{3})+)$/.test(text.trim())) return undefined;
  return Number(text.replaceAll(/\D/g, ''));
}
