import { MINUTE_MS } from '../../../common/time';
import type { AppPackage } from '../../../simulator/app-package/app-package';
import { builtApp } from '../../journey/built-app';
import { referenceSnapshot, withAccountState, withoutData } from '../../pictures/reference-snapshot';
import { type FaceSetup, TestFace } from '../../pictures/test-face';
import { OpenPage } from './open-page';

const PAGES = ['home', 'sleep', 'recovery', 'week', 'body', 'friends', 'status'];
/** One element of each page, drawn after other elements of it. */
const ELEMENTS = {
  home: 'line',
  sleep: 'sleep-rise',
  recovery: 'breathing',
  week: 'week-asleep',
  body: 'food',
  friends: 'rank-1',
  status: 'watch',
};

/** The built package without an element: index.view has it under another id. */
function withoutElement(id: string, name: 'app' | 'app-aod' = 'app'): AppPackage {
  const app = builtApp(name);
  const devices = Object.entries(app.devices).map(([model, part]) => {
    const view = Buffer.from(part.files.get(part.view) ?? '').toString();
    const edited = view.replace(`id="${id}"`, 'id="removed"');
    if (edited === view) throw new Error(`index.view has no #${id}`);
    return [model, { ...part, files: new Map(part.files).set(part.view, Buffer.from(edited)) }];
  });
  return { ...app, devices: Object.fromEntries(devices) };
}

function createFace(id: string, setup: FaceSetup = {}): TestFace {
  return new TestFace({ snapshot: referenceSnapshot(), ...setup, app: withoutElement(id) });
}

/** The time on the open page. */
function readClock(face: TestFace): string {
  const page = new OpenPage(face);
  const time = [page.text('hours'), page.text('minutes')].filter((text) => text !== '').join(':');
  return time || page.text('clock') || page.text('state-clock');
}

/** Stays a minute on every page. Returns the names of the pages, and the time before and after on each. */
function tour(face: TestFace): { names: string[]; times: string[] } {
  const names: string[] = [];
  const times: string[] = [];
  face.visitPages(() => {
    names.push(face.page);
    times.push(readClock(face));
    face.stayAwake(MINUTE_MS);
    times.push(readClock(face));
  });
  return { names, times };
}

const sevenMinutes = Array.from({ length: 7 }, (_, i) => [`14:${42 + i}`, `14:${43 + i}`]).flat();

test.each(Object.entries(ELEMENTS))(
  'the clock and all pages go on where %s throws, and its fault is logged once',
  (page, element) => {
    const face = createFace(element);
    expect(tour(face)).toEqual({ names: PAGES, times: sevenMinutes });
    expect(tour(face).names).toEqual(PAGES);
    expect(face.problems()).toEqual([`error: ${page}: Error: no #${element}`]);
  },
);

test('the other pages show their figures beside one that throws', () => {
  const face = createFace(ELEMENTS.sleep);
  const read = (page: string, id: string) => {
    face.open(page);
    return new OpenPage(face).text(id);
  };
  expect([read('recovery', 'hrv'), read('friends', 'rank'), read('home', 'steps')]).toEqual([
    ...['48', '3rd', '8,412'],
  ]);
});

test('the state page, too', () => {
  const snapshot = withAccountState('gone', withoutData(referenceSnapshot()));
  const face = createFace('state-title', { snapshot });
  const names = ['home', 'state', 'recovery', 'week', 'status'];
  expect(tour(face)).toEqual({ names, times: sevenMinutes.slice(0, 10) });
  expect(face.problems()).toEqual(['error: state: Error: no #state-title']);
});

test.each(['date', 'line', 'steps', 'rim', 'list', 'note', 'touch'])(
  'the clock of home goes on without #%s',
  (id) => {
    const face = createFace(id);
    expect(readClock(face)).toBe('14:42');
    face.stayAwake(MINUTE_MS);
    expect(readClock(face)).toBe('14:43');
  },
);

test('a page without its group is logged once, and the frame shows the time', () => {
  const face = createFace('sleep');
  face.tapNext();
  expect(readClock(face)).toBe('14:42');
  face.stayAwake(MINUTE_MS);
  expect(readClock(face)).toBe('14:43');
  face.tapNext();
  expect(face.page).toBe('recovery');
  face.open('home');
  expect(face.problems()).toEqual(['error: sleep: Error: no #sleep']);
});

test('what the sensors change on home is drawn beside a fault', () => {
  const face = createFace('line', { readings: { heartRate: 61 } });
  expect(new OpenPage(face).text('heart')).toBe('61');
  face.stayAwake(MINUTE_MS);
  expect(face.problems()).toEqual(['error: home: Error: no #line']);
});

test('the always-on display keeps its time, and the display wakes to home', () => {
  const app = withoutElement('aod-steps', 'app-aod');
  const face = new TestFace({ snapshot: referenceSnapshot(), isAlwaysOn: true, app });
  face.turnDisplayOff(2 * MINUTE_MS);
  const page = new OpenPage(face);
  expect([page.text('aod-hours'), page.text('aod-minutes')]).toEqual(['14', '44']);
  face.sleepUntil(Date.parse('2026-07-14T12:50:00Z'));
  expect(readClock(face)).toBe('14:50');
  expect(face.problems()).toEqual(['error: aod: Error: no #aod-steps']);
});
