import { DEFAULT_ACCENT_COLOUR } from '../../../common/preferences';
import { PAGES } from '../../../common/snapshot';
import { HOUR_S, MINUTE_MS } from '../../../common/time';
import { encodeCbor } from '../../../simulator/peer/cbor';
import { countWork, readTickWork, type TickWork } from '../../bench/count-work';
import { builtApp, START } from '../../journey/built-app';
import { agedSnapshot, withAccountState, withoutData } from '../../pictures/reference-snapshot';
import { InstrumentedFace } from './instrumented-face';

const countingApp = countWork(builtApp());

/** A face that shows home and counts; nothing but the time changes. It is 14:42, or later by `minutes`. */
function openHome(minutes = 0): InstrumentedFace {
  const kept = { ...agedSnapshot(5 * HOUR_S + 60), look: { pages: PAGES, accent: DEFAULT_ACCENT_COLOUR } };
  const seen = new InstrumentedFace(encodeCbor(kept), ['access_heart_rate'], countingApp);
  seen.watch.setDisplay(true);
  seen.runFor(10_000 + minutes * MINUTE_MS);
  return seen;
}

/** The work of the next minute's tick. */
function countTick(seen: InstrumentedFace): TickWork {
  seen.runFor(MINUTE_MS);
  return readTickWork(seen.lastLine) ?? { reads: Number.NaN, allocations: Number.NaN };
}

test('a minute that changes nothing but the minute gathers no view and looks at no tick of the Rim', () => {
  const { reads, allocations } = countTick(openHome());
  // With both there were 771 and 29.
  expect(reads).toBeLessThan(80);
  expect(allocations).toBeLessThan(14);
});

test('on other pages it draws no more than the page', () => {
  const seen = openHome();
  for (const _ of PAGES) {
    seen.watch.tap(200, 200);
    seen.runFor(1000);
    expect(countTick(seen).reads).toBeLessThan(260);
  }
});

test('on the state page it draws the state and no Rim', () => {
  const kept = withAccountState('reconnect', withoutData(agedSnapshot(5 * HOUR_S)));
  const denied = ['access_heart_rate', 'access_activity'];
  const seen = new InstrumentedFace(encodeCbor(kept), denied, countingApp);
  seen.watch.setDisplay(true);
  seen.runFor(10_000);
  seen.watch.tap(200, 200);
  seen.runFor(1000);
  expect(seen.text('state-title')).toBe('Reconnect');
  expect(countTick(seen).reads).toBeLessThan(120);
  expect(seen.text('state-clock')).toBe('14:43');
});

test('a tick of the Rim is a new view', () => {
  // From 14:59 to 15:00.
  expect(countTick(openHome(17)).reads).toBeGreaterThan(500);
});

test('steps are shown in the same minute', () => {
  const seen = openHome();
  seen.sensors.activity = { ...seen.sensors.activity, steps: 9_999 };
  seen.runFor(MINUTE_MS);
  expect(seen.text('steps')).toBe('9,999');
});

test.each(['ok', 'limited'])('for hours each minute looks as after a wake: %s', (state) => {
  const open = (): InstrumentedFace => {
    const snapshot = agedSnapshot(2 * HOUR_S + 50 * 60);
    const kept = {
      ...snapshot,
      account: { service: 'fitbit', state, until: START / 1000 + 33 * 60 },
      // The weight becomes stale after six hours, the steps after twelve.
      week: { ...snapshot.week, at: START / 1000 - 11.2 * HOUR_S },
      look: { accent: DEFAULT_ACCENT_COLOUR },
    };
    const denied = ['access_heart_rate', 'access_activity'];
    const seen = new InstrumentedFace(encodeCbor(kept), denied);
    seen.watch.setDisplay(true);
    return seen;
  };
  const [lit, woken] = [open(), open()];
  lit.link.setConnected(false);
  woken.link.setConnected(false);
  for (let minute = 0; minute < 130; minute++) {
    lit.runFor(MINUTE_MS);
    woken.runFor(MINUTE_MS);
    woken.watch.setDisplay(false);
    woken.watch.setDisplay(true);
    expect([minute, lit.watch.texts()]).toEqual([minute, woken.watch.texts()]);
  }
  expect(lit.watch.svg()).toBe(woken.watch.svg());
});
