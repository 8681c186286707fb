import { find, onPress } from './dom';

const KEY = 'theme';

/** Light or dark: as the system, until the button says otherwise. */
export class Theme {
  private readonly system = matchMedia('(prefers-color-scheme: dark)');

  constructor(changed: () => void) {
    this.apply(localStorage.getItem(KEY));
    this.system.addEventListener('change', changed);
    onPress(find('#theme', HTMLButtonElement), () => {
      const next = this.dark ? 'light' : 'dark';
      localStorage.setItem(KEY, next);
      this.apply(next);
      changed();
    });
  }

  get dark(): boolean {
    const { theme } = document.documentElement.dataset;
    return theme === undefined ? this.system.matches : theme === 'dark';
  }

  private apply(theme: string | null): void {
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  }
}
