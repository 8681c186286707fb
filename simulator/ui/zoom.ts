import { onPress } from './dom';

/** One watch pixel as one or as two of the page's. */
export class Zoom {
  private readonly boxes = document.querySelectorAll<HTMLInputElement>('input[name=zoom]');

  constructor() {
    for (const box of this.boxes) box.addEventListener('change', () => this.set(box.value));
    for (const button of document.querySelectorAll<HTMLElement>('[data-unfold]'))
      onPress(button, () => this.set('1'));
    this.set('1');
  }

  toggle(): void {
    this.set(document.documentElement.dataset.zoom === '2' ? '1' : '2');
  }

  private set(zoom: string): void {
    document.documentElement.dataset.zoom = zoom;
    for (const box of this.boxes) box.checked = box.value === zoom;
  }
}
