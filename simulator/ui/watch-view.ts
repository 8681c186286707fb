import { MODEL_INFO, MODELS, type Model, type ScreenSize } from '../app-package/models';
import type { WorldState } from '../simulation/protocol';
import { Announcer } from './announcer';
import { createElement, getElement, isInView, onClick, setText } from './dom';
import { ScreenFinger } from './screen-finger';
import type { Send } from './server-connection';

/** The look of the glass, by its name in watch.css. The Sense has the metal ring of the EDA sensor. */
const GLASSES: Readonly<Record<Model, 'plain' | 'eda-ring'>> = {
  atlas: 'plain',
  vulcan: 'eda-ring',
  hera: 'plain',
  rhea: 'plain',
};
/** Distance that an arrow key moves the aim, in pixels of the watch. */
const AIM_STEP_PX = 8;

/** The watch: its live picture, taps on it, and its side button. */
export class WatchView {
  private readonly screen = getElement('#screen', HTMLElement);
  /** What screen readers find on the watch, as it is now. */
  private readonly texts = getElement('#screen-texts', HTMLElement);
  /** What they read out by themselves. */
  private readonly announcer: Announcer;
  private readonly picture: ShadowRoot;
  private readonly aim = createElement('span', { class: 'aim', hidden: true });
  private model: Model = MODELS[0];
  /** In pixels of the watch. */
  private aimedAt = { x: 0, y: 0 };
  private isDisplayOff = false;
  private visibleText = '';
  private canSpeak = false;
  private isMoving = false;
  /** Whether time runs no faster than the finger's own. */
  private isRealTime = true;

  constructor(private readonly send: Send) {
    const face = getElement('#face', HTMLElement);
    const announcement = getElement('#screen-announcement', HTMLElement);
    this.announcer = new Announcer((text) => setText(announcement, text));
    // A shadow root keeps the picture's ids apart from the page's.
    this.picture = face.attachShadow({ mode: 'open' });
    this.screen.append(this.aim);
    new ScreenFinger(this.screen, {
      send,
      getSize: () => this.screenSize,
      isRealTime: () => this.isRealTime,
      onTouch: ({ x, y }) => this.showRing(x, y),
    });
    this.screen.addEventListener('keydown', (event) => this.onKeyDown(event));
    this.screen.addEventListener('blur', () => {
      this.aim.hidden = true;
    });
    this.showModel(this.model);
    // In the case and, where that is too thin for a finger, below the watch.
    for (const button of document.querySelectorAll<HTMLElement>('[data-side-button]'))
      onClick(button, () => send({ type: 'sideButton' }));
  }

  show({ watch, speed, isPlaying, fastForwardTarget }: WorldState): void {
    const wasMoving = this.isMoving;
    const wasOff = this.isDisplayOff;
    this.isRealTime = fastForwardTarget === null && (!isPlaying || speed === 1);
    this.isMoving = isPlaying || fastForwardTarget !== null;
    this.isDisplayOff = watch.display === 'off';
    this.canSpeak = !this.isMoving || (speed === 1 && fastForwardTarget === null);
    if (wasOff !== this.isDisplayOff || (wasMoving && !this.isMoving)) this.updateTexts();
    this.screen.classList.toggle('is-off', this.isDisplayOff);
    if (watch.model !== this.model) this.showModel(watch.model);
  }

  /** Shows the picture; while the display is off, the last one fades instead. */
  showFrame(svg: string, texts: readonly string[]): void {
    if (!this.isDisplayOff || this.picture.childElementCount === 0) {
      this.picture.innerHTML = `<style>svg{display:block;width:100%;height:100%}</style>${svg}`;
    }
    this.visibleText = texts.join('. ');
    this.updateTexts();
  }

  private updateTexts(): void {
    setText(this.texts, this.isDisplayOff ? 'The display is off' : this.visibleText);
    this.announce();
  }

  /** Whether its column is shown. */
  get isInView(): boolean {
    return isInView(this.screen);
  }

  focus(): void {
    this.screen.focus();
  }

  /** Has screen readers read the texts out, but not while time runs fast. */
  private announce(): void {
    if (this.canSpeak) this.announcer.announce(this.texts.textContent ?? '', { isStill: !this.isMoving });
    else this.announcer.cancel();
  }

  private tap(x: number, y: number): void {
    this.send({ type: 'tap', x, y });
    this.showRing(x, y);
  }

  private showRing(x: number, y: number): void {
    const ring = createElement('span', { class: 'tap' });
    this.positionAt(ring, x, y);
    this.screen.append(ring);
    ring.addEventListener('animationend', () => ring.remove());
    // With reduced motion there is no animation, and no end of it.
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
      const { width, height } = this.screenSize;
      this.aimedAt = {
        x: clamp(this.aimedAt.x + move[0], width - 1),
        y: clamp(this.aimedAt.y + move[1], height - 1),
      };
      this.aim.hidden = false;
      this.positionAt(this.aim, this.aimedAt.x, this.aimedAt.y);
    } else if (event.key === 'Enter') this.tap(this.aimedAt.x, this.aimedAt.y);
    else return;
    event.preventDefault();
  }

  private get screenSize(): ScreenSize {
    return MODEL_INFO[this.model].screen;
  }

  /** The stylesheets take the figures of the watch from here. */
  private showModel(model: Model): void {
    this.model = model;
    const { width, height } = this.screenSize;
    const { dataset, style } = document.documentElement;
    dataset.glass = GLASSES[model];
    style.setProperty('--screen-width', `${width}px`);
    style.setProperty('--screen-ratio', `${width / height}`);
    style.setProperty('--glass-curve', `${MODEL_INFO[model].glassRadiusPx / width}`);
    this.aimedAt = { x: width / 2, y: height / 2 };
  }

  private positionAt(element: HTMLElement, x: number, y: number): void {
    const { width, height } = this.screenSize;
    element.style.left = `${(x / width) * 100}%`;
    element.style.top = `${(y / height) * 100}%`;
  }
}

function clamp(value: number, max: number): number {
  return Math.min(max, Math.max(0, value));
}
