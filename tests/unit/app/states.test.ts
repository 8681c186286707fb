import { bind, type Pages } from '../../../app/book';
import { ALERT, ASH, PAPER } from '../../../app/colours';
import { type Condition, conditionOf } from '../../../app/condition';
import { homeLine } from '../../../app/home-line';
import { isRefreshDue } from '../../../app/refresh';
import { isNightStale, isNightWorthShowing, isWeekStale, lastCheck } from '../../../app/staleness';
import type { View } from '../../../app/view';
import type { AccountState, NightSection, Page, Snapshot } from '../../../common/snapshot';
import { messages } from './english';

jest.mock('i18n', () => jest.requireActual('./english'), { virtual: true });

const DAY = 20648;
const NOW = DAY * 86400 + (14 * 60 + 42) * 60;
const HOUR = 3600;
const ACCENT = '#FFB43D';

function night(over: Partial<NightSection> = {}): NightSection {
  return { at: NOW - 12 * 60, date: DAY, asleep: 416, ...over };
}

function snapshot(state: AccountState, over: Partial<Snapshot> = {}): Snapshot {
  return {
    v: 1,
    origin: 1,
    seq: 1,
    at: NOW,
    account: { service: 'fitbit', state },
    look: { pages: ['sleep'], accent: 'sun', motion: true },
    ...over,
  };
}

describe('the condition', () => {
  const of = (snap: Snapshot | undefined, linkOpen: boolean) =>
    conditionOf(snap, lastCheck(snap), linkOpen, NOW);

  test('is not set up before the phone ever spoke, in reach or not', () => {
    expect([of(undefined, true), of(undefined, false)]).toEqual(['notSetUp', 'notSetUp']);
  });

  test.each<AccountState>(['notSetUp', 'finishSignIn', 'reconnect', 'gone'])(
    '%s is what the phone told',
    (state) => {
      expect(of(snapshot(state, { night: night() }), true)).toBe(state);
      expect(of(snapshot(state), false)).toBe(state);
    },
  );

  test('a limit ends by itself', () => {
    const until = (time?: number) =>
      of(
        snapshot('limited', {
          night: night(),
          account: { service: 'fitbit', state: 'limited', until: time },
        }),
        true,
      );
    expect([until(NOW + 1), until(NOW), until(undefined)]).toEqual(['limited', 'ok', 'limited']);
  });

  test('is offline only where the phone is out of reach and the data old or absent', () => {
    const at = (checked: number) => snapshot('ok', { night: night({ at: checked }) });
    expect(of(at(NOW - 3 * HOUR), false)).toBe('offline');
    expect(of(at(NOW - 3 * HOUR + 1), false)).toBe('ok');
    expect(of(at(NOW - 9 * HOUR), true)).toBe('ok');
    expect(of(snapshot('ok'), false)).toBe('offline');
  });

  test('goes by the newest check of any section', () => {
    const week = { at: NOW - HOUR, date: DAY, steps: [] };
    expect(lastCheck(snapshot('ok', { night: night({ at: NOW - 9 * HOUR }), week }))).toBe(NOW - HOUR);
    expect(lastCheck(snapshot('ok'))).toBe(0);
    expect(lastCheck(undefined)).toBe(0);
  });
});

describe('the age of a night', () => {
  const at = (hour: number, date: number) => isNightStale(night({ date }), DAY, hour * 60);

  test('is stale where it is not last night and that should be there', () => {
    expect([at(10.98, DAY - 1), at(11, DAY - 1), at(11, DAY), at(0, DAY - 1), at(0, DAY - 2)]).toEqual([
      false,
      true,
      false,
      false,
      true,
    ]);
  });

  test('is dropped after a week', () => {
    expect(isNightWorthShowing(night({ date: DAY - 7 }), DAY)).toBe(true);
    expect(isNightWorthShowing(night({ date: DAY - 8 }), DAY)).toBe(false);
  });

  test("the week's steps go stale after half a day", () => {
    expect([isWeekStale(NOW - 12 * HOUR, NOW), isWeekStale(NOW - 12 * HOUR - 1, NOW)]).toEqual([false, true]);
  });
});

describe('the line of the day', () => {
  function line(condition: Condition, snap: Snapshot | undefined) {
    const view: Partial<View> = {
      now: NOW,
      day: DAY,
      condition,
      accent: ACCENT,
      snapshot: snap,
      checked: lastCheck(snap),
      night: snap?.night,
    };
    return homeLine(view as View);
  }

  test.each<[Condition, string, string, string]>([
    ['notSetUp', 'Connect on phone', 'phone', ACCENT],
    ['finishSignIn', 'Finish on phone', 'link', ACCENT],
    ['reconnect', 'Reconnect on phone', 'unlink', ALERT],
    ['gone', 'Live data only', 'gone', ALERT],
  ])('%s comes before all', (condition, text, icon, colour) => {
    const old = snapshot('ok', { night: night({ at: NOW - 9 * HOUR }) });
    expect(line(condition, old)).toEqual({ text, icon, colour });
  });

  test('then the age, from three hours on', () => {
    const aged = (age: number) => snapshot('ok', { night: night({ at: NOW - age }) });
    expect(line('offline', aged(9 * HOUR))).toEqual({
      text: 'Synced 9 h ago',
      icon: 'cloudoff',
      colour: ASH,
    });
    expect(line('ok', aged(3 * HOUR)).text).toBe('Synced 3 h ago');
    expect(line('ok', aged(30 * HOUR)).text).toBe('Synced yesterday');
    expect(line('limited', aged(4 * HOUR))).toEqual({ text: 'Synced 4 h ago', icon: 'clock', colour: ASH });
    expect(line('limited', aged(HOUR)).text).toBe('6h 56 asleep');
  });

  test('then last night, with the resting heart rate where it is known and fits', () => {
    const recovery = { at: NOW, date: DAY, restingHeartRate: [58] as [number] };
    expect(line('ok', snapshot('ok', { night: night() }))).toEqual({
      text: '6h 56 asleep',
      icon: '',
      colour: PAPER,
    });
    expect(line('ok', snapshot('ok', { night: night(), recovery })).text).toBe('6h 56 · rest HR 58');
    expect(line('ok', snapshot('ok', { night: night({ asleep: 608 }), recovery })).text).toBe(
      '10h 08 asleep',
    );
    const old = { ...recovery, date: DAY - 1 };
    expect(line('ok', snapshot('ok', { night: night(), recovery: old })).text).toBe('6h 56 asleep');
  });

  test('says nothing rather than the night before last', () => {
    const texts = [
      line('ok', snapshot('ok', { night: night({ date: DAY - 1 }) })).text,
      line('ok', snapshot('ok', { night: night({ asleep: undefined }) })).text,
      line('ok', snapshot('ok')).text,
    ];
    expect(texts).toEqual(['', '', '']);
  });

  test('no message is longer than the 18 characters that fit', () => {
    expect(messages.size).toBeGreaterThan(50);
    for (const text of messages.values()) expect(text.length).toBeLessThanOrEqual(18);
  });
});

describe('the book of pages', () => {
  const draw = () => {};

  /** What is bound of these pages, where each has data or not. */
  function book(chosen: string[], condition: Condition, data: Record<string, boolean>): string[] {
    const pages: Record<string, Pages[string]> = { home: { draw }, state: { draw } };
    for (const [name, has] of Object.entries(data)) pages[name] = { draw, has: () => has };
    const look = { pages: chosen as Page[], accent: 'sun', motion: true } as const;
    return bind(pages, { condition, snapshot: snapshot('ok', { look }) } as View);
  }

  test('has the chosen pages that this version knows, in order and once', () => {
    const data = { sleep: true, week: true };
    expect(book(['sleep', 'recovery', 'week', 'sleep', 'home', 'toString'], 'ok', data)).toEqual([
      'home',
      'sleep',
      'week',
    ]);
  });

  test('shows dashes while nothing is wrong', () => {
    expect(book(['sleep'], 'ok', { sleep: false })).toEqual(['home', 'sleep']);
  });

  test('shows old data in any condition, and one state page for all that have none', () => {
    const data = { sleep: true, recovery: false, week: false };
    expect(book(['recovery', 'sleep', 'week'], 'reconnect', data)).toEqual(['home', 'state', 'sleep']);
    expect(book(['sleep'], 'offline', data)).toEqual(['home', 'sleep']);
  });

  test('without any page says what is wrong, and nothing where nothing is', () => {
    expect(book([], 'notSetUp', {})).toEqual(['home', 'state']);
    expect(book([], 'ok', {})).toEqual(['home']);
    expect(bind({}, { condition: 'notSetUp' } as View)).toEqual(['home', 'state']);
  });
});

test('the phone is asked where the data is old and it was not just asked', () => {
  const never = 0;
  expect(isRefreshDue(NOW, never, never)).toBe(true);
  expect(isRefreshDue(NOW, NOW - 15 * 60, never)).toBe(true);
  expect(isRefreshDue(NOW, NOW - 15 * 60 + 1, never)).toBe(false);
  expect(isRefreshDue(NOW, NOW - HOUR, NOW - 5 * 60 + 1)).toBe(false);
  expect(isRefreshDue(NOW, NOW - HOUR, NOW - 5 * 60)).toBe(true);
});

test('the phone is asked where a clock that was put right since made data or question lie ahead', () => {
  expect(isRefreshDue(NOW, NOW + HOUR, 0)).toBe(true);
  expect(isRefreshDue(NOW, NOW - HOUR, NOW + HOUR)).toBe(true);
});
