import { DIM, LINE, PAPER } from '../../../app/colours';
import type { AccountState } from '../../../common/snapshot';
import {
  emptySnapshot,
  referenceSnapshot,
  withAccountState,
  withoutData,
} from '../../pictures/reference-snapshot';
import { type FaceSetup, TestFace } from '../../pictures/test-face';
import { openPage } from './open-page';

/** Watches without any data of a health service, by the reason. */
const ALONE: [string, FaceSetup][] = [
  ['before the phone ever spoke', {}],
  ['with the phone lost', { snapshot: withoutData(referenceSnapshot()), isLinkOpen: false }],
  ...(['notSetUp', 'finishSignIn', 'reconnect', 'limited', 'gone'] as AccountState[]).map(
    (state): [string, FaceSetup] => [
      state,
      { snapshot: withAccountState(state, withoutData(referenceSnapshot())) },
    ],
  ),
];

const MEASURES = ['hrv', 'restingHeartRate', 'breathing', 'oxygen', 'skin'];

function pages(setup: FaceSetup): string[] {
  const face = new TestFace(setup);
  const names: string[] = [];
  face.visitPages(() => names.push(face.page));
  expect(face.problems()).toEqual([]);
  return names;
}

describe.each(ALONE)('%s', (_, setup) => {
  test('there is home, what is wrong, and what the watch knows by itself', () => {
    expect(pages(setup)).toEqual(['home', 'state', 'recovery', 'week', 'status']);
  });

  test('home is alive', () => {
    const home = openPage('home', setup);
    const read = ['hours', 'minutes', 'heart', 'steps', 'zone'].map((id) => home.text(id));
    expect(read).toEqual(['14', '42', '72', '8,412', '34']);
    expect(home.fills('rim')).toContain('#FFB43D');
  });

  test("the week has the watch's own days, and no nights", () => {
    const week = openPage('week', setup);
    expect([week.text('week-steps'), week.text('week-asleep')]).toEqual(['9,240', '—']);
    expect(week.boxes('week-days').map(({ height }) => height)).toEqual(
      [9_800, 12_400, 6_100, 10_890, 7_600, 8_640, 8_412].map((steps) =>
        expect.closeTo((74 * steps) / 12_400, 0),
      ),
    );
    expect(week.fills('week-nights')).toEqual(Array(7).fill(LINE));
  });

  test('the resting heart rate is there, all else of the night a dash', () => {
    const recovery = openPage('recovery', setup);
    expect(MEASURES.map((name) => recovery.text(name))).toEqual(['—', '58', '—', '—', '—']);
    expect(recovery.fill('restingHeartRate')).toBe(PAPER);
  });

  test('what the wearer denied is a dash on home, and no page', () => {
    const denied = ['access_activity', 'access_heart_rate', 'access_user_profile'];
    const home = openPage('home', { ...setup, denied });
    const ids = ['heart', 'steps', 'zone'];
    expect(ids.map((id) => [home.text(id), home.fill(id)])).toEqual(ids.map(() => ['—', DIM]));
    expect(pages({ ...setup, denied })).toEqual(['home', 'state', 'status']);
    const some = { ...setup, denied: ['access_user_profile'] };
    expect(pages(some)).toEqual(['home', 'state', 'week', 'status']);
  });
});

test('where all is well and nothing known, denied sensors are dashes on every page', () => {
  const denied = { denied: ['access_activity', 'access_heart_rate', 'access_user_profile'] };
  for (const snapshot of [emptySnapshot(), withoutData(referenceSnapshot())]) {
    const recovery = openPage('recovery', { snapshot, ...denied });
    expect(MEASURES.map((name) => recovery.text(name))).toEqual(MEASURES.map(() => '—'));
    const week = openPage('week', { snapshot, ...denied });
    expect([week.text('week-steps'), week.text('week-asleep')]).toEqual(['—', '—']);
    expect([...week.fills('week-days'), ...week.fills('week-nights')]).toEqual(Array(14).fill(LINE));
  }
});
