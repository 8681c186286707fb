import { ASH, DIM } from '../../app/colours';
import { ACCENT_COLOURS } from '../../common/preferences';
import { FONT_NAMES } from '../../simulator/screen/fonts';
import { renderPixels } from '../../simulator/screen/rasterise';
import { Face } from './face';
import { edgesOf } from './geometry';
import { areAlike } from './golden';
import { faultsOf } from './layout-tour';
import { MINUTE, NOW, referenceSnapshot } from './reference-snapshot';
import { situations } from './scenes';

const SECOND = 1000;
/** Of the pixels. A fifth is what the platform allows. */
const WANTED = 0.06;

test.each(situations)('as in $name, it keeps to the layout and is dark', ({ circumstances }) => {
  for (const font of FONT_NAMES) {
    const face = new Face({ ...circumstances, font, isAlwaysOn: true });
    face.rest();
    expect(face.page).toBe('aod');
    expect([...faultsOf(face), ...face.complaints()]).toEqual([]);
    expect(face.lit).toBeLessThan(WANTED);
  }
});

test.each(Array.from({ length: 24 }, (_, hour) => hour))(
  'it is dark and has room %i hours later',
  (hours) => {
    const now = NOW + hours * 61 * MINUTE * SECOND;
    const face = new Face({ now, snapshot: referenceSnapshot(), font: 'barlow', isAlwaysOn: true });
    face.rest();
    expect([...faultsOf(face), ...face.complaints()]).toEqual([]);
    expect(face.lit).toBeLessThan(WANTED);
    expect(face.lit).toBeGreaterThan(0.02);
  },
);

test('it moves every minute, and comes back', () => {
  const face = new Face({ snapshot: referenceSnapshot(), isAlwaysOn: true });
  const places: string[] = [];
  for (let minute = 0; minute < 4; minute++) {
    face.rest(minute === 0 ? SECOND : MINUTE * SECOND);
    const { left, top } = edgesOf(face.picture().parts.find(({ id }) => id === 'aod-date')?.corners ?? []);
    places.push(`${Math.round(left)} ${Math.round(top)}`);
  }
  expect(new Set(places).size).toBe(3);
  expect(places[3]).toBe(places[0]);
});

test('without a colour, by night as by day', () => {
  const face = new Face({ snapshot: referenceSnapshot(), isAlwaysOn: true });
  face.rest();
  for (const { fill, corners, alpha } of face.picture().parts) {
    if (!corners || alpha === 0) continue;
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(fill.slice(at, at + 2), 16));
    expect(Math.max(red, green, blue) - Math.min(red, green, blue)).toBeLessThan(24);
  }
});

test.each(Object.values(ACCENT_COLOURS))('has its hand and its night beside the accent %s', (accent) => {
  const { look, ...rest } = referenceSnapshot();
  const face = new Face({ snapshot: { ...rest, look: { ...look, accent } }, isAlwaysOn: true });
  face.rest();
  const lines = face.picture().parts.filter(({ tag, corners }) => tag === 'line' && corners);
  const lit = [ASH, DIM].map((tone) => lines.filter(({ fill }) => fill === tone.toLowerCase()).length);
  expect([...lit, lines.length]).toEqual([1, 22, 23]);
});

test('awake again it is home as it was', () => {
  const faces = [true, false].map((isAlwaysOn) => new Face({ snapshot: referenceSnapshot(), isAlwaysOn }));
  for (const face of faces) face.sleepUntil(NOW + 5 * MINUTE * SECOND);
  const [always, never] = faces.map((face) => renderPixels(face.picture().svg)) as [Uint8Array, Uint8Array];
  expect(areAlike(always, never)).toBe(true);
});

test('the ordinary build has none: it goes dark', () => {
  const face = new Face({ snapshot: referenceSnapshot() });
  face.rest();
  expect(face.lit).toBe(0);
});
