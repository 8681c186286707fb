import { translate } from './i18n';

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86400;

/** A length of time in seconds as "46 min", "9 h", "1 day", "3 days". */
export function span(seconds: number): string {
  if (seconds < HOUR) return whole('span.minutes', Math.max(0, seconds) / MINUTE);
  if (seconds < DAY) return whole('span.hours', seconds / HOUR);
  return whole(seconds < 2 * DAY ? 'span.day' : 'span.days', seconds / DAY);
}

function whole(id: string, figure: number): string {
  return translate(id, Math.floor(figure));
}

/** How long ago in words: "Just now", "12 min ago", "9 h ago", "Yesterday", "3 days ago". */
export function ago(seconds: number): string {
  if (seconds < 2 * MINUTE) return translate('ago.now');
  if (seconds < DAY) return translate('ago', span(seconds));
  // Some languages have another plural here.
  return seconds < 2 * DAY ? translate('ago.yesterday') : whole('ago.days', seconds / DAY);
}
