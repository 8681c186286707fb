import type { WorldState } from '../server/protocol';
import { createElement, getElement } from './dom';
import type { Send } from './server-connection';

/** What Fitbit OS speaks (localization guide), and the English of those it speaks American to. */
const LANGUAGES =
  'cs-CZ de-DE en-GB en-US es-ES fr-FR id-ID it-IT ja-JP ko-KR nb-NO nl-NL pl-PL pt-BR ro-RO ru-RU sv-SE zh-CN zh-TW';
/** Between button and panel, in pixels. */
const GAP_PX = 8;

/** How the wearer likes to read things: a panel that opens over its button. */
export class WatchSettings {
  private readonly button = getElement('#watch-settings-open', HTMLButtonElement);
  private readonly panel = getElement('#watch-settings', HTMLElement);
  private readonly language = getElement('#language', HTMLSelectElement);
  private readonly clocks = document.querySelectorAll<HTMLInputElement>('input[name=clock]');
  private readonly weekStarts = document.querySelectorAll<HTMLInputElement>('input[name=week-start]');
  private readonly names = new Intl.DisplayNames(['en'], { type: 'language' });

  constructor(send: Send) {
    for (const tag of LANGUAGES.split(' ')) this.language.append(this.createOption(tag));
    this.language.addEventListener('change', () =>
      send({ type: 'preferences', language: this.language.value }),
    );
    for (const box of this.clocks) {
      box.addEventListener('change', () =>
        send({ type: 'preferences', clockDisplay: box.value === '12h' ? '12h' : '24h' }),
      );
    }
    for (const box of this.weekStarts) {
      box.addEventListener('change', () =>
        send({ type: 'preferences', firstDayOfWeek: box.value === '0' ? 0 : 1 }),
      );
    }
    this.panel.addEventListener('toggle', () => this.positionPanel());
  }

  show({ preferences }: WorldState): void {
    const { language, clockDisplay, firstDayOfWeek } = preferences;
    if (document.activeElement !== this.language) this.selectLanguage(language);
    for (const box of this.clocks) box.checked = box.value === clockDisplay;
    for (const box of this.weekStarts) box.checked = box.value === String(firstDayOfWeek);
  }

  /** A language that came from the command line may be one that is not in the list. */
  private selectLanguage(tag: string): void {
    const known = [...this.language.options].some(({ value }) => value === tag);
    if (!known) this.language.append(this.createOption(tag));
    this.language.value = tag;
  }

  private createOption(tag: string): HTMLOptionElement {
    return createElement('option', { value: tag }, `${this.names.of(tag) ?? tag} · ${tag}`);
  }

  /** Above the button, within the window. */
  private positionPanel(): void {
    const button = this.button.getBoundingClientRect();
    const { width } = this.panel.getBoundingClientRect();
    this.panel.style.bottom = `${window.innerHeight - button.top + GAP_PX}px`;
    this.panel.style.left = `${Math.max(GAP_PX, button.right - width)}px`;
  }
}
