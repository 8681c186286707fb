import { span } from '../age';
import { ASH, conditionColour, PAPER } from '../colours';
import { dataAge, NO_DATA, STATES, until } from '../copy';
import { picture, slot, write } from '../elements';
import { minuteOf, timeOfDay } from '../time-of-day';
import type { View } from '../view';
import type { Page } from './page';

/** What keeps the data away and what to do about it; inside the Rim, which goes on. */
export function createStatePage(): Page {
  const clock = slot<TextElement>('state-clock');
  const icon = slot<ImageElement>('state-icon');
  const title = slot<TextElement>('state-title');
  const first = slot<TextElement>('state-first');
  const second = slot<TextElement>('state-second');

  return {
    draw(view) {
      write(clock, view.hours + ':' + view.minutes, PAPER);
      if (view.condition === 'ok') return undefined;
      const copy = STATES[view.condition];
      picture(icon, copy.icon + '_60', conditionColour(view.condition, view.accent));
      write(title, copy.title, PAPER);
      write(first, copy.first || limitLine(view), ASH);
      write(second, copy.second || ageLine(view), ASH);
      return undefined;
    },
  };
}

function limitLine({ snapshot, twelveHourClock }: View): string {
  const end = snapshot && snapshot.account.until;
  return end ? until(timeOfDay(minuteOf(new Date(end * 1000)), twelveHourClock)) : '';
}

function ageLine(view: View): string {
  return view.checked === undefined ? NO_DATA : dataAge(span(view.now - view.checked));
}
