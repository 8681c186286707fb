import type { WorldState } from '../server/protocol';
import { SPEEDS, type Speed } from '../server/speeds';
import { getElement, onClick, setText } from './dom';
import type { ZoneFormat } from './format';
import type { Send } from './server-connection';

/** Play and pause, the clock, the speeds, and the leap to tomorrow morning. */
export class TimeBar {
  private readonly play = getElement('#play', HTMLButtonElement);
  private readonly clock = getElement('#clock', HTMLElement);
  private readonly date = getElement('#date', HTMLElement);
  private readonly zone = getElement('#zone', HTMLElement);
  private readonly tomorrowButton = getElement('#jump', HTMLButtonElement);
  private readonly tomorrowText = getElement('#jump-text', HTMLElement);
  private readonly speeds = document.querySelectorAll<HTMLInputElement>('input[name=speed]');
  private state: WorldState | undefined;

  constructor(private readonly send: Send) {
    onClick(this.play, () => this.togglePlaying());
    onClick(this.tomorrowButton, () => this.fastForwardToTomorrow());
    for (const box of this.speeds) box.addEventListener('change', () => this.chooseSpeed(box.value));
  }

  show(state: WorldState, format: ZoneFormat): void {
    this.state = state;
    const isFastForwarding = state.fastForwardTarget !== null;
    const isMoving = state.isPlaying || isFastForwarding;
    this.play.classList.toggle('is-playing', isMoving);
    const name = isMoving ? 'Pause (Space)' : 'Play (Space)';
    this.play.setAttribute('aria-label', name);
    this.play.title = name;
    setText(this.clock, format.formatTime(state.now));
    setText(this.date, format.formatDate(state.now));
    setText(this.zone, ` · ${format.formatZone(state.now)}`);
    for (const box of this.speeds) box.checked = parseSpeed(box.value) === state.speed;
    setText(
      this.tomorrowText,
      isFastForwarding ? `Stop at ${format.formatHourMinute(state.now)}` : 'To tomorrow 07:00',
    );
    this.tomorrowButton.classList.toggle('is-rushing', isFastForwarding);
  }

  togglePlaying(): void {
    if (!this.state) return;
    this.send({ type: 'play', on: !(this.state.isPlaying || this.state.fastForwardTarget !== null) });
  }

  setSpeed(speed: Speed): void {
    this.send({ type: 'speed', speed });
  }

  private chooseSpeed(text: string): void {
    const speed = parseSpeed(text);
    if (speed !== undefined) this.setSpeed(speed);
  }

  /** Runs to tomorrow morning, or stops where a run is. */
  fastForwardToTomorrow(): void {
    if (!this.state) return;
    if (this.state.fastForwardTarget !== null) this.send({ type: 'stop' });
    else this.send({ type: 'runTo', at: this.state.tomorrowMorning });
  }
}

/** The speed that a radio button's value names; undefined where it names none. */
function parseSpeed(text: string): Speed | undefined {
  return SPEEDS.find((speed) => String(speed) === text);
}
