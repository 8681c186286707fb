import { DEFAULT_ACCENT_COLOUR } from '../../../common/preferences';
import { PAGES, SNAPSHOT_VERSION } from '../../../common/snapshot';
import { HOUR_S, MINUTE_MS } from '../../../common/time';
import { encodeCbor } from '../../../simulator/peer/cbor';
import { START } from '../../journey/built-app';
import { agedSnapshot } from '../../pictures/reference-snapshot';
import { TODAY } from '../../today';
import { InstrumentedFace } from './instrumented-face';

const AT = START / 1000 - 5 * HOUR_S;

/** The head of every snapshot here. All sections were checked five hours ago. */
function createHead(seq: number, motion = true) {
  return {
    v: SNAPSHOT_VERSION,
    origin: 1,
    seq,
    at: AT,
    account: { service: 'fitbit', state: 'ok' },
    look: { pages: PAGES, accent: DEFAULT_ACCENT_COLOUR, motion },
  };
}

/** Ticks of sleep in `encodeSnapshot`, by level. The first and the last tick have ten minutes of it. */
const AWAKE = 4;
const LIGHT = 18;

/** A night with an hour awake and six hours of light sleep. */
function encodeSnapshot(seq: number, over: { date?: number; motion?: boolean } = {}): Uint8Array {
  return encodeCbor({
    ...createHead(seq, over.motion),
    sleep: {
      at: AT,
      date: over.date ?? TODAY,
      bed: 1410,
      rise: 390,
      asleep: 360,
      minutes: [60, 0, 360, 0],
      segments: Uint8Array.of(0, 60, 2, 255, 2, 105),
      ticks: Uint8Array.from({ length: AWAKE + LIGHT }, (_, tick) => (tick < AWAKE ? 0 : 2)),
    },
  });
}

/** A face that may read only the heart rate, so that nothing else changes. */
function createFace(kept: Uint8Array): InstrumentedFace {
  return new InstrumentedFace(kept, ['access_activity', 'access_user_profile']);
}

/** A snapshot with every section and with names that are too long. */
function encodeFullSnapshot(): Uint8Array {
  const name = 'W'.repeat(20);
  const snapshot = agedSnapshot(5 * HOUR_S);
  const rows = [
    { rank: 2, steps: 699_993, name },
    { rank: 3, steps: 60_276 },
  ];
  return encodeCbor({
    ...snapshot,
    friends: { at: AT, rank: 3, total: 8, rows, gap: 1_204, neighbour: name },
    devices: { at: AT, list: [{ name, kind: 'tracker', battery: 2 }] },
  });
}

describe.each([
  ['with everything known', encodeFullSnapshot(), PAGES],
  ['with nothing known', encodeCbor(createHead(1)), PAGES],
  ['signed out', encodeCbor({ ...createHead(1), account: { service: 'fitbit', state: 'reconnect' } }), []],
])('%s', (_, kept, pages) => {
  // Signed out, there are the state page and the status page.
  const taps = pages.length || 2;

  test('a minute that changes nothing but the minute writes one text on every page', () => {
    const seen = createFace(kept);
    seen.watch.setDisplay(true);
    seen.runFor(10_000);
    const minutes = [seen.runFor(MINUTE_MS)];
    for (let tap = 0; tap < taps; tap++) {
      seen.watch.tap(200, 200);
      seen.runFor(1000);
      minutes.push(seen.runFor(MINUTE_MS));
    }
    expect(minutes.map(({ writes }) => writes)).toEqual(minutes.map(() => 1));
    // Only texts with an age or a time are formatted again, and not for each heart rate.
    expect(Math.max(...minutes.map(({ lookups }) => lookups))).toBeLessThan(8);
  });

  test('nothing runs, and nothing is drawn, while the display is off, whatever page was open', () => {
    const seen = createFace(kept);
    for (let tap = 0; tap <= taps; tap++) {
      seen.watch.setDisplay(true);
      for (let i = 0; i < tap; i++) seen.watch.tap(200, 200);
      seen.runFor(100);
      seen.watch.setDisplay(false);
      expect(seen.runFor(60 * MINUTE_MS)).toEqual({ writes: 0, lookups: 0, entries: 0 });
    }
  });
});

describe('what home does not show', () => {
  const pages = ['friends', 'body'];
  const kept = encodeCbor({ ...agedSnapshot(0), look: { ...createHead(1).look, pages } });

  test('is read from the disk by a tap on home, once', () => {
    const seen = createFace(kept);
    seen.watch.setDisplay(true);
    seen.watch.tap(200, 200);
    expect(seen.text('rank')).toMatch(/^\d/);
    seen.disk.clear();
    seen.watch.tap(200, 200);
    expect(seen.text('weight')).toMatch(/^\d/);
    expect(seen.lastLine).toBe('');
  });

  test('is not in the heap: a disk that has lost it leaves dashes and one line, until the next snapshot', () => {
    const seen = createFace(kept);
    seen.watch.setDisplay(true);
    seen.disk.clear();
    seen.watch.tap(200, 200);
    expect(seen.text('rank')).toBe('—');
    expect(seen.lastLine).toMatch(/^kept\.cbor is no snapshot: /);
    seen.watch.tap(200, 200);
    expect(seen.text('weight')).toBe('—');
  });
});

test('the first frame writes only what is not in the view: of the Rim the hand alone, where no more is known', () => {
  const { watch } = createFace(encodeCbor({ ...createHead(1, false) }));
  // Three are for the hand, the others for groups, texts and icons.
  expect(watch.counts.writes).toBeLessThan(40);
});

describe('the Rim', () => {
  /** The sum of the lengths of all ticks, px. */
  function reach({ watch }: InstrumentedFace): number {
    const lines = watch.svg().matchAll(/<line[^>]*x1="([\d.]+)" y1="([\d.]+)" x2="([\d.]+)" y2="([\d.]+)"/g);
    let sum = 0;
    for (const line of lines) {
      const [x1, y1, x2, y2] = line.slice(1).map(Number) as [number, number, number, number];
      sum += Math.hypot(x2 - x1, y2 - y1);
    }
    return Math.round(sum);
  }

  const RESTING = 72 * 4;
  /** The hand is 29 long, awake 7 and light 19. */
  const GROWN = RESTING + 25 + AWAKE * 3 + LIGHT * 15;

  test('grows as the wearer looks, once an hour, and is whole after 400 ms', () => {
    const seen = createFace(encodeSnapshot(1));
    seen.runFor(60 * MINUTE_MS);
    const wake = () => {
      seen.watch.setDisplay(true);
      const before = reach(seen);
      seen.runFor(200);
      const between = reach(seen);
      seen.runFor(200);
      const after = reach(seen);
      seen.watch.setDisplay(false);
      return [before, between > before && between < after, after];
    };
    expect(wake()).toEqual([RESTING, true, GROWN]);
    seen.runFor(30 * MINUTE_MS);
    expect(wake()).toEqual([GROWN, false, GROWN]);
    seen.runFor(31 * MINUTE_MS);
    expect(wake()).toEqual([RESTING, true, GROWN]);
  });

  test('is whole in the dark, where the display goes off meanwhile', () => {
    const seen = createFace(encodeSnapshot(1));
    seen.runFor(60 * MINUTE_MS);
    seen.watch.setDisplay(true);
    seen.runFor(100);
    expect(reach(seen)).toBeLessThan(GROWN);
    seen.watch.setDisplay(false);
    expect(seen.runFor(1000).writes).toBe(0);
    seen.watch.setDisplay(true);
    expect(reach(seen)).toBe(GROWN);
  });

  test('is not drawn under another page, where a tap comes meanwhile', () => {
    const seen = createFace(encodeSnapshot(1));
    seen.runFor(60 * MINUTE_MS);
    seen.watch.setDisplay(true);
    seen.runFor(100);
    seen.watch.tap(168, 168);
    expect(seen.runFor(1000).writes).toBe(0);
    seen.watch.tap(300, 40);
    expect(reach(seen)).toBe(GROWN);
  });

  test('grows for a new night, not for a newer snapshot of the same', () => {
    const seen = createFace(encodeSnapshot(1, { date: TODAY - 1 }));
    seen.watch.setDisplay(true);
    seen.runFor(1000);
    const arrive = (bytes: Uint8Array) => {
      seen.link.files.enqueue('phone', 'snapshot.cbor', bytes);
      let least = reach(seen);
      for (let i = 0; i < 300; i++) {
        seen.runFor(10);
        least = Math.min(least, reach(seen));
      }
      return [least, reach(seen)];
    };
    const before = reach(seen);
    const [least, after] = arrive(encodeSnapshot(2));
    expect(least).toBeLessThan(before);
    expect(after).toBe(GROWN);
    expect(arrive(encodeSnapshot(3))).toEqual([GROWN, GROWN]);
  });

  test('does not move where the wearer wants no motion', () => {
    const seen = createFace(encodeSnapshot(1, { motion: false }));
    seen.runFor(60 * MINUTE_MS);
    seen.watch.setDisplay(true);
    expect(reach(seen)).toBe(GROWN);
  });
});
