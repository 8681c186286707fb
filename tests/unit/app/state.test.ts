import { ALERT, ASH } from '../../../app/colours';
import type { AccountState } from '../../../common/snapshot';
import { HOUR_S, MINUTE_S } from '../../../common/time';
import {
  agedSnapshot,
  onlySleep,
  rateLimited,
  referenceSnapshot,
  withAccountState,
  withoutData,
} from '../../pictures/reference-snapshot';
import type { FaceSetup } from '../../pictures/test-face';
import { gettext } from './messages';
import { openPage } from './open-page';

const ACCENT = '#FFB43D';
const signedOut = (state: AccountState) => withAccountState(state, withoutData(referenceSnapshot()));
const OUT = { isLinkOpen: false };

/** The title, the two lines and the colour of the icon. */
function read(setup: FaceSetup): (string | undefined)[] {
  const page = openPage('state', setup);
  expect(page.face.problems()).toEqual([]);
  expect(page.text('state-clock')).toBe(setup.clockDisplay === '12h' ? '2:42' : '14:42');
  return [...['title', 'first', 'second'].map((line) => page.text(`state-${line}`)), page.fill('state-icon')];
}

test.each([
  ['notSetUp', ACCENT],
  ['finishSignIn', ACCENT],
  ['reconnect', ALERT],
  ['gone', ALERT],
] as const)('%s: what it is and what to do', (state, colour) => {
  const words = ['title', 'first', 'second'].map((line) => gettext(`${state}.${line}`));
  expect(read({ snapshot: signedOut(state) })).toEqual([...words, colour]);
});

test('before the phone ever spoke the watch is not set up', () => {
  expect(read({})).toEqual(read({ snapshot: signedOut('notSetUp') }));
});

test('a rate limit shows its end and the age of the data', () => {
  const snapshot = rateLimited(onlySleep(agedSnapshot(46 * MINUTE_S)));
  expect(read({ snapshot })).toEqual([gettext('limited.title'), 'until 15:00', 'Synced 46 min ago', ASH]);
  expect(read({ snapshot, clockDisplay: '12h' })[1]).toBe('until 3:00 PM');
});

test('out of reach of the phone the age of the data is shown, or that there is none', () => {
  const title = [gettext('offline.title'), gettext('offline.first')];
  expect(read({ snapshot: onlySleep(agedSnapshot(9 * HOUR_S)), ...OUT })).toEqual([
    ...title,
    'Synced 9 h ago',
    ASH,
  ]);
  expect(read({ snapshot: withoutData(referenceSnapshot()), ...OUT })).toEqual([
    ...title,
    'No data yet',
    ASH,
  ]);
});

test('it is inside the Rim, which goes on, and has no dots', () => {
  const page = openPage('state', { snapshot: signedOut('gone') });
  expect(page.fills('rim')).toContain(ACCENT);
  expect(page.partsIn('dots')).toEqual([]);
});
