import { DAY_S, HOUR_S, MINUTE_S } from '../common/time';
import { translate } from './i18n';
import { floor, max } from './math';

/** A length of time in seconds as "46 min", "9 h", "1 day", "3 days". */
export function formatElapsed(seconds: number): string {
  if (seconds < HOUR_S) return translateWhole('span.minutes', max(0, seconds) / MINUTE_S);
  if (seconds < DAY_S) return translateWhole('span.hours', seconds / HOUR_S);
  return translateWhole(seconds < 2 * DAY_S ? 'span.day' : 'span.days', seconds / DAY_S);
}

function translateWhole(id: string, value: number): string {
  return translate(id, floor(value));
}

/** How long ago in words: "Just now", "12 min ago", "9 h ago", "Yesterday", "3 days ago". */
export function formatAgo(seconds: number): string {
  if (seconds < 2 * MINUTE_S) return translate('ago.now');
  if (seconds < DAY_S) return translate('ago', formatElapsed(seconds));
  // With its own message, because some languages need another plural here.
  return seconds < 2 * DAY_S ? translate('ago.yesterday') : translateWhole('ago.days', seconds / DAY_S);
}
