import { DAY_S, HOUR_S, MINUTE_S } from '../common/time';
import { translate } from './i18n';
import { floor } from './math';

/** How long ago in words: "just now", "12 min ago", "9 h ago", "yesterday", "3 days ago". */
export function formatAgo(seconds: number): string {
  if (seconds < 2 * MINUTE_S) return translate('ago.now');
  if (seconds < HOUR_S) return translateWhole('ago.minutes', seconds / MINUTE_S);
  if (seconds < DAY_S) return translateWhole('ago.hours', seconds / HOUR_S);
  return seconds < 2 * DAY_S ? translate('ago.yesterday') : translateWhole('ago.days', seconds / DAY_S);
}

function translateWhole(id: string, value: number): string {
  return translate(id, floor(value));
}
