export type TabName = 'watch' | 'phone' | 'log';

/** On narrow screens one place is shown at a time; the row below chooses it. */
export function showTab(tab: TabName): void {
  document.documentElement.dataset.tab = tab;
  for (const link of document.querySelectorAll<HTMLElement>('[data-go]')) {
    if (link.dataset.go === tab) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}

export function bindTabs(): void {
  for (const link of document.querySelectorAll<HTMLElement>('[data-go]')) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      showTab(link.dataset.go as TabName);
    });
  }
  showTab('watch');
}
