import { ALERT, ASH, DIM, PAPER } from '../../../app/colours';
import { ACCENT_COLOURS } from '../../../common/preferences';
import {
  type AccountSection,
  PAGES,
  type RecoverySection,
  type Snapshot,
  UNKNOWN_STEPS,
} from '../../../common/snapshot';
import { HOUR_S } from '../../../common/time';
import {
  agedSnapshot,
  NOW,
  onlySleep,
  referenceSnapshot,
  withAccountState,
} from '../../pictures/reference-snapshot';
import type { FaceSetup } from '../../pictures/test-face';
import { TODAY } from '../../today';
import { gettext } from './messages';
import { OpenPage, openPage } from './open-page';

const SUN = '#FFB43D';
const OUT: FaceSetup = { isLinkOpen: false };

function open(snapshot: unknown, over: FaceSetup = {}): OpenPage {
  return openPage('home', { snapshot, ...over });
}

describe('the line of the day', () => {
  const read = (page: OpenPage) => [page.text('line'), page.fill('line'), page.fill('line-icon')];

  test.each([
    ['notSetUp', SUN],
    ['finishSignIn', SUN],
    ['reconnect', ALERT],
    ['gone', ALERT],
  ] as const)('%s comes before all, with an icon', (state, colour) => {
    const page = open(withAccountState(state, agedSnapshot(9 * HOUR_S)));
    expect(read(page)).toEqual([gettext(`${state}.home`), colour, colour]);
    expect(page.face.problems()).toEqual([]);
  });

  test('a session that ends soon, too', () => {
    const account: AccountSection = { service: 'fitbit', state: 'ok', until: NOW / 1000 + 18 * 60 };
    const page = open({ ...referenceSnapshot(), account });
    expect(read(page)).toEqual([gettext('ending.home').replace('%', '15:00'), SUN, SUN]);
  });

  test('then the age, from three hours on', () => {
    expect(read(open(agedSnapshot(9 * HOUR_S), OUT))).toEqual(['Synced 9 h ago', ASH, ASH]);
    expect(read(open(agedSnapshot(3 * HOUR_S)))[0]).toBe('Synced 3 h ago');
    expect(read(open(agedSnapshot(3 * HOUR_S - 60)))[0]).toMatch(/^6h 56/);
    expect(read(open(agedSnapshot(30 * HOUR_S)))[0]).toBe('Synced yesterday');
  });

  test('in every language begins it small and leaves the rest as it is', () => {
    const line = (age: number) => read(open(agedSnapshot(age), { ...OUT, language: 'de-DE' }))[0];
    expect([line(9 * HOUR_S), line(30 * HOUR_S), line(80 * HOUR_S)]).toEqual([
      'Sync vor 9 Std.',
      'Sync gestern',
      'Sync vor 3 Tagen',
    ]);
  });

  test('a rate limit shows only the age', () => {
    expect(read(open(withAccountState('limited', agedSnapshot(4 * HOUR_S))))).toEqual([
      'Synced 4 h ago',
      ASH,
      ASH,
    ]);
    expect(read(open(withAccountState('limited', agedSnapshot(HOUR_S))))[0]).toMatch(/^6h 56/);
  });

  test('is centred together with its icon, and alone without one', () => {
    const offCentre = (page: OpenPage, first: string) => {
      const [start, end] = [page.box(first), page.box('line')];
      if (!start || !end) throw new Error('neither may be empty');
      return Math.abs((start.left + end.left + end.width) / 2 - 168);
    };
    expect(offCentre(open(withAccountState('gone', referenceSnapshot())), 'line-icon')).toBeLessThan(2);
    expect(offCentre(open(referenceSnapshot()), 'line')).toBeLessThan(2);
  });

  describe('then last night', () => {
    const line = (recovery: Partial<RecoverySection>, over: Partial<Snapshot> = {}) => {
      const reference = referenceSnapshot();
      const marks = { at: reference.at, date: TODAY, ...recovery };
      return read(open({ ...reference, recovery: marks, ...over }));
    };
    const withSleep = (asleep?: number, date = TODAY) => ({
      sleep: { at: NOW / 1000, date, ...(asleep !== undefined && { asleep }) },
    });
    const hrv = (value: number): Partial<RecoverySection> => ({ hrv: [value, 420, 550] });

    test('with the heart rate variability against what is usual', () => {
      expect(line(hrv(480))).toEqual([`6h 56 · ${gettext('hrvUsual')}`, PAPER, undefined]);
      const edges = [419, 420, 550, 551].map((value) => line(hrv(value))[0]);
      expect(edges.map((text) => text?.slice(8))).toEqual([
        gettext('hrvBelow'),
        gettext('hrvUsual'),
        gettext('hrvUsual'),
        gettext('hrvAbove'),
      ]);
    });

    test('with the resting heart rate where the usual is not known yet', () => {
      expect(line({ hrv: [480], restingHeartRate: [58] })[0]).toBe('6h 56 · rest HR 58');
    });

    test('alone where there is no mark, none of this night, or no room', () => {
      expect(line({})[0]).toBe('6h 56 asleep');
      expect(line({ date: TODAY - 1, ...hrv(480) })[0]).toBe('6h 56 asleep');
      expect(line({ restingHeartRate: [58] }, withSleep(608))[0]).toBe('10h 08 asleep');
    });

    test('as the variability alone where no sleep was logged', () => {
      expect(line(hrv(480), withSleep())[0]).toBe('HRV 48 ms');
    });

    test('and rather than the night before last says that it is not in yet', () => {
      expect(line({ date: TODAY - 1, ...hrv(480) }, withSleep(416, TODAY - 1))[0]).toBe('No night yet');
      expect(line({ restingHeartRate: [58] }, withSleep())[0]).toBe('No night yet');
      // Nobody looks for one that may not be read, or that was not looked for in a day.
      expect(line({}, { sleep: undefined })).toEqual(['No sleep data', PAPER, undefined]);
      expect(line({}, { sleep: { at: NOW / 1000 - 25 * HOUR_S, date: TODAY - 1 } })[0]).toBe('No sleep data');
    });
  });
});

describe('the accent', () => {
  /** With one that no accent has, because the phone sends the colour itself. */
  const COLOURS = [...Object.values(ACCENT_COLOURS), '#7A1E2D'];

  /** The colours of the steps and of a title, and those of the Rim that may be an accent. Paper is that of the hand. */
  function colours(accent: string): (string | undefined)[] {
    const reference = referenceSnapshot();
    const snapshot = { ...reference, look: { ...reference.look, accent } };
    const home = open(snapshot);
    const ofRim = new Set(home.fills('rim').filter((fill) => fill !== PAPER && COLOURS.includes(fill)));
    return [
      home.fill('steps'),
      home.fill('steps-icon'),
      openPage('sleep', { snapshot }).fill('title'),
      ...ofRim,
    ];
  }

  test.each(COLOURS)("%s is of the day and of what is the wearer's own", (accent) => {
    expect(colours(accent)).toEqual([accent, accent, accent, ...(accent === PAPER ? [] : [accent])]);
  });

  test('is the first of them before the phone ever spoke', () => {
    expect([open(undefined).fill('steps'), ACCENT_COLOURS.sun]).toEqual([SUN, SUN]);
  });
});

describe('live figures', () => {
  const read = (page: OpenPage) => ['heart', 'steps', 'zone'].map((id) => page.text(id));

  test('are what the watch feels', () => {
    const page = open(undefined, { readings: { heartRate: 61, steps: 12_345, zoneMinutes: 0 } });
    expect(read(page)).toEqual(['61', '12,345', '0']);
    expect([page.fill('heart'), page.fill('heart-icon'), page.fill('zone')]).toEqual([PAPER, ASH, PAPER]);
  });

  test('off the wrist there is no heart rate, and the icon is dim', () => {
    const page = open(referenceSnapshot(), { readings: { heartRate: null } });
    expect([page.text('heart'), page.fill('heart'), page.fill('heart-icon')]).toEqual(['—', DIM, DIM]);
    expect(page.text('steps')).toBe('8,412');
  });

  test("when the watch may not count, the phone's steps of today are shown", () => {
    const stepsAndColour = (over: object, at = NOW / 1000) => {
      const week = { at, date: TODAY, dailySteps: [1, 2, 3, 4, 5, 6, 7_000], ...over };
      const page = open({ ...referenceSnapshot(), week }, { denied: ['access_activity'] });
      return [page.text('steps'), page.fill('steps')];
    };
    expect(stepsAndColour({})).toEqual(['7,000', SUN]);
    expect(stepsAndColour({}, NOW / 1000 - 13 * HOUR_S)).toEqual(['7,000', DIM]);
    expect(stepsAndColour({ date: TODAY - 1 })).toEqual(['—', DIM]);
    expect(stepsAndColour({ dailySteps: [1, 2, 3, 4, 5, 6, null] })).toEqual(['—', DIM]);
  });
});

test('where the watch may not count, the Rim has what the phone knows of today', () => {
  const buckets = new Uint8Array(72).fill(UNKNOWN_STEPS).fill(50, 30, 33);
  const intradaySteps = { at: NOW / 1000, date: TODAY, steps: buckets };
  const active = (over: Partial<Snapshot>) =>
    open({ ...onlySleep(referenceSnapshot()), ...over }, { denied: ['access_activity'] })
      .fills('rim')
      .flatMap((fill, tick) => (fill === SUN ? [tick] : []));
  expect(active({ intradaySteps })).toEqual([30, 31, 32]);
  expect(active({ intradaySteps: { ...intradaySteps, date: TODAY - 1 } })).toEqual([]);
  expect(active({})).toEqual([]);
});

test.each([100, 21])('the battery is a bar above 20 per cent: %i', (battery) => {
  const page = open(undefined, { readings: { battery } });
  expect(page.box('battery-charge')?.width).toBeCloseTo(0.3 * battery, 1);
  expect([page.fill('battery-charge'), page.text('battery-percent')]).toEqual([ASH, '']);
});

test.each([20, 18, 0])('the battery is a figure from 20 per cent down: %i', (battery) => {
  const page = open(undefined, { readings: { battery } });
  expect([page.text('battery-percent'), page.fill('battery-percent')]).toEqual([`${battery}%`, '#000000']);
  expect(page.fills('battery-low').slice(0, 2)).toEqual([ALERT, ALERT]);
  expect(page.fill('battery-charge')).toBeUndefined();
});

describe('on a 12-hour clock', () => {
  const at = (hours: number) => NOW + hours * HOUR_S * 1000;
  const read = (page: OpenPage) => [page.text('date'), page.text('half-day')];

  test('home says AM or PM between date and battery', () => {
    expect(read(open(undefined, { clockDisplay: '12h' }))).toEqual(['TUE JUL 14', 'PM']);
    expect(read(open(undefined, { clockDisplay: '12h', now: at(-3) }))).toEqual(['TUE JUL 14', 'AM']);
    expect(read(open(undefined))).toEqual(['TUE JUL 14', '']);
  });

  test('without the month beside a low battery', () => {
    const over: FaceSetup = { clockDisplay: '12h', readings: { battery: 18 } };
    expect(read(open(undefined, over))).toEqual(['TUE 14', 'PM']);
  });

  test('the row is centred', () => {
    for (const battery of [65, 18]) {
      const page = open(undefined, { clockDisplay: '12h', readings: { battery } });
      const boxes = [page.box('date'), ...page.boxes('battery')].flatMap((box) => box ?? []);
      const left = Math.min(...boxes.map((box) => box.left));
      const right = Math.max(...boxes.map((box) => box.left + box.width));
      expect(Math.abs((left + right) / 2 - 168)).toBeLessThan(3);
    }
  });

  test.each([...PAGES, 'state'])('%s says AM or PM beside the time', (name) => {
    const snapshot = name === 'state' ? undefined : referenceSnapshot();
    const page = openPage(name, { snapshot, clockDisplay: '12h' });
    const prefix = name === 'state' ? 'state' : 'clock';
    expect(page.text(`${prefix}-half`)).toBe('PM');
    expect(page.text(name === 'state' ? 'state-clock' : 'clock')).toBe('2:42');
  });
});

test('the time and the date are as the wearer has them', () => {
  const read = (over: FaceSetup) => {
    const page = open(undefined, over);
    return ['date', 'hours', 'minutes'].map((id) => page.text(id));
  };
  expect(read({})).toEqual(['TUE JUL 14', '14', '42']);
  expect(read({ clockDisplay: '12h', language: 'de-DE' })).toEqual(['DI 14. JUL', '2', '42']);
  expect(read({ now: NOW + 9.3 * HOUR_S * 1000 })).toEqual(['WED JUL 15', '00', '00']);
});

test('what is older than a week is forgotten, however grey it was', () => {
  const day = 24 * HOUR_S * 1000;
  const { face } = open(onlySleep(referenceSnapshot()), { ...OUT, now: NOW + 7 * day - HOUR_S * 1000 });
  expect(face.open('sleep')).toBe(true);
  face.sleepUntil(NOW + 8 * day);
  expect(face.open('sleep')).toBe(true);
  const page = new OpenPage(face);
  expect([page.text('sleep-hero'), page.text('note'), page.text('notice')]).toEqual([
    '—',
    'Last data Jul 14',
    'Phone not in reach',
  ]);
  // The time of the last check is kept.
  expect(face.open('status')).toBe(true);
  expect(new OpenPage(face).text('synced-age')).toBe('8 days ago');
});
