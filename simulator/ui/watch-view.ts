import type { WorldState } from '../server/protocol';
import { SECOND_MS } from '../world/duration';
import { createElement, getElement, onClick } from './dom';
import type { Send } from './server-connection';

/** Watch pixels along each side. */
const SCREEN_SIZE_PX = 336;
/** How far an arrow key moves the aim, in watch pixels. */
const AIM_STEP_PX = 8;
/** Real milliseconds between two readings aloud of the screen's texts. */
const SPEAK_INTERVAL_MS = 5 * SECOND_MS;

/** The watch on the bench: its live picture, taps on it, and its side button. */
export class WatchView {
  private readonly screen = getElement('#screen', HTMLElement);
  private readonly texts = getElement('#screen-texts', HTMLElement);
  private readonly picture: ShadowRoot;
  private readonly aim = createElement('span', { class: 'aim', hidden: true });
  private aimedAt = { x: SCREEN_SIZE_PX / 2, y: SCREEN_SIZE_PX / 2 };
  private isDisplayOff = false;
  private canSpeak = true;
  private pendingText: string | undefined;
  private speakTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly send: Send) {
    const face = getElement('#face', HTMLElement);
    // A shadow root keeps the picture's ids apart from the page's.
    this.picture = face.attachShadow({ mode: 'open' });
    this.screen.append(this.aim);
    this.screen.addEventListener('pointerdown', (event) => this.onPointerDown(event));
    this.screen.addEventListener('keydown', (event) => this.onKeyDown(event));
    this.screen.addEventListener('blur', () => {
      this.aim.hidden = true;
    });
    onClick(getElement('#side-button', HTMLButtonElement), () => send({ type: 'sideButton' }));
  }

  show({ watch, speed }: WorldState): void {
    this.isDisplayOff = watch.display === 'off';
    this.canSpeak = speed === 1;
    this.screen.classList.toggle('is-off', this.isDisplayOff);
    document.documentElement.dataset.model = watch.model;
  }

  /** The picture; while the display is off the last one fades instead. */
  showFrame(svg: string, texts: readonly string[]): void {
    if (!this.isDisplayOff || this.picture.childElementCount === 0) {
      this.picture.innerHTML = `<style>svg{display:block;width:100%;height:100%}</style>${svg}`;
    }
    this.speak(texts.join('. '));
  }

  focus(): void {
    this.screen.focus();
  }

  /** Says the texts at most every few seconds, and not while time runs fast. */
  private speak(text: string): void {
    this.pendingText = text;
    if (this.speakTimer !== undefined) return;
    const speakPending = (): void => {
      this.speakTimer = undefined;
      if (!this.canSpeak || this.pendingText === undefined || this.pendingText === this.texts.textContent)
        return;
      this.texts.textContent = this.pendingText;
      this.speakTimer = setTimeout(speakPending, SPEAK_INTERVAL_MS);
    };
    speakPending();
  }

  private onPointerDown(event: PointerEvent): void {
    const box = this.screen.getBoundingClientRect();
    const scale = SCREEN_SIZE_PX / box.width;
    this.tap((event.clientX - box.left) * scale, (event.clientY - box.top) * scale);
  }

  private tap(x: number, y: number): void {
    this.send({ type: 'tap', x: Math.round(x), y: Math.round(y) });
    const ring = createElement('span', { class: 'tap' });
    positionAt(ring, x, y);
    this.screen.append(ring);
    ring.addEventListener('animationend', () => ring.remove());
    // Where motion is not wanted no animation ends.
    setTimeout(() => ring.remove(), 300);
  }

  private onKeyDown(event: KeyboardEvent): void {
    const step = event.shiftKey ? 1 : AIM_STEP_PX;
    const moves: Record<string, [number, number]> = {
      ArrowLeft: [-step, 0],
      ArrowRight: [step, 0],
      ArrowUp: [0, -step],
      ArrowDown: [0, step],
    };
    const move = moves[event.key];
    if (move) {
      this.aimedAt = {
        x: clampToScreen(this.aimedAt.x + move[0]),
        y: clampToScreen(this.aimedAt.y + move[1]),
      };
      this.aim.hidden = false;
      positionAt(this.aim, this.aimedAt.x, this.aimedAt.y);
    } else if (event.key === 'Enter') this.tap(this.aimedAt.x, this.aimedAt.y);
    else return;
    event.preventDefault();
  }
}

function positionAt(element: HTMLElement, x: number, y: number): void {
  element.style.left = `${(x / SCREEN_SIZE_PX) * 100}%`;
  element.style.top = `${(y / SCREEN_SIZE_PX) * 100}%`;
}

function clampToScreen(value: number): number {
  return Math.min(SCREEN_SIZE_PX - 1, Math.max(0, value));
}
