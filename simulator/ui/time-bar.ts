import { SPEEDS, type Speed } from '../simulation/playback';
import type { WorldState } from '../simulation/protocol';
import { getElement, onClick, setText } from './dom';
import type { ZoneFormat } from './format';
import { RadioGroup } from './radio-group';
import { SelectMenu } from './select-menu';
import type { Send } from './server-connection';

/** Play and pause, the clock, the speeds, and running to tomorrow morning. */
export class TimeBar {
  private readonly play = getElement('#play', HTMLButtonElement);
  private readonly clock = getElement('#clock', HTMLElement);
  private readonly date = getElement('#date', HTMLElement);
  private readonly zone = getElement('#zone', HTMLElement);
  private readonly tomorrowButton = getElement('#jump', HTMLButtonElement);
  private readonly tomorrowText = getElement('#jump-text', HTMLElement);
  private readonly tomorrowTime = getElement('#jump-time', HTMLElement);
  /** Buttons, and the menu that replaces them on narrow screens. */
  private readonly speeds = [
    new RadioGroup('speed', SPEEDS, (speed) => this.setSpeed(speed)),
    new SelectMenu('speed-pick', SPEEDS, (speed) => this.setSpeed(speed)),
  ];
  private state: WorldState | undefined;
  private format: ZoneFormat | undefined;

  constructor(
    private readonly send: Send,
    private readonly onCommand: (isObeyed: (state: WorldState) => boolean) => void,
  ) {
    onClick(this.play, () => this.togglePlaying());
    onClick(this.tomorrowButton, () => this.fastForwardToTomorrow());
  }

  show(state: WorldState, format: ZoneFormat): void {
    this.state = state;
    this.format = format;
    const isFastForwarding = state.fastForwardTarget !== null;
    const isMoving = state.isPlaying || isFastForwarding;
    this.play.classList.toggle('is-playing', isMoving);
    const name = isMoving ? 'Pause (Space)' : 'Play (Space)';
    this.play.setAttribute('aria-label', name);
    this.play.title = name;
    setText(this.clock, format.formatTime(state.now));
    setText(this.date, format.formatDate(state.now));
    setText(this.zone, ` · ${format.formatZone(state.now)}`);
    for (const group of this.speeds) group.show(state.speed);
    const text = isFastForwarding ? `Stop at ${format.formatHourMinute(state.now)}` : 'To tomorrow 07:00';
    setText(this.tomorrowText, text);
    setText(this.tomorrowTime, isFastForwarding ? 'Stop' : '07:00');
    // The shorter text of narrow screens is part of the name.
    this.tomorrowButton.setAttribute('aria-label', text);
    this.tomorrowButton.classList.toggle('is-rushing', isFastForwarding);
  }

  togglePlaying(): void {
    if (!this.state) return;
    const on = !(this.state.isPlaying || this.state.fastForwardTarget !== null);
    this.send({ type: 'play', on });
    this.showAtOnce({ isPlaying: on, fastForwardTarget: null }, (state) =>
      on ? state.isPlaying : !state.isPlaying && state.fastForwardTarget === null,
    );
  }

  setSpeed(speed: Speed): void {
    this.send({ type: 'speed', speed });
    this.showAtOnce({ speed }, (state) => state.speed === speed);
  }

  /** Runs to tomorrow morning, or stops where a run is. */
  fastForwardToTomorrow(): void {
    if (!this.state) return;
    if (this.state.fastForwardTarget === null) {
      this.send({ type: 'runTo', at: this.state.tomorrowMorning });
      return;
    }
    this.send({ type: 'stop' });
    this.showAtOnce({ fastForwardTarget: null }, (state) => state.fastForwardTarget === null);
  }

  /** What the person has just chosen is shown before the world has done it, and nothing of before after it. */
  private showAtOnce(change: Partial<WorldState>, isObeyed: (state: WorldState) => boolean): void {
    if (!this.state || !this.format) return;
    this.show({ ...this.state, ...change }, this.format);
    this.onCommand(isObeyed);
  }
}
