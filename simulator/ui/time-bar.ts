import type { Speed, WorldState } from '../server/protocol';
import type { Send } from './connection';
import { find, onPress, setText } from './dom';
import type { ZoneFormat } from './format';

/** Play and pause, the clock, the speeds, and the leap to tomorrow morning. */
export class TimeBar {
  private readonly play = find('#play', HTMLButtonElement);
  private readonly clock = find('#clock', HTMLElement);
  private readonly date = find('#date', HTMLElement);
  private readonly zone = find('#zone', HTMLElement);
  private readonly jump = find('#jump', HTMLButtonElement);
  private readonly jumpText = find('#jump-text', HTMLElement);
  private readonly speeds = document.querySelectorAll<HTMLInputElement>('input[name=speed]');
  private state: WorldState | undefined;

  constructor(private readonly send: Send) {
    onPress(this.play, () => this.toggle());
    onPress(this.jump, () => this.toTomorrow());
    for (const box of this.speeds) box.addEventListener('change', () => this.setSpeed(readSpeed(box.value)));
  }

  show(state: WorldState, format: ZoneFormat): void {
    this.state = state;
    const rushing = state.fastForwardTarget !== null;
    const moving = state.isPlaying || rushing;
    this.play.classList.toggle('is-playing', moving);
    const name = moving ? 'Pause (Space)' : 'Play (Space)';
    this.play.setAttribute('aria-label', name);
    this.play.title = name;
    setText(this.clock, format.clock(state.now));
    setText(this.date, format.day(state.now));
    setText(this.zone, ` · ${format.zoneText(state.now)}`);
    for (const box of this.speeds) box.checked = readSpeed(box.value) === state.speed;
    setText(this.jumpText, rushing ? `Stop at ${format.minute(state.now)}` : 'To tomorrow 07:00');
    this.jump.classList.toggle('is-rushing', rushing);
  }

  toggle(): void {
    if (!this.state) return;
    this.send({ type: 'play', on: !(this.state.isPlaying || this.state.fastForwardTarget !== null) });
  }

  setSpeed(speed: Speed): void {
    this.send({ type: 'speed', speed });
  }

  /** Runs to tomorrow morning, or stops where a run is. */
  toTomorrow(): void {
    if (!this.state) return;
    if (this.state.fastForwardTarget !== null) this.send({ type: 'stop' });
    else this.send({ type: 'runTo', at: this.state.tomorrowMorning });
  }
}

function readSpeed(text: string): Speed {
  return text === 'max' ? 'max' : (Number(text) as Speed);
}
