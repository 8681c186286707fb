import type { StorageInfo } from '../simulation/protocol';
import { createCodeBlock, formatJson } from './details-blocks';
import { createElement, getElement, onClick, setText } from './dom';
import { fetchForPage } from './download';
import { formatBytes } from './format';

/** While the tab is shown, real milliseconds between two looks. */
const LOOK_INTERVAL_MS = 500;
const PREVIEW_LENGTH = 80;
const STORES = [
  ['settings', 'Settings', 'settingsStorage'],
  ['local', 'Companion', 'localStorage'],
  ['files', 'Watch', '/private/data'],
] as const;

/** What the app has stored: settings, the companion's storage, and files on the watch. Secrets are covered. */
export class StoragePanel {
  private readonly panel = getElement('#storage', HTMLElement);
  private readonly stores = getElement('#storage-stores', HTMLElement);
  private readonly tokensButton = getElement('#storage-tokens', HTMLButtonElement);
  private readonly open = new Set<string>();
  private showsTokens = false;
  private shown = '';

  constructor() {
    onClick(getElement('#tab-storage', HTMLElement), () => void this.look());
    onClick(this.tokensButton, () => {
      this.showsTokens = !this.showsTokens;
      void this.look();
    });
    setInterval(() => void this.look(), LOOK_INTERVAL_MS);
  }

  private async look(): Promise<void> {
    if (!this.panel.checkVisibility() || document.hidden) return;
    const path = `/storage.json${this.showsTokens ? '?tokens=shown' : ''}`;
    const response = await fetchForPage(path).catch(() => undefined);
    if (!response) return;
    const text = await response.text();
    if (text === this.shown) return;
    this.shown = text;
    // The server has checked it.
    this.draw(JSON.parse(text) as StorageInfo);
  }

  private draw(info: StorageInfo): void {
    this.tokensButton.hidden = !STORES.some(([store]) => info[store].some(({ hasSecret }) => hasSecret));
    setText(this.tokensButton, this.showsTokens ? 'Hide tokens' : 'Show tokens');
    this.stores.replaceChildren(
      ...STORES.map(([store, name, where]) => {
        const items = info[store];
        const total = items.reduce((sum, { bytes }) => sum + bytes, 0);
        const count = items.length === 0 ? 'empty' : `${items.length} · ${formatBytes(total)}`;
        return createElement(
          'div',
          { class: 'store', role: 'group', 'aria-label': name },
          createElement('h3', {}, name, createElement('small', {}, where), createElement('span', {}, count)),
          ...items.map((item) => this.createRow(store, item)),
        );
      }),
    );
  }

  private createRow(
    store: keyof StorageInfo,
    { key, bytes, text }: StorageInfo['settings'][number],
  ): HTMLElement {
    const id = `${store} ${key}`;
    const details = createElement('details', { class: 'store__i', open: this.open.has(id) });
    details.addEventListener('toggle', () => {
      if (details.open) this.open.add(id);
      else this.open.delete(id);
      if (details.open && details.childElementCount === 1) details.append(createValue(text));
    });
    details.append(
      createElement(
        'summary',
        {},
        createElement('b', {}, key),
        createElement('span', {}, (text ?? '').slice(0, PREVIEW_LENGTH)),
        createElement('small', {}, formatBytes(bytes)),
      ),
    );
    return details;
  }
}

function createValue(text: string | null): HTMLElement {
  if (text === null) return createElement('p', {}, 'Bytes that are no text.');
  return createCodeBlock(formatJson(text));
}
