import { getElement, onClick } from './dom';
import { RadioGroup } from './radio-group';

export const ZOOM_LEVELS = ['1', '1.5', '2'] as const;
type ZoomLevel = (typeof ZOOM_LEVELS)[number];

const STORAGE_KEY = 'zoom';
const HALF_STEP = [
  '(min-width: 1500px) and (min-height: 840px)',
  '(min-width: 1440px) and (min-height: 880px)',
  '(min-width: 960px) and (max-width: 1120px) and (min-height: 840px)',
].join();
/** Where a level is possible, and where it needs no space that other things have: as in watch-size.css. */
const WINDOWS: Readonly<Record<ZoomLevel, { possible: string; roomy: string }>> = {
  '1': { possible: 'all', roomy: 'all' },
  '1.5': { possible: HALF_STEP, roomy: HALF_STEP },
  '2': {
    possible: '(min-width: 1321px) and (min-height: 900px)',
    roomy: '(min-width: 1680px) and (min-height: 940px)',
  },
};

/** Pixels of the page for one of the watch, in each direction: as the window allows, until the person chooses. */
export class Zoom {
  private readonly levels = new RadioGroup('zoom', ZOOM_LEVELS, (level) => this.choose(level));

  constructor() {
    onClick(getElement('[data-unfold]', HTMLButtonElement), () => this.choose('1'));
    for (const { possible, roomy } of Object.values(WINDOWS))
      for (const window of [possible, roomy])
        matchMedia(window).addEventListener('change', () => this.apply());
    this.apply();
  }

  /** The next larger level, and after the largest the smallest. */
  step(): void {
    const levels = listLevels('possible');
    // `setLevel` wrote it.
    const shown = levels.indexOf(document.documentElement.dataset.zoom as ZoomLevel);
    this.choose(levels[(shown + 1) % levels.length] ?? '1');
  }

  /** The person's choice, which is kept. */
  private choose(level: ZoomLevel): void {
    localStorage.setItem(STORAGE_KEY, level);
    this.apply();
  }

  private apply(): void {
    const stored = localStorage.getItem(STORAGE_KEY);
    const chosen = listLevels('possible').find((level) => level === stored);
    this.setLevel(chosen ?? listLevels('roomy').at(-1) ?? '1');
  }

  private setLevel(level: ZoomLevel): void {
    document.documentElement.dataset.zoom = level;
    this.levels.show(level);
  }
}

function listLevels(where: 'possible' | 'roomy'): readonly ZoomLevel[] {
  return ZOOM_LEVELS.filter((level) => matchMedia(WINDOWS[level][where]).matches);
}
