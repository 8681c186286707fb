import { getElement, onClick } from './dom';
import { RadioGroup } from './radio-group';

export const ZOOM_LEVELS = ['1', '2'] as const;
type ZoomLevel = (typeof ZOOM_LEVELS)[number];

/** Pixels of the page for one of the watch, in each direction. */
export class Zoom {
  private readonly levels = new RadioGroup('zoom', ZOOM_LEVELS, (level) => this.setLevel(level));

  constructor() {
    onClick(getElement('[data-unfold]', HTMLButtonElement), () => this.setLevel('1'));
    this.setLevel('1');
  }

  toggle(): void {
    this.setLevel(document.documentElement.dataset.zoom === '2' ? '1' : '2');
  }

  private setLevel(level: ZoomLevel): void {
    document.documentElement.dataset.zoom = level;
    this.levels.show(level);
  }
}
