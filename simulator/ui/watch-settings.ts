import type { WorldState } from '../server/protocol';
import type { Send } from './connection';
import { find, make } from './dom';

/** What Fitbit OS speaks (localization guide), and the English of those it speaks American to. */
const LANGUAGES =
  'cs-CZ de-DE en-GB en-US es-ES fr-FR id-ID it-IT ja-JP ko-KR nb-NO nl-NL pl-PL pt-BR ro-RO ru-RU sv-SE zh-CN zh-TW';
/** Between button and panel, in pixels. */
const GAP = 8;

/** How the wearer likes to read things: a panel that opens over its button. */
export class WatchSettings {
  private readonly button = find('#watch-settings-open', HTMLButtonElement);
  private readonly panel = find('#watch-settings', HTMLElement);
  private readonly language = find('#language', HTMLSelectElement);
  private readonly clocks = document.querySelectorAll<HTMLInputElement>('input[name=clock]');
  private readonly weekStarts = document.querySelectorAll<HTMLInputElement>('input[name=week-start]');
  private readonly names = new Intl.DisplayNames(['en'], { type: 'language' });

  constructor(send: Send) {
    for (const tag of LANGUAGES.split(' ')) this.language.append(this.option(tag));
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
    this.panel.addEventListener('toggle', () => this.place());
  }

  show({ preferences }: WorldState): void {
    const { language, clockDisplay, firstDayOfWeek } = preferences;
    if (document.activeElement !== this.language) this.choose(language);
    for (const box of this.clocks) box.checked = box.value === clockDisplay;
    for (const box of this.weekStarts) box.checked = box.value === String(firstDayOfWeek);
  }

  /** A language that came from the command line may be one that is not in the list. */
  private choose(tag: string): void {
    const known = [...this.language.options].some(({ value }) => value === tag);
    if (!known) this.language.append(this.option(tag));
    this.language.value = tag;
  }

  private option(tag: string): HTMLOptionElement {
    return make('option', { value: tag }, `${this.names.of(tag) ?? tag} · ${tag}`);
  }

  /** Above the button, within the window. */
  private place(): void {
    const button = this.button.getBoundingClientRect();
    const { width } = this.panel.getBoundingClientRect();
    this.panel.style.bottom = `${window.innerHeight - button.top + GAP}px`;
    this.panel.style.left = `${Math.max(GAP, button.right - width)}px`;
  }
}
