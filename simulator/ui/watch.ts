import type { WorldState } from '../server/protocol';
import type { Send } from './connection';
import { find, make, onPress } from './dom';

/** Watch pixels along each side. */
const SIZE = 336;
/** How far an arrow key moves the aim, in watch pixels. */
const AIM_STEP = 8;
/** Real milliseconds between two readings aloud of the screen's texts. */
const SPEAK_EVERY = 5_000;

/** The watch on the bench: its live picture, taps on it, and its side button. */
export class WatchView {
  private readonly screen = find('#screen', HTMLElement);
  private readonly texts = find('#screen-texts', HTMLElement);
  private readonly picture: ShadowRoot;
  private readonly aim = make('span', { class: 'aim', hidden: true });
  private at = { x: SIZE / 2, y: SIZE / 2 };
  private dark = false;
  private speaks = true;
  private waitingText: string | undefined;
  private speakTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly send: Send) {
    const face = find('#face', HTMLElement);
    // A shadow root keeps the picture's ids apart from the page's.
    this.picture = face.attachShadow({ mode: 'open' });
    this.screen.append(this.aim);
    this.screen.addEventListener('pointerdown', (event) => this.pointed(event));
    this.screen.addEventListener('keydown', (event) => this.key(event));
    this.screen.addEventListener('blur', () => {
      this.aim.hidden = true;
    });
    onPress(find('#side-button', HTMLButtonElement), () => send({ type: 'sideButton' }));
  }

  show({ watch, speed }: WorldState): void {
    this.dark = watch.display === 'off';
    this.speaks = speed === 1;
    this.screen.classList.toggle('is-off', this.dark);
    document.documentElement.dataset.model = watch.model;
  }

  /** The picture; while the display is off the last one fades instead. */
  draw(svg: string, texts: readonly string[]): void {
    if (!this.dark || this.picture.childElementCount === 0) {
      this.picture.innerHTML = `<style>svg{display:block;width:100%;height:100%}</style>${svg}`;
    }
    this.say(texts.join('. '));
  }

  focus(): void {
    this.screen.focus();
  }

  /** Says the texts at most every few seconds, and not while time runs fast. */
  private say(text: string): void {
    this.waitingText = text;
    if (this.speakTimer !== undefined) return;
    const speak = (): void => {
      this.speakTimer = undefined;
      if (!this.speaks || this.waitingText === undefined || this.waitingText === this.texts.textContent)
        return;
      this.texts.textContent = this.waitingText;
      this.speakTimer = setTimeout(speak, SPEAK_EVERY);
    };
    speak();
  }

  private pointed(event: PointerEvent): void {
    const box = this.screen.getBoundingClientRect();
    const scale = SIZE / box.width;
    this.tap((event.clientX - box.left) * scale, (event.clientY - box.top) * scale);
  }

  private tap(x: number, y: number): void {
    this.send({ type: 'tap', x: Math.round(x), y: Math.round(y) });
    const ring = make('span', { class: 'tap' });
    place(ring, x, y);
    this.screen.append(ring);
    ring.addEventListener('animationend', () => ring.remove());
    // Where motion is not wanted no animation ends.
    setTimeout(() => ring.remove(), 300);
  }

  private key(event: KeyboardEvent): void {
    const step = event.shiftKey ? 1 : AIM_STEP;
    const moves: Record<string, [number, number]> = {
      ArrowLeft: [-step, 0],
      ArrowRight: [step, 0],
      ArrowUp: [0, -step],
      ArrowDown: [0, step],
    };
    const move = moves[event.key];
    if (move) {
      this.at = { x: within(this.at.x + move[0]), y: within(this.at.y + move[1]) };
      this.aim.hidden = false;
      place(this.aim, this.at.x, this.at.y);
    } else if (event.key === 'Enter') this.tap(this.at.x, this.at.y);
    else return;
    event.preventDefault();
  }
}

function place(element: HTMLElement, x: number, y: number): void {
  element.style.left = `${(x / SIZE) * 100}%`;
  element.style.top = `${(y / SIZE) * 100}%`;
}

function within(value: number): number {
  return Math.min(SIZE - 1, Math.max(0, value));
}
