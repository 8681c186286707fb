import type { WorldState } from '../simulation/protocol';
import { SCREEN_TIMEOUTS, type ScreenTimeout } from '../world/screen-timeout';
import { CLOCK_DISPLAYS, type ClockDisplay, WEEK_STARTS, type WeekStart } from '../world/watch-preferences';
import { createElement, getElement } from './dom';
import { RadioGroup } from './radio-group';
import type { Send } from './server-connection';

/** The languages of Fitbit OS (localization guide), and British English. */
const LANGUAGES =
  'cs-CZ de-DE en-GB en-US es-ES fr-FR id-ID it-IT ja-JP ko-KR nb-NO nl-NL pl-PL pt-BR ro-RO ru-RU sv-SE zh-CN zh-TW';

/** Between button and panel, and between panel and the window's edge. */
const GAP_PX = 8;

/** The wearer's language, clock, first day of the week and screen timeout: a panel that opens over its button. */
export class WatchSettings {
  private readonly button = getElement('#watch-settings-open', HTMLButtonElement);
  private readonly panel = getElement('#watch-settings', HTMLElement);
  private readonly language = getElement('#language', HTMLSelectElement);
  private readonly clocks: RadioGroup<ClockDisplay>;
  private readonly weekStarts: RadioGroup<WeekStart>;
  private readonly screenTimeouts: RadioGroup<ScreenTimeout>;
  private readonly names = new Intl.DisplayNames(['en'], { type: 'language' });

  constructor(send: Send) {
    for (const tag of LANGUAGES.split(' ')) this.language.append(this.createOption(tag));
    this.language.addEventListener('change', () =>
      send({ type: 'preferences', language: this.language.value }),
    );
    this.clocks = new RadioGroup('clock', CLOCK_DISPLAYS, (clockDisplay) =>
      send({ type: 'preferences', clockDisplay }),
    );
    this.weekStarts = new RadioGroup('week-start', WEEK_STARTS, (firstDayOfWeek) =>
      send({ type: 'preferences', firstDayOfWeek }),
    );
    this.screenTimeouts = new RadioGroup('screen-timeout', SCREEN_TIMEOUTS, (timeout) =>
      send({ type: 'screenTimeout', timeout }),
    );
    this.panel.addEventListener('toggle', ({ newState }) => {
      if (newState === 'open') placeAbove(this.button, this.panel);
      // It opens without a place, and is not seen there.
      this.panel.classList.toggle('is-placed', newState === 'open');
    });
  }

  show({ preferences, watch }: WorldState): void {
    const { language, clockDisplay, firstDayOfWeek } = preferences;
    if (document.activeElement !== this.language) this.selectLanguage(language);
    this.clocks.show(clockDisplay);
    this.weekStarts.show(firstDayOfWeek);
    this.screenTimeouts.show(watch.screenTimeout);
  }

  /** The command line accepts languages that are not in the list. */
  private selectLanguage(tag: string): void {
    const known = [...this.language.options].some(({ value }) => value === tag);
    if (!known) this.language.append(this.createOption(tag));
    this.language.value = tag;
  }

  private createOption(tag: string): HTMLOptionElement {
    return createElement('option', { value: tag }, `${this.names.of(tag) ?? tag} · ${tag}`);
  }
}

/** Places an open panel above its button, within the window. */
function placeAbove(button: HTMLElement, panel: HTMLElement): void {
  const from = button.getBoundingClientRect();
  const { width, height } = panel.getBoundingClientRect();
  panel.style.top = `${fit(from.top - GAP_PX - height, window.innerHeight - height)}px`;
  panel.style.left = `${fit(from.right - width, window.innerWidth - width)}px`;
}

function fit(at: number, space: number): number {
  return Math.max(GAP_PX, Math.min(at, space - GAP_PX));
}
