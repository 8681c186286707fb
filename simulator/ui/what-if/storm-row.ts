import type { StormState } from '../../run/storm-state';
import type { WorldState } from '../../simulation/protocol';
import { HOUR_MS, MINUTE_MS } from '../../world/duration';
import { createElement, setText } from '../dom';
import type { Send } from '../server-connection';
import { createButton, createRow, createTextButton } from './rows';

/** Short numbers can be told to somebody else. */
const STORMS = 1_000;
const MAX_DIGITS = 9;

/** Bad luck by itself: a number, *Start*, and in words how it is and what came back. */
export class StormRow {
  readonly elements: readonly HTMLElement[];
  private readonly seed = createElement('input', {
    ...{
      class: 'num',
      type: 'text',
      inputmode: 'numeric',
      autocomplete: 'off',
      maxlength: String(MAX_DIGITS),
    },
    ...{ 'aria-label': 'Storm (seed)', value: '1' },
  });
  private readonly button: HTMLButtonElement;
  private readonly text = createElement('span', {});
  private readonly showButton: HTMLButtonElement;
  private readonly outcome = createElement('div', { class: 'wi__ask', role: 'status', hidden: true });
  private storm: StormState | null = null;

  /** `onShow` shows an entry of the event log. */
  constructor(
    private readonly send: Send,
    onShow: (entry: number) => void,
  ) {
    this.button = createButton('Start', () => this.press());
    this.showButton = createTextButton('Show', () => {
      if (this.storm?.recovery?.entry !== undefined) onShow(this.storm.recovery.entry);
    });
    this.outcome.append(this.text, this.showButton);
    const another = createButton('Another', () => this.drawSeed(), 'Another storm');
    this.elements = [createRow('Storm', 'seed', this.seed, another, this.button), this.outcome];
  }

  show({ storm, now }: WorldState): void {
    this.storm = storm;
    const isOn = storm?.phase === 'storm';
    setText(this.button, isOn ? 'Stop' : 'Start');
    this.button.setAttribute('aria-label', isOn ? 'Stop the storm' : 'Start the storm');
    this.outcome.hidden = !storm;
    this.outcome.classList.toggle('is-bad', storm?.recovery?.isGood === false);
    if (storm) setText(this.text, describeStorm(storm, now));
    this.showButton.hidden = storm?.recovery?.entry === undefined;
  }

  private press(): void {
    if (this.storm?.phase === 'storm') this.send({ type: 'stopStorm' });
    else this.send({ type: 'beginStorm', seed: this.readSeed() });
  }

  private readSeed(): number {
    const text = this.seed.value.trim();
    const seed = /^\d{1,9}$/.test(text) ? Number(text) : 1;
    this.seed.value = String(seed);
    return seed;
  }

  private drawSeed(): void {
    this.seed.value = String(1 + Math.floor(Math.random() * STORMS));
  }
}

/** `Storm 7, for 42 min: 5 so far, 2 on.` */
function describeStorm(
  { seed, phase, start, begun, active, endedByHand, recovery }: StormState,
  now: number,
): string {
  if (recovery) return `Storm ${seed} is over. ${recovery.text}`;
  if (phase !== 'storm') return `Storm ${seed} is over. After two wakes it is known what came back.`;
  const hours = Math.floor((now - start) / HOUR_MS);
  const minutes = Math.floor(((now - start) % HOUR_MS) / MINUTE_MS);
  const length = hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min`;
  const byHand = endedByHand > 0 ? `, ${endedByHand} ended by hand` : '';
  return `Storm ${seed}, for ${length}: ${begun} so far, ${active} on${byHand}.`;
}
