import { Watch } from '../../../simulator/device/watch';
import { WatchDisk } from '../../../simulator/device/watch-disk';
import { encodeCbor } from '../../../simulator/peer/cbor';
import { Link } from '../../../simulator/peer/link';
import { createPersona } from '../../../simulator/persona/persona';
import { createRandom } from '../../../simulator/realm/random';
import { VirtualClock } from '../../../simulator/world/clock';
import { Trace } from '../../../simulator/world/trace';
import { builtApp, START } from '../../journey/journey';

const MINUTE = 60_000;
const DAY = 20648; // 2026-07-14, the day of START

/** A night, an hour awake in the evening and six of light sleep, checked five hours ago. */
function snapshot(seq: number, over: { date?: number; motion?: boolean } = {}): Uint8Array {
  const at = START / 1000 - 5 * 3600;
  return encodeCbor({
    v: 1,
    origin: 1,
    seq,
    at,
    account: { service: 'fitbit', state: 'ok' },
    look: { pages: ['sleep'], accent: 'sun', motion: over.motion ?? true },
    night: {
      at,
      date: over.date ?? DAY,
      bed: 1410,
      rise: 390,
      asleep: 360,
      minutes: [60, 0, 360, 0],
      segments: Uint8Array.of(0, 60, 2, 255, 2, 105),
    },
  });
}

/** The built face with this snapshot, on a watch that may feel the pulse only; the display is off. */
function face(kept: Uint8Array) {
  const clock = new VirtualClock(START);
  const trace = new Trace(clock);
  const link = new Link({ clock, trace });
  const disk = new WatchDisk();
  disk.write('kept.cbor', kept, START);
  const persona = createPersona('mara');
  const watch = new Watch({
    app: builtApp(),
    model: 'atlas',
    clock,
    trace,
    link,
    zone: () => persona.zone,
    senses: {
      heartRate: () => 60,
      worn: () => true,
      asleep: () => false,
      battery: () => ({ level: 62, charging: false }),
      today: () => ({}),
      goals: () => ({}),
      minutes: () => [],
      days: () => [],
      wearer: () => ({}),
    } as never,
    disk,
    preferences: persona.preferences,
    random: createRandom(1),
    denied: new Set(['access_activity']),
  });
  watch.launch();
  watch.setDisplay(false);
  return {
    watch,
    link,
    clock,
    /** Writes to elements, and everything else that happened, in this time. */
    pass(ms: number) {
      const [writes, entries] = [watch.counts.writes, trace.entries.length];
      clock.runUntil(clock.now() + ms);
      return { writes: watch.counts.writes - writes, entries: trace.entries.length - entries };
    },
    /** How far the ticks of the Rim reach inward altogether. */
    reach(): number {
      const lines = watch
        .svg()
        .matchAll(/<line[^>]*x1="([\d.]+)" y1="([\d.]+)" x2="([\d.]+)" y2="([\d.]+)"/g);
      let sum = 0;
      for (const line of lines) {
        const [x1, y1, x2, y2] = line.slice(1).map(Number) as [number, number, number, number];
        sum += Math.hypot(x2 - x1, y2 - y1);
      }
      return Math.round(sum);
    },
  };
}

test('a minute that changes nothing but the minute writes one text, on either page', () => {
  const { watch, pass } = face(snapshot(1));
  watch.setDisplay(true);
  pass(10_000);
  expect(pass(MINUTE).writes).toBe(1);
  watch.tap(200, 200);
  pass(1000);
  expect(watch.texts().some((text) => text.id === 'sleep-hero' && text.visible)).toBe(true);
  expect(pass(MINUTE).writes).toBe(1);
});

test('nothing runs, and nothing is drawn, while the display is off', () => {
  const { watch, pass } = face(snapshot(1));
  watch.setDisplay(true);
  pass(100);
  watch.setDisplay(false);
  expect(pass(60 * MINUTE)).toEqual({ writes: 0, entries: 0 });
});

describe('the Rim', () => {
  const RESTING = 72 * 4;
  /** The hand is 29 long, four ticks are 7 (awake) and 18 are 19 (light). */
  const GROWN = RESTING + 25 + 4 * 3 + 18 * 15;

  test('grows as the wearer looks, once an hour, and is whole after 400 ms', () => {
    const { watch, pass, reach } = face(snapshot(1));
    pass(60 * MINUTE);
    const wake = () => {
      watch.setDisplay(true);
      const before = reach();
      pass(200);
      const between = reach();
      pass(200);
      const after = reach();
      watch.setDisplay(false);
      return [before, between > before && between < after, after];
    };
    expect(wake()).toEqual([RESTING, true, GROWN]);
    pass(30 * MINUTE);
    expect(wake()).toEqual([GROWN, false, GROWN]);
    pass(31 * MINUTE);
    expect(wake()).toEqual([RESTING, true, GROWN]);
  });

  test('is whole in the dark, where the display goes off meanwhile', () => {
    const { watch, pass, reach } = face(snapshot(1));
    pass(60 * MINUTE);
    watch.setDisplay(true);
    pass(100);
    expect(reach()).toBeLessThan(GROWN);
    watch.setDisplay(false);
    expect(pass(1000).writes).toBe(0);
    watch.setDisplay(true);
    expect(reach()).toBe(GROWN);
  });

  test('grows for a new night, not for a newer snapshot of the same', () => {
    const { watch, link, pass, reach } = face(snapshot(1, { date: DAY - 1 }));
    watch.setDisplay(true);
    pass(1000);
    const arrive = (bytes: Uint8Array) => {
      link.files.enqueue('phone', 'snapshot.cbor', bytes);
      let least = reach();
      for (let i = 0; i < 300; i++) {
        pass(10);
        least = Math.min(least, reach());
      }
      return [least, reach()];
    };
    const before = reach();
    const [least, after] = arrive(snapshot(2));
    expect(least).toBeLessThan(before);
    expect(after).toBe(GROWN);
    expect(arrive(snapshot(3))).toEqual([GROWN, GROWN]);
  });

  test('does not move where the wearer wants no motion', () => {
    const { watch, pass, reach } = face(snapshot(1, { motion: false }));
    pass(60 * MINUTE);
    watch.setDisplay(true);
    expect(reach()).toBe(GROWN);
  });
});
