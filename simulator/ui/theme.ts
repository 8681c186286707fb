import { getElement, onClick } from './dom';

const STORAGE_KEY = 'theme';

/** Light or dark: as the system, until the person chooses by the button. */
export class Theme {
  private readonly system = matchMedia('(prefers-color-scheme: dark)');

  constructor(onChange: () => void) {
    this.apply(localStorage.getItem(STORAGE_KEY));
    this.system.addEventListener('change', onChange);
    onClick(getElement('#theme', HTMLButtonElement), () => {
      const next = this.isDark ? 'light' : 'dark';
      localStorage.setItem(STORAGE_KEY, next);
      this.apply(next);
      onChange();
    });
  }

  get isDark(): boolean {
    const { theme } = document.documentElement.dataset;
    return theme === undefined ? this.system.matches : theme === 'dark';
  }

  private apply(theme: string | null): void {
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  }
}
