import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { type Condition, getCondition } from '../../../app/condition';
import { orderPages } from '../../../app/page-order';
import type { Pages } from '../../../app/pages/page-entry';
import { dropOldSections, isRefreshDue, isSectionStale } from '../../../app/staleness';
import type { View } from '../../../app/view';
import { acceptSnapshot } from '../../../common/accept-snapshot';
import { DEFAULT_ACCENT_COLOUR } from '../../../common/preferences';
import {
  type AccountState,
  type BodyUnits,
  type PageName,
  type SleepSection,
  SNAPSHOT_VERSION,
  type Snapshot,
  WEIGHT_POINT_COUNT,
} from '../../../common/snapshot';
import { DAY_S, HOUR_S, MINUTE_S } from '../../../common/time';
import { TODAY } from '../../today';
import { messages } from './messages';

const NOW = TODAY * DAY_S + (14 * 60 + 42) * MINUTE_S;

function createSleep(over: Partial<SleepSection> = {}): SleepSection {
  return { at: NOW - 12 * 60, date: TODAY, asleep: 416, ...over };
}

function createSnapshot(state: AccountState, over: Partial<Snapshot> = {}): Snapshot {
  return {
    v: SNAPSHOT_VERSION,
    origin: 1,
    seq: 1,
    at: NOW,
    account: { service: 'fitbit', state },
    look: { pages: ['sleep'], accent: DEFAULT_ACCENT_COLOUR, motion: true },
    ...over,
  };
}

const units: BodyUnits = { weight: 'kg', water: 'l', energy: 'kcal' };

describe('the condition', () => {
  const of = (snap: Snapshot, linkOpen: boolean) =>
    getCondition(snap, dropOldSections(snap, TODAY, NOW), linkOpen, NOW);

  test.each<AccountState>(['notSetUp', 'finishSignIn', 'reconnect', 'gone'])(
    '%s is shown as the phone sent it, in reach or not',
    (state) => {
      expect(of(createSnapshot(state, { sleep: createSleep() }), true)).toBe(state);
      expect(of(createSnapshot(state), false)).toBe(state);
    },
  );

  test('a limit ends by itself', () => {
    const until = (time?: number) =>
      of(
        createSnapshot('limited', {
          sleep: createSleep(),
          account: { service: 'fitbit', state: 'limited', until: time },
        }),
        true,
      );
    expect([until(NOW + 1), until(NOW), until(undefined)]).toEqual(['limited', 'ok', 'limited']);
  });

  test('is offline only where the phone is out of reach and the data old or absent', () => {
    const at = (checked: number) => createSnapshot('ok', { sleep: createSleep({ at: checked }) });
    expect(of(at(NOW - 3 * HOUR_S), false)).toBe('offline');
    expect(of(at(NOW - 3 * HOUR_S + 1), false)).toBe('ok');
    expect(of(at(NOW - 9 * HOUR_S), true)).toBe('ok');
    expect(of(createSnapshot('ok'), false)).toBe('offline');
  });

  test('is offline where no snapshot came for a day, and not where one came and only the service is down', () => {
    const sent = (at: number) => createSnapshot('ok', { at, sleep: createSleep({ at: NOW - 26 * HOUR_S }) });
    expect([of(sent(NOW - 24 * HOUR_S), true), of(sent(NOW - 24 * HOUR_S + 1), true)]).toEqual([
      'offline',
      'ok',
    ]);
  });

  test('is ending where the account is well and its session is not for long, but offline comes before', () => {
    const account = { service: 'fitbit', state: 'ok', until: NOW + HOUR_S } as const;
    expect(of(createSnapshot('ok', { account, sleep: createSleep() }), true)).toBe('ending');
    const over = { ...account, until: NOW };
    expect(of(createSnapshot('ok', { account: over, sleep: createSleep() }), true)).toBe('ok');
    expect(of(createSnapshot('ok', { account, sleep: createSleep() }), false)).toBe('ending');
    expect(of(createSnapshot('ok', { account, sleep: createSleep({ at: NOW - 9 * HOUR_S }) }), false)).toBe(
      'offline',
    );
  });

  test('goes by the newest check of any section', () => {
    const week = { at: NOW - HOUR_S, date: TODAY, dailySteps: [] };
    const checked = (over: Partial<Snapshot>) => dropOldSections(createSnapshot('ok', over), TODAY, NOW);
    expect(checked({ sleep: createSleep({ at: NOW - 9 * HOUR_S }), week })).toBe(NOW - HOUR_S);
    expect(checked({ week, sleep: createSleep({ at: NOW - 9 * HOUR_S }) })).toBe(NOW - HOUR_S);
    // A dropped section counts, and the time of the snapshot itself does not.
    expect(checked({ week: { ...week, at: NOW - 300 * HOUR_S } })).toBe(NOW - 300 * HOUR_S);
    expect(checked({})).toBe(0);
  });

  test('has an icon of its name for the line of home, and where it has a page a large one', () => {
    const hasPage: Record<Condition, boolean> = {
      ...{ ok: false, ending: false, notSetUp: true, finishSignIn: true },
      ...{ reconnect: true, limited: true, offline: true, gone: true },
    };
    const isThere = (icon: string) => existsSync(join(__dirname, '../../../resources/icons', `${icon}.png`));
    const names = Object.entries(hasPage);
    expect(names.map(([name]) => [name, isThere(`${name}_22`)])).toEqual(names.map(([name]) => [name, true]));
    expect(names.map(([name]) => [name, isThere(`${name}_60`)])).toEqual(names);
  });
});

describe('the age of the data', () => {
  const stale = (
    name: Parameters<typeof isSectionStale>[0],
    sections: Partial<Snapshot>,
    minute = 14 * 60 + 42,
  ) => isSectionStale(name, { snapshot: createSnapshot('ok', sections), now: NOW, day: TODAY, minute });

  test.each(['sleep', 'recovery'] as const)(
    'what is of a night is stale where it is not last night and that should be there: %s',
    (name) => {
      const at = (hour: number, date: number) =>
        stale(name, { [name]: { at: NOW - 100 * HOUR_S, date } }, hour * 60);
      expect([at(10.98, TODAY - 1), at(11, TODAY - 1), at(0, TODAY - 1), at(0, TODAY - 2)]).toEqual([
        ...[false, true],
        ...[false, true],
      ]);
      // The age of the check does not matter.
      expect(at(11, TODAY)).toBe(false);
    },
  );

  test.each([
    ['week', 12],
    ['body', 6],
    ['friends', 6],
    ['devices', 6],
  ] as const)('%s goes stale %i hours after it was checked, whatever its date', (name, hours) => {
    const of = (age: number, date: number) => stale(name, { [name]: { at: NOW - age, date } });
    expect([of(hours * HOUR_S, TODAY - 1), of(hours * HOUR_S + 1, TODAY)]).toEqual([false, true]);
  });

  test('what is not there is not stale, nor is the account', () => {
    const names = [
      'sleep',
      'recovery',
      'week',
      'body',
      'friends',
      'devices',
      'intradaySteps',
      'account',
    ] as const;
    expect(names.filter((name) => stale(name, {}))).toEqual([]);
  });

  test('what is of more than a week ago leaves its last day, by its date or its check', () => {
    const snap = createSnapshot('ok', {
      sleep: createSleep({ date: TODAY - 7 }),
      recovery: { at: NOW, date: TODAY - 8 },
      week: { at: NOW - 7 * 24 * HOUR_S, date: TODAY, dailySteps: [] },
      body: { at: NOW - 7 * 24 * HOUR_S - 1, date: TODAY, units },
      friends: { at: NOW - 7 * 24 * HOUR_S - 1, total: 0, rows: [] },
      devices: { at: NOW, list: [] },
      account: { service: 'fitbit', state: 'ok', until: NOW - 30 * 24 * HOUR_S },
    });
    dropOldSections(snap, TODAY, NOW);
    const { sleep, recovery, week, body, friends, devices } = snap;
    expect([sleep?.asleep, week?.at, devices?.at]).toEqual([416, NOW - 7 * DAY_S, NOW]);
    expect([recovery, body, friends]).toEqual([
      { lastDay: TODAY - 8 },
      { lastDay: TODAY },
      { lastDay: TODAY - 7 },
    ]);
  });

  test('a weight is kept for the days of its curve', () => {
    const drop = (checkedDaysAgo: number, weighedDaysBefore: number) => {
      const date = TODAY - checkedDaysAgo;
      const points = new Uint8Array(WEIGHT_POINT_COUNT - weighedDaysBefore);
      const snap = createSnapshot('ok', {
        body: { at: NOW - checkedDaysAgo * DAY_S, date, units, weight: 724, points },
      });
      dropOldSections(snap, TODAY, NOW);
      return snap.body?.weight;
    };
    expect([drop(29, 0), drop(9, 20)]).toEqual([724, 724]);
    expect([drop(30, 0), drop(9, 21)]).toEqual([undefined, undefined]);
  });

  test('everything from the phone has an age', () => {
    const sections = { sleep: fc.anything(), week: fc.anything(), more: fc.anything() };
    fc.assert(
      fc.property(fc.record(sections, { requiredKeys: [] }), (sent) => {
        const checked = acceptSnapshot({ ...createSnapshot('ok'), ...sent });
        if (!checked) throw new Error('its head is whole');
        expect(dropOldSections(checked, TODAY, NOW)).toBeGreaterThanOrEqual(0);
        expect(checked.look.pages).toEqual(['sleep']);
      }),
    );
  });
});

describe('the order of pages', () => {
  const draw = () => {};
  const pages: Pages = { sleep: draw, recovery: draw, week: draw, status: draw };
  const data = { at: NOW, date: TODAY };
  const all = { sleep: data, recovery: data, week: { ...data, dailySteps: [] } };

  function order(
    chosen: string[] | undefined,
    condition: Condition,
    sections: Partial<Snapshot>,
    over: Partial<View> = {},
  ) {
    const snap = createSnapshot('ok', sections);
    // A snapshot may hold names that this version does not know.
    snap.look.pages = chosen as PageName[];
    // The rest of the view does not matter to the order.
    const view = { condition, snapshot: snap, readings: {}, pastDays: [], ...over } as View;
    return orderPages(pages, view);
  }

  test('has the chosen pages that this version knows, in order and once', () => {
    const chosen = ['sleep', 'friends', 'week', 'sleep', 'home', 'state', 'toString'];
    expect(order(chosen, 'ok', all)).toEqual(['home', 'sleep', 'week']);
  });

  test('has every page where a phone that never spoke has left none out', () => {
    const all = ['home', 'sleep', 'recovery', 'week', 'status'];
    expect(order(undefined, 'ok', {})).toEqual(all);
    expect(order(undefined, 'notSetUp', {})).toEqual(['home', 'state', 'status']);
  });

  test.each<Condition>(['ok', 'ending'])('shows dashes while data still comes in: %s', (condition) => {
    expect(order(['sleep', 'week'], condition, {})).toEqual(['home', 'sleep', 'week']);
  });

  test.each<Condition>(['reconnect', 'offline', 'limited', 'gone'])(
    'shows old data, and one state page for all that have none: %s',
    (condition) => {
      const { sleep } = all;
      expect(order(['recovery', 'sleep', 'week'], condition, { sleep })).toEqual(['home', 'state', 'sleep']);
      expect(order(['sleep'], condition, { sleep })).toEqual(['home', 'sleep']);
    },
  );

  test('shows what the watch knows by itself', () => {
    const chosen = ['sleep', 'recovery', 'week', 'status'];
    const known = { readings: { restingHeartRate: 58 }, pastDays: [{ steps: 100 }] };
    expect(order(chosen, 'gone', {}, known)).toEqual(['home', 'state', 'recovery', 'week', 'status']);
    expect(order(chosen, 'gone', {})).toEqual(['home', 'state', 'status']);
  });

  test('without any page says what is wrong, and nothing where nothing is', () => {
    expect(order([], 'notSetUp', {})).toEqual(['home', 'state']);
    expect(order([], 'ok', {})).toEqual(['home']);
  });
});

test('no line of the source language is longer than the 18 characters of the design', () => {
  const english = [...(messages.get('en-US')?.values() ?? [])];
  expect(english.length).toBeGreaterThan(100);
  // The footer of a page has more room than the line of home.
  expect(english.filter((text) => text.length > 18)).toEqual(['Last night not in yet']);
});

test('a refresh is requested when the data is old and none was requested recently', () => {
  const never = 0;
  expect(isRefreshDue({ now: NOW, checkedAt: never }, never)).toBe(true);
  expect(isRefreshDue({ now: NOW, checkedAt: NOW - 15 * 60 }, never)).toBe(true);
  expect(isRefreshDue({ now: NOW, checkedAt: NOW - 15 * 60 + 1 }, never)).toBe(false);
  expect(isRefreshDue({ now: NOW, checkedAt: NOW - HOUR_S }, NOW - 5 * 60 + 1)).toBe(false);
  expect(isRefreshDue({ now: NOW, checkedAt: NOW - HOUR_S }, NOW - 5 * 60)).toBe(true);
});

test('a refresh is requested when a corrected clock puts the data or the last request into the future', () => {
  expect(isRefreshDue({ now: NOW, checkedAt: NOW + HOUR_S }, 0)).toBe(true);
  expect(isRefreshDue({ now: NOW, checkedAt: NOW - HOUR_S }, NOW + HOUR_S)).toBe(true);
});
