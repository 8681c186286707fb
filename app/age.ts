import { JUST_NOW, YESTERDAY } from './copy';

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86400;

/** A length of time in seconds as "46 min", "9 h", "1 day", "3 days". */
export function span(seconds: number): string {
  if (seconds < HOUR) return Math.max(0, Math.floor(seconds / MINUTE)) + ' min';
  if (seconds < DAY) return Math.floor(seconds / HOUR) + ' h';
  const days = Math.floor(seconds / DAY);
  return days + (days === 1 ? ' day' : ' days');
}

/** How long ago in words: "Just now", "12 min ago", "9 h ago", "Yesterday", "3 days ago". */
export function ago(seconds: number): string {
  if (seconds < 2 * MINUTE) return JUST_NOW;
  if (seconds >= DAY && seconds < 2 * DAY) return YESTERDAY;
  return span(seconds) + ' ago';
}
