import { getElement, onClick } from './dom';
import { RadioGroup } from './radio-group';

export const ZOOM_LEVELS = ['1', '2'] as const;
type ZoomLevel = (typeof ZOOM_LEVELS)[number];

const STORAGE_KEY = 'zoom';
/** Here 2× needs no space that other things have: the limits of watch-size.css. */
const LARGE_WINDOW = '(min-width: 2000px) and (min-height: 1100px)';

/** Pixels of the page for one of the watch, in each direction: as the window allows, until the person chooses. */
export class Zoom {
  private readonly levels = new RadioGroup('zoom', ZOOM_LEVELS, (level) => this.choose(level));
  private readonly largeWindow = matchMedia(LARGE_WINDOW);

  constructor() {
    onClick(getElement('[data-unfold]', HTMLButtonElement), () => this.choose('1'));
    this.largeWindow.addEventListener('change', () => this.apply());
    this.apply();
  }

  toggle(): void {
    this.choose(document.documentElement.dataset.zoom === '2' ? '1' : '2');
  }

  /** The person's choice, which is kept. */
  private choose(level: ZoomLevel): void {
    localStorage.setItem(STORAGE_KEY, level);
    this.apply();
  }

  private apply(): void {
    const stored = localStorage.getItem(STORAGE_KEY);
    const byWindow = this.largeWindow.matches ? '2' : '1';
    this.setLevel(ZOOM_LEVELS.find((level) => level === stored) ?? byWindow);
  }

  private setLevel(level: ZoomLevel): void {
    document.documentElement.dataset.zoom = level;
    this.levels.show(level);
  }
}
