import { getElement } from './dom';

export const TABS = ['watch', 'phone', 'log'] as const;
export type TabName = (typeof TABS)[number];

/** Narrow screens show one column at a time; the links at the bottom choose it. */
export function showTab(shown: TabName): void {
  document.documentElement.dataset.tab = shown;
  for (const tab of TABS) {
    if (tab === shown) linkOf(tab).setAttribute('aria-current', 'page');
    else linkOf(tab).removeAttribute('aria-current');
  }
}

/** The links at the bottom and those of the first steps lead to a tab. */
export function bindTabs(): void {
  for (const tab of TABS) {
    for (const link of document.querySelectorAll<HTMLElement>(`a[href="#column-${tab}"]`)) {
      link.addEventListener('click', (event) => {
        event.preventDefault();
        showTab(tab);
      });
    }
  }
  showTab('watch');
}

function linkOf(tab: TabName): HTMLElement {
  return getElement(`[data-tab-link="${tab}"]`, HTMLElement);
}
