import { ACCENT_COLOURS } from '../../common/preferences';
import { DAY_MS, HOUR_S, MINUTE_S, SECOND_MS } from '../../common/time';
import { getBounds } from './geometry';
import { findFaults, findFaultsInAllScenes, findFaultsOnAllPages } from './layout-tour';
import { NOW, referenceSnapshot, staleSnapshot } from './reference-snapshot';
import { type FaceSetup, languages, TestFace } from './test-face';

/** The wider stand-in font. Where its texts fit, those of the other fit too. */
const font = 'barlow';

test.each([
  ['at midnight', 0, 0],
  ['before the night is in', 5, 10],
  ['in the morning', 7, 10],
  ['at the end of the day', 23, 59],
])('every page %s, on a 12-hour clock', (_, hour, minute) => {
  const now = NOW + ((hour - 14) * HOUR_S + (minute - 42) * MINUTE_S) * SECOND_MS;
  expect(findFaultsInAllScenes({ font, clockDisplay: '12h', now })).toEqual([]);
});

test('every hour and every minute', () => {
  const face = new TestFace({ font, snapshot: referenceSnapshot() });
  const faults: string[] = [];
  // Sixty steps of 61 minutes visit every hour and every minute.
  for (let i = 1; i <= 60; i++) {
    face.sleepUntil(NOW + i * 61 * MINUTE_S * SECOND_MS);
    faults.push(...findFaults(face));
  }
  expect(faults).toEqual([]);
});

test.each(languages())('the longest weekday in every month in %s', (language) => {
  const face = new TestFace({ font, language });
  const week = [0, 1, 2, 3, 4, 5, 6].map((day) => NOW + day * DAY_MS);
  const widths = week.map((time) => {
    face.sleepUntil(time);
    const { left, right } = getBounds(face.capture().parts.find(({ id }) => id === 'date')?.corners ?? []);
    return right - left;
  });
  const longest = week[widths.indexOf(Math.max(...widths))] ?? NOW;
  const faults: string[] = [];
  for (let time = longest; time < longest + 365 * DAY_MS; time += 7 * DAY_MS) {
    const day = new Date(time).getUTCDate();
    if (day < 20 || day > 26) continue;
    face.sleepUntil(time);
    faults.push(...findFaults(face));
  }
  expect(faults).toEqual([]);
});

test.each(Object.values(ACCENT_COLOURS))('every text can be read beside the accent %s', (accent) => {
  const faults = [referenceSnapshot(), staleSnapshot()].flatMap((snapshot) =>
    findFaultsOnAllPages(new TestFace({ snapshot: { ...snapshot, look: { ...snapshot.look, accent } } })),
  );
  expect(faults).toEqual([]);
});

test.each<[string, FaceSetup]>([
  ['without any permission', { denied: ['access_activity', 'access_heart_rate', 'access_user_profile'] }],
  ['with an empty battery', { readings: { battery: 0 } }],
  ['off the wrist', { readings: { heartRate: null } }],
  ['on a Versa 3', { model: 'atlas' }],
])('every page %s', (_, setup) => {
  expect(findFaultsInAllScenes(setup)).toEqual([]);
});
