import { SECOND_MS } from '../../../common/time';
import { encodeCbor } from '../../../simulator/peer/cbor';
import { referenceSnapshot, staleSnapshot } from '../../pictures/reference-snapshot';
import { createActivityTotals } from '../device/fake-sensors';
import { InstrumentedFace } from './instrumented-face';

/** A face with the display on, home open and the first readings drawn. */
function createAwakeFace(snapshot = referenceSnapshot()): InstrumentedFace {
  const face = new InstrumentedFace(encodeCbor(snapshot));
  face.watch.setDisplay(true);
  face.runFor(5 * SECOND_MS);
  return face;
}

test('home follows the body by the second, and writes nothing else', () => {
  const face = createAwakeFace();
  expect([face.text('heart'), face.text('steps')]).toEqual(['62', '4,000']);
  expect(face.runFor(5 * SECOND_MS).writes).toBe(0);
  face.sensors.pulse = 63;
  expect(face.runFor(1.5 * SECOND_MS).writes).toBe(1);
  face.sensors.activity = createActivityTotals(4_012);
  expect(face.runFor(1.5 * SECOND_MS).writes).toBe(1);
  expect([face.text('heart'), face.text('steps')]).toEqual(['63', '4,012']);
});

test('no other page is drawn for it', () => {
  const face = createAwakeFace();
  face.watch.tap(200, 200);
  face.runFor(SECOND_MS);
  face.sensors.pulse = 63;
  face.sensors.activity = createActivityTotals(4_012);
  expect(face.runFor(10 * SECOND_MS).writes).toBe(0);
});

test('taken off, the watch has no heart rate at once; put on again it has', () => {
  const face = createAwakeFace();
  face.sensors.worn = false;
  face.sensors.pulse = null;
  face.runFor(2 * SECOND_MS);
  expect(face.text('heart')).toBe('—');
  face.sensors.worn = true;
  face.sensors.pulse = 70;
  face.runFor(3 * SECOND_MS);
  expect(face.text('heart')).toBe('70');
});

test('a heart rate from before the display slept is not shown as if it were now', () => {
  const face = createAwakeFace();
  face.watch.setDisplay(false);
  face.runFor(60 * SECOND_MS);
  face.sensors.pulse = 90;
  face.watch.setDisplay(true);
  expect(face.text('heart')).toBe('—');
  face.runFor(3 * SECOND_MS);
  expect(face.text('heart')).toBe('90');
});

test('home is open again as the display wakes, without a moment of another page', () => {
  const face = createAwakeFace();
  face.watch.tap(200, 200);
  face.runFor(SECOND_MS);
  expect([face.text('title'), face.text('hours')]).toEqual(['SLEEP', undefined]);
  face.watch.setDisplay(false);
  face.runFor(SECOND_MS);
  expect(face.text('hours')).toBe('14');
  face.watch.setDisplay(true);
  expect([face.text('title'), face.text('hours')]).toEqual([undefined, '14']);
});

test('home looks for a night while the phone syncs, and says that there is none when it found none', () => {
  const face = createAwakeFace({ ...referenceSnapshot(), sleep: undefined, recovery: undefined });
  face.link.attach('phone', { onOpen() {}, onClose() {}, onMessage() {} });
  face.runFor(SECOND_MS);
  const lines = [true, false].map((isSyncing) => {
    face.link.send('phone', encodeCbor({ type: 'syncing', isSyncing }));
    face.runFor(SECOND_MS);
    return face.text('line');
  });
  expect(lines).toEqual(['No night yet', 'No sleep data']);
});

describe('the footer', () => {
  /** Opens the sleep page, with the phone in reach. */
  function open(snapshot = referenceSnapshot()) {
    const face = createAwakeFace(snapshot);
    face.link.attach('phone', { onOpen() {}, onClose() {}, onMessage() {} });
    face.watch.tap(200, 200);
    face.runFor(SECOND_MS);
    const read = () => face.text('age') || face.text('notice');
    return {
      face,
      read,
      /** Returns the footer after this message from the phone. */
      sendSyncing(isSyncing: unknown) {
        face.link.send('phone', encodeCbor({ type: 'syncing', isSyncing }));
        face.runFor(SECOND_MS);
        return read();
      },
    };
  }

  test('shows that the phone is syncing until it is done', () => {
    const { read, sendSyncing } = open();
    expect([read(), sendSyncing(true), sendSyncing(false)]).toEqual(['12 min ago', 'Syncing…', '12 min ago']);
  });

  test.each(['yes', 1, null, undefined])('and nothing for what is no yes: %p', (isSyncing) => {
    expect(open().sendSyncing(isSyncing)).toBe('12 min ago');
  });

  test('or until it is out of reach', () => {
    const { face, read, sendSyncing } = open();
    expect(sendSyncing(true)).toBe('Syncing…');
    face.link.setConnected(false);
    face.runFor(SECOND_MS);
    expect(read()).toBe('12 min ago');
  });

  test('says meanwhile no longer how stale the data is', () => {
    const { face, read, sendSyncing } = open(staleSnapshot());
    expect([face.text('notice'), read()]).toEqual(['Night of Mon', 'Night of Mon']);
    expect([sendSyncing(true), face.text('notice')]).toEqual(['Syncing…', undefined]);
  });
});
