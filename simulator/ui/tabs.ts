import { getElement, onClick } from './dom';

export const TABS = ['watch', 'phone', 'log', 'whatif'] as const;
export type TabName = (typeof TABS)[number];

/** What the right column shows, one at a time. */
export const PANELS = ['log', 'whatif', 'storage'] as const;
type PanelName = (typeof PANELS)[number];

/** Narrow screens show one column at a time; the links at the bottom choose it. */
export function showTab(shown: TabName): void {
  document.documentElement.dataset.tab = shown;
  for (const tab of TABS) {
    if (tab === shown) linkOf(tab).setAttribute('aria-current', 'page');
    else linkOf(tab).removeAttribute('aria-current');
  }
  if (shown === 'log' || shown === 'whatif') showPanel(shown);
}

/** Whether the right column has this panel on top. */
export function isPanelShown(panel: PanelName): boolean {
  return document.documentElement.dataset.panel === panel;
}

/** The links of the page lead to a column, the tabs of the right column to a panel. */
export function bindTabs(): void {
  for (const tab of TABS) {
    for (const link of document.querySelectorAll<HTMLElement>(`a[href="#column-${tab}"]`)) {
      link.addEventListener('click', (event) => {
        event.preventDefault();
        showTab(tab);
      });
    }
  }
  for (const panel of PANELS) {
    const button = buttonOf(panel);
    onClick(button, () => choosePanel(panel));
    button.addEventListener('keydown', (event) => moveOn(event, panel));
  }
  showTab('watch');
  showPanel('log');
}

/** Storage has no column of its own on narrow screens: it is shown in that of the event log. */
function choosePanel(panel: PanelName): void {
  showTab(panel === 'storage' ? 'log' : panel);
  showPanel(panel);
}

function showPanel(shown: PanelName): void {
  document.documentElement.dataset.panel = shown;
  for (const panel of PANELS) {
    const button = buttonOf(panel);
    button.setAttribute('aria-selected', String(panel === shown));
    button.tabIndex = panel === shown ? 0 : -1;
  }
}

/** Arrow keys choose the tab beside, as in every row of tabs. */
function moveOn(event: KeyboardEvent, from: PanelName): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  // On narrow screens, What if is in the links at the bottom.
  const shown = PANELS.filter((panel) => buttonOf(panel).checkVisibility());
  const next = shown[(shown.indexOf(from) + step + shown.length) % shown.length] ?? from;
  choosePanel(next);
  buttonOf(next).focus();
}

function linkOf(tab: TabName): HTMLElement {
  return getElement(`[data-tab-link="${tab}"]`, HTMLElement);
}

function buttonOf(panel: PanelName): HTMLElement {
  return getElement(`[data-panel-tab="${panel}"]`, HTMLElement);
}
