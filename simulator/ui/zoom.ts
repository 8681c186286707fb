import { onClick } from './dom';

/** One watch pixel as one or as two of the page's. */
export class Zoom {
  private readonly boxes = document.querySelectorAll<HTMLInputElement>('input[name=zoom]');

  constructor() {
    for (const box of this.boxes) box.addEventListener('change', () => this.setZoom(box.value));
    for (const button of document.querySelectorAll<HTMLElement>('[data-unfold]'))
      onClick(button, () => this.setZoom('1'));
    this.setZoom('1');
  }

  toggle(): void {
    this.setZoom(document.documentElement.dataset.zoom === '2' ? '1' : '2');
  }

  private setZoom(zoom: string): void {
    document.documentElement.dataset.zoom = zoom;
    for (const box of this.boxes) box.checked = box.value === zoom;
  }
}
