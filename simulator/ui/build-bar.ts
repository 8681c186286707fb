import type { BuildProblem, BuildResult } from '../simulation/protocol';
import { getElement, setText } from './dom';

/** More do not fit, and the first ones are to be mended first. */
const MAX_PROBLEMS = 5;

/** The bar that says what is wrong with the app's sources, until the next build. */
export class BuildBar {
  private readonly element = getElement('#build', HTMLElement);
  private readonly title = getElement('#build-title', HTMLElement);
  private readonly list = getElement('#build-problems', HTMLElement);

  show({ isBuilt, problems }: BuildResult): void {
    this.element.hidden = problems.length === 0;
    setText(this.title, isBuilt ? 'Built with errors' : 'Not built: the app is still the one before');
    const shown = problems.slice(0, MAX_PROBLEMS).map(createRow);
    const more = problems.length - shown.length;
    this.list.replaceChildren(...shown, ...(more > 0 ? [createRow({ text: `and ${more} more` })] : []));
  }
}

function createRow({ at, text }: BuildProblem): HTMLElement {
  const row = document.createElement('li');
  if (at !== undefined) {
    const place = document.createElement('code');
    place.textContent = at;
    row.append(place, ' ');
  }
  row.append(text);
  return row;
}
