import { DEFAULT_ACCENT_COLOUR } from '../../../common/preferences';
import { PAGES, SNAPSHOT_VERSION } from '../../../common/snapshot';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../common/time';
import { encodeCbor } from '../../../simulator/peer/cbor';
import { InstrumentedFace } from './instrumented-face';

/** A record of the history takes some of the watch's 64 KB, and some watches may remember a whole day. */
const MAX_HISTORY_MINUTES = 60;

function createFace(): InstrumentedFace {
  const face = new InstrumentedFace(
    encodeCbor({
      v: SNAPSHOT_VERSION,
      origin: 1,
      seq: 1,
      at: 0,
      account: { service: 'fitbit', state: 'ok' },
      look: { pages: PAGES, accent: DEFAULT_ACCENT_COLOUR, motion: true },
    }),
  );
  face.sensors.minuteHistoryLength = 1440;
  return face;
}

/** The display goes on for a minute. Returns the limits of the queries in it. */
function look(face: InstrumentedFace): number[] {
  const { minuteLimits } = face.sensors;
  const before = minuteLimits.length;
  face.watch.setDisplay(true);
  face.runFor(MINUTE_MS);
  face.watch.setDisplay(false);
  return minuteLimits.slice(before);
}

test('the first look of a day that is half over requests an hour of steps', () => {
  const face = createFace();
  face.runFor(6 * HOUR_MS);
  expect(look(face)).toEqual([MAX_HISTORY_MINUTES]);
});

test.each([2 * HOUR_MS, 10 * HOUR_MS, DAY_MS, 3 * DAY_MS + 5 * HOUR_MS])(
  'so does a look %i ms after the last one',
  (ms) => {
    const face = createFace();
    face.runFor(6 * HOUR_MS);
    look(face);
    face.runFor(ms);
    expect(look(face)).toEqual([MAX_HISTORY_MINUTES]);
  },
);

test('one after ten minutes requests no more than those', () => {
  const face = createFace();
  face.runFor(6 * HOUR_MS);
  look(face);
  face.runFor(10 * MINUTE_MS);
  expect(look(face)).toEqual([11]);
});
