import { ASH, DIM } from '../../app/colours';
import { ACCENT_COLOURS } from '../../common/preferences';
import { MINUTE_S, SECOND_MS } from '../../common/time';
import { renderPixels } from '../../simulator/picture/rasterise';
import { FONT_NAMES } from '../../simulator/screen/fonts';
import { getBounds } from './geometry';
import { areAlike } from './golden';
import { findFaults } from './layout-tour';
import { NOW, referenceSnapshot } from './reference-snapshot';
import { distinctScenes } from './scenes';
import { TestFace } from './test-face';

/** Share of the pixels. The platform allows a fifth. */
const MAX_LIT_SHARE = 0.06;

test.each(distinctScenes)('as in $name, it keeps to the layout and is dark', ({ setup }) => {
  for (const font of FONT_NAMES) {
    const face = new TestFace({ ...setup, font, isAlwaysOn: true });
    face.turnDisplayOff();
    expect(face.page).toBe('aod');
    expect([...findFaults(face), ...face.problems()]).toEqual([]);
    expect(face.litShare).toBeLessThan(MAX_LIT_SHARE);
  }
});

test.each(Array.from({ length: 24 }, (_, hour) => hour))(
  'it is dark and has room %i hours later',
  (hours) => {
    const now = NOW + hours * 61 * MINUTE_S * SECOND_MS;
    const face = new TestFace({ now, snapshot: referenceSnapshot(), font: 'barlow', isAlwaysOn: true });
    face.turnDisplayOff();
    expect([...findFaults(face), ...face.problems()]).toEqual([]);
    expect(face.litShare).toBeLessThan(MAX_LIT_SHARE);
    expect(face.litShare).toBeGreaterThan(0.02);
  },
);

test('it moves every minute, and comes back', () => {
  const face = new TestFace({ snapshot: referenceSnapshot(), isAlwaysOn: true });
  const places: string[] = [];
  for (let minute = 0; minute < 4; minute++) {
    face.turnDisplayOff(minute === 0 ? SECOND_MS : MINUTE_S * SECOND_MS);
    const { left, top } = getBounds(face.capture().parts.find(({ id }) => id === 'aod-date')?.corners ?? []);
    places.push(`${Math.round(left)} ${Math.round(top)}`);
  }
  expect(new Set(places).size).toBe(3);
  expect(places[3]).toBe(places[0]);
});

test('without a colour, by night as by day', () => {
  const face = new TestFace({ snapshot: referenceSnapshot(), isAlwaysOn: true });
  face.turnDisplayOff();
  for (const { fill, corners, alpha } of face.capture().parts) {
    if (!corners || alpha === 0) continue;
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(fill.slice(at, at + 2), 16));
    expect(Math.max(red, green, blue) - Math.min(red, green, blue)).toBeLessThan(24);
  }
});

test.each(Object.values(ACCENT_COLOURS))('has its hand and its night beside the accent %s', (accent) => {
  const { look, ...rest } = referenceSnapshot();
  const face = new TestFace({ snapshot: { ...rest, look: { ...look, accent } }, isAlwaysOn: true });
  face.turnDisplayOff();
  const lines = face.capture().parts.filter(({ tag, corners }) => tag === 'line' && corners);
  const lit = [ASH, DIM].map((tone) => lines.filter(({ fill }) => fill === tone.toLowerCase()).length);
  expect([...lit, lines.length]).toEqual([1, 22, 23]);
});

test.each([
  ['24h', 'TUE 14'],
  ['12h', 'TUE 14 PM'],
] as const)('on a clock of %s the date says %s, in the longest language with room', (clockDisplay, date) => {
  for (const language of ['en-US', 'de-DE']) {
    const face = new TestFace({
      snapshot: referenceSnapshot(),
      isAlwaysOn: true,
      font: 'barlow',
      clockDisplay,
      language,
    });
    face.turnDisplayOff();
    const shown = face.capture().parts.find(({ id }) => id === 'aod-date')?.text?.shown;
    if (language === 'en-US') expect(shown).toBe(date);
    expect([...findFaults(face), ...face.problems()]).toEqual([]);
  }
});

test('awake again it is home as it was', () => {
  const faces = [true, false].map(
    (isAlwaysOn) => new TestFace({ snapshot: referenceSnapshot(), isAlwaysOn }),
  );
  for (const face of faces) face.sleepUntil(NOW + 5 * MINUTE_S * SECOND_MS);
  const [always, never] = faces.map((face) => renderPixels(face.capture().svg)) as [Uint8Array, Uint8Array];
  expect(areAlike(always, never)).toBe(true);
});

test('the ordinary build has none: it goes dark', () => {
  const face = new TestFace({ snapshot: referenceSnapshot() });
  face.turnDisplayOff();
  expect(face.litShare).toBe(0);
});
