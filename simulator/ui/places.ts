export type PlaceName = 'watch' | 'phone' | 'line';

/** On narrow screens one place is shown at a time; the row below chooses it. */
export function showPlace(place: PlaceName): void {
  document.documentElement.dataset.place = place;
  for (const link of document.querySelectorAll<HTMLElement>('[data-go]')) {
    if (link.dataset.go === place) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}

export function wirePlaces(): void {
  for (const link of document.querySelectorAll<HTMLElement>('[data-go]')) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      showPlace(link.dataset.go as PlaceName);
    });
  }
  showPlace('watch');
}
