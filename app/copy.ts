import type { Condition } from './condition';

/** Every word the face says. Short, says what to do, blames nobody; no line is longer than 18 characters. */

/** Stands for a figure nobody knows; a real zero is "0". */
export const UNKNOWN = '—';

export const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
export const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

export const JUST_NOW = 'Just now';
export const YESTERDAY = 'Yesterday';
export const SYNCED = 'Synced ';
export const SYNCING = 'Syncing…';

export const SLEEP = 'SLEEP';
export const STAGES = ['Awake', 'REM', 'Light', 'Deep'];
/** A log of movement only knows three. */
export const CLASSIC_STAGES = ['Awake', 'Restless', 'Asleep'];
export const NO_SLEEP = 'No sleep logged';
export const NO_DATA = 'No data yet';

export interface StateCopy {
  title: string;
  /** What to do, in two lines; '' where a figure is filled in. */
  first: string;
  second: string;
  /** The line of the day; '' where the state alone says too little. */
  home: string;
  icon: string;
}

export const STATES: Record<Exclude<Condition, 'ok'>, StateCopy> = {
  notSetUp: {
    title: 'Not set up',
    first: 'Open Fitbit app',
    second: 'Almanac › Settings',
    home: 'Connect on phone',
    icon: 'phone',
  },
  finishSignIn: {
    title: 'Connect',
    first: 'Finish sign-in',
    second: 'on your phone',
    home: 'Finish on phone',
    icon: 'link',
  },
  reconnect: {
    title: 'Reconnect',
    first: 'Sign in again',
    second: 'on your phone',
    home: 'Reconnect on phone',
    icon: 'unlink',
  },
  limited: { title: 'Rate limited', first: '', second: '', home: '', icon: 'clock' },
  offline: { title: 'Offline', first: 'Phone not in reach', second: '', home: '', icon: 'cloudoff' },
  gone: {
    title: 'Service gone',
    first: 'The service ended',
    second: 'Live data only',
    home: 'Live data only',
    icon: 'gone',
  },
};

export function until(time: string): string {
  return 'until ' + time;
}

export function dataAge(span: string): string {
  return 'Data ' + span + ' old';
}

/** The night, and what the heart did in it. */
export function nightLine(asleep: string, restingHeartRate: number): string {
  return asleep + ' · rest HR ' + restingHeartRate;
}

export function asleepLine(asleep: string): string {
  return asleep + ' asleep';
}
