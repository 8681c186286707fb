import { createElement, createIcon, getElement, onClick } from '../dom';
import type { Send } from '../server-connection';
import type { ActiveThing } from './active-things';
import { STOPS, type Stop } from './fault-words';

/** Flags at one stop; the rest is behind "2 more". */
const MAX_AT_A_STOP = 2;
/** Flags in the one row of small windows: as narrow.css shows them. */
const MAX_IN_A_ROW = 2;

/** What is on, under the stop where it bites, and in one row where the stops are not drawn. A press ends it. */
export class Flags {
  private readonly rows = STOPS.map((stop) => ({ stop, element: getElement(`#flags-${stop}`, HTMLElement) }));
  private readonly allRow = getElement('#flags-all', HTMLElement);
  private shown = '';

  constructor(
    private readonly send: Send,
    /** Opens the panel, which has all of them. */
    private readonly onMore: () => void,
  ) {}

  show(things: readonly ActiveThing[]): void {
    const flagged = things.filter((thing): thing is ActiveThing & { stop: Stop } => thing.stop !== undefined);
    const key = JSON.stringify(flagged);
    if (key === this.shown) return;
    this.shown = key;
    const focused = this.readFocus();
    for (const { stop, element } of this.rows)
      this.fill(
        element,
        flagged.filter((thing) => thing.stop === stop),
      );
    this.fillAll(flagged);
    if (focused) this.moveFocus(focused);
  }

  private fill(element: HTMLElement, things: readonly ActiveThing[]): void {
    const isFull = things.length > MAX_AT_A_STOP;
    const flags = things.slice(0, MAX_AT_A_STOP).map((thing) => this.createFlag(thing));
    element.replaceChildren(...flags, ...(isFull ? [this.createMore(things.length - MAX_AT_A_STOP)] : []));
  }

  /** All flags; how many are shown is the stylesheet's, so there is a button for each case. */
  private fillAll(things: readonly (ActiveThing & { stop: Stop })[]): void {
    const flags = things.map((thing) => this.createFlag(thing, thing.stop));
    const more = [1, MAX_IN_A_ROW].filter((most) => things.length > most);
    this.allRow.replaceChildren(
      ...flags,
      ...more.map((most) => this.createMore(things.length - most, `flag--after-${most}`)),
    );
  }

  private createFlag({ id, text, end }: ActiveThing, icon?: Stop): HTMLElement {
    const flag = createElement(
      'button',
      {
        type: 'button',
        class: 'flag',
        'data-thing': id,
        'aria-label': `End: ${text}`,
        title: `End: ${text}`,
      },
      ...(icon ? [createIcon(icon)] : []),
      createElement('span', {}, text),
      createIcon('x'),
    );
    onClick(flag, () => this.send(end));
    return flag;
  }

  private createMore(count: number, className = ''): HTMLElement {
    const more = createElement(
      'button',
      { type: 'button', class: `flag flag--more ${className}` },
      `${count} more`,
    );
    onClick(more, this.onMore);
    return more;
  }

  private readFocus(): { row: HTMLElement; index: number } | undefined {
    const focused = document.activeElement;
    const row = focused?.closest<HTMLElement>('.flags');
    return focused && row ? { row, index: [...row.children].indexOf(focused) } : undefined;
  }

  /** The flag that had the focus has ended: to the one in its place, after the last to the stop. */
  private moveFocus({ row, index }: { row: HTMLElement; index: number }): void {
    const flags = [...row.children].filter(
      (child) => child instanceof HTMLElement && child.checkVisibility(),
    );
    const next = flags[Math.min(index, flags.length - 1)];
    const stop = row.closest<HTMLElement>('section, header')?.querySelector<HTMLElement>('h1, h2');
    if (next instanceof HTMLElement) next.focus();
    else if (stop) {
      stop.tabIndex = -1;
      stop.focus();
    }
  }
}
