import { ALERT, ASH, DIM, PAPER } from '../../../app/colours';
import type { AccountSection, DeviceRow, Snapshot } from '../../../common/snapshot';
import { HOUR_S } from '../../../common/time';
import { agedSnapshot, NOW, referenceSnapshot, withoutData } from '../../pictures/reference-snapshot';
import type { FaceSetup } from '../../pictures/test-face';
import { TODAY } from '../../today';
import { type OpenPage, openPage } from './open-page';

const NOW_S = NOW / 1000;
const BAR = 276;

function open(over: Partial<Snapshot>, setup: FaceSetup = {}): OpenPage {
  return openPage('status', { snapshot: { ...referenceSnapshot(), ...over }, ...setup });
}

describe('the account', () => {
  const read = (account: Partial<AccountSection>, setup?: FaceSetup) => {
    const page = open({ account: { service: 'fitbit', state: 'ok', ...account } }, setup);
    return ['service', 'service-state', 'synced-age'].map((id) => page.text(id));
  };

  test('shows the service and its state', () => {
    expect(read({})).toEqual(['Fitbit', 'Linked', '12 min ago']);
    expect(open({}).texts('status')).toContain('Synced');
    expect(read({ service: 'google', state: 'reconnect' }).slice(0, 2)).toEqual(['Google', 'Sign in']);
    expect(read({ state: 'gone' })[1]).toBe('Gone');
  });

  test("shows the end of a limit in the wearer's time format", () => {
    const until = NOW_S + 18 * 60;
    expect(read({ state: 'limited', until })[1]).toBe('Till 15:00');
    expect(read({ until }, { clockDisplay: '12h' })[1]).toBe('Till 3:00 PM');
  });

  test('without a successful check has no age', () => {
    const page = openPage('status', { snapshot: withoutData(referenceSnapshot()) });
    expect([page.text('synced-age'), page.fill('synced-age')]).toEqual(['—', DIM]);
  });

  test.each([
    [13 * 60, 'Next sync 14:55'],
    [60, 'Next sync 14:43'],
    [0, ''],
    [-HOUR_S, ''],
  ])('promises a sync only ahead: %i s from now', (ahead, text) => {
    const account = { service: 'fitbit', state: 'ok', nextSync: NOW_S + ahead } as const;
    const page = open({ account });
    expect(page.text('age')).toBe(text);
  });
});

describe('a phone in reach that brings nothing', () => {
  const account = { service: 'fitbit', state: 'ok', nextSync: NOW_S + 13 * 60 } as const;
  const read = (age: number, over: Partial<AccountSection> = {}) => {
    const page = openPage('status', {
      snapshot: { ...agedSnapshot(age), at: NOW_S, account: { ...account, ...over } },
    });
    return ['service', 'service-state', 'synced-age', 'age'].map((id) => page.text(id));
  };

  test('is not called linked after three hours, like on home', () => {
    expect(read(3 * HOUR_S - 60)).toEqual(['Fitbit', 'Linked', '2 h ago', 'Next sync 14:55']);
    expect(read(3 * HOUR_S)).toEqual(['Fitbit', 'Offline', '3 h ago', 'Next sync 14:55']);
    expect(read(8 * 24 * HOUR_S)).toEqual(['Fitbit', 'Offline', '8 days ago', 'Next sync 14:55']);
  });

  test('says what is wrong where it knows, and before the first sync nothing is', () => {
    expect(read(8 * 24 * HOUR_S, { state: 'gone' }).slice(0, 2)).toEqual(['Fitbit', 'Gone']);
    const page = openPage('status', { snapshot: { ...withoutData(referenceSnapshot()), account } });
    expect(page.text('service-state')).toBe('Linked');
  });
});

describe('after a day without data', () => {
  const account = { service: 'fitbit', state: 'ok', nextSync: NOW_S + 13 * 60 } as const;
  const read = (age: number, over: Partial<AccountSection> = {}) => {
    const page = openPage('status', {
      snapshot: { ...agedSnapshot(age), at: NOW_S - age, account: { ...account, ...over } },
    });
    return ['service', 'service-state', 'notice', 'age'].map((id) => page.text(id));
  };

  test('the phone is offline, and no next sync is promised', () => {
    expect(read(24 * HOUR_S - 60)).toEqual(['Fitbit', 'Offline', '', 'Next sync 14:55']);
    expect(read(24 * HOUR_S)).toEqual(['Phone', 'Offline', 'Open Fitbit app', '']);
    expect(read(8 * 24 * HOUR_S)).toEqual(['Phone', 'Offline', 'Open Fitbit app', '']);
  });

  test('unless the account says what is wrong', () => {
    expect(read(24 * HOUR_S, { state: 'reconnect' }).slice(0, 2)).toEqual(['Fitbit', 'Sign in']);
  });
});

test('a sync that was cut short says when its rest comes', () => {
  const account = {
    service: 'fitbit',
    state: 'ok',
    nextSync: NOW_S + 13 * 60,
    restAt: NOW_S + 58 * 60,
  } as const;
  expect(open({ account }).text('notice')).toBe('The rest at 15:40');
  expect(open({ account: { ...account, restAt: NOW_S } }).text('notice')).toBe('');
  // So does a page that it did not come to.
  const { friends: _, ...rest } = referenceSnapshot();
  const page = openPage('friends', { snapshot: { ...rest, account } });
  expect([page.text('note'), page.text('notice')]).toEqual(['No data yet', 'The rest at 15:40']);
  const recovery = { at: NOW_S, date: TODAY, restingHeartRate: [58] };
  expect(openPage('recovery', { snapshot: { ...rest, account, recovery } }).text('notice')).toBe(
    'The rest at 15:40',
  );
});

test('what was said of another device six hours ago is not known any more', () => {
  const read = (age: number) => {
    const list: DeviceRow[] = [{ name: 'Aria Air', kind: 'scale', battery: 1 }];
    const page = open({ devices: { at: NOW_S - age, list } });
    return ['device', 'device-charge', 'device-bar'].map((id) => page.fill(id));
  };
  expect(read(6 * HOUR_S - 60)).toEqual([PAPER, ALERT, ALERT]);
  expect(read(6 * HOUR_S + 60)).toEqual([PAPER, DIM, ASH]);
});

describe('this watch', () => {
  test.each([
    ['vulcan', 'Sense'],
    ['atlas', 'Versa 3'],
  ] as const)('is called by its model: %s', (model, name) => {
    expect(open({}, { model }).text('watch')).toBe(name);
  });

  test.each([
    [62, PAPER, ASH],
    [21, PAPER, ASH],
    [20, ALERT, ALERT],
    [0, ALERT, ALERT],
  ])('has a charge, low up to 20 per cent: %i', (battery, text, bar) => {
    const page = open({}, { readings: { battery } });
    expect([page.text('watch-charge'), page.fill('watch-charge')]).toEqual([`${battery}%`, text]);
    expect(page.box('watch-bar')?.width ?? 0).toBeCloseTo((BAR * battery) / 100, 1);
    expect(page.fill('watch-bar')).toBe(bar);
  });
});

describe('another device', () => {
  const scale: DeviceRow = { name: 'Aria Air', kind: 'scale', battery: 3 };
  const devices = (...list: DeviceRow[]) => ({ devices: { at: NOW_S, list } });
  const read = (page: OpenPage) => [page.text('device'), page.text('device-charge')];

  test('is the first that is not this watch', () => {
    const versa: DeviceRow = { name: 'Versa 3', kind: 'tracker', battery: 2 };
    expect(read(open(devices(versa, scale), { model: 'atlas' }))).toEqual(['Aria Air', 'High']);
    expect(read(open(devices(versa, scale), { model: 'vulcan' }))).toEqual(['Versa 3', 'Medium']);
  });

  test('is not there where there is none', () => {
    const own: DeviceRow = { name: 'Sense', kind: 'tracker', battery: 2 };
    const { devices: _, ...rest } = referenceSnapshot();
    const pages = [open(devices(own)), open(devices()), openPage('status', { snapshot: rest })];
    for (const page of pages) {
      expect(page.partsIn('device-row')).toEqual([]);
      expect(page.text('watch')).toBe('Sense');
    }
  });

  test.each([
    [3, 'High', BAR, PAPER],
    [2, 'Medium', 0.55 * BAR, PAPER],
    [1, 'Low', 0.12 * BAR, ALERT],
    [0, 'Empty', 0, ALERT],
    [undefined, '—', 0, DIM],
  ] as const)('has its charge in a word: %p', (level, word, width, fill) => {
    const { battery: _, ...row } = scale;
    const page = open(devices({ ...row, ...(level !== undefined && { battery: level }) }));
    expect([page.text('device-charge'), page.fill('device-charge')]).toEqual([word, fill]);
    expect(page.box('device-bar')?.width ?? 0).toBeCloseTo(width, 1);
  });

  test('has its name cut before its charge', () => {
    const page = open(devices({ name: 'WWWWWWWWWWWWWW', kind: 'tracker', battery: 2 }), { font: 'barlow' });
    const [name, charge] = [page.box('device'), page.box('device-charge')];
    if (!name || !charge) throw new Error('neither may be empty');
    expect(page.text('device')).toMatch(/^W+…$/);
    expect(name.left + name.width).toBeLessThan(charge.left);
  });
});
