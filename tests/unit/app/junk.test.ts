import * as fc from 'fast-check';
import { Face } from '../../pictures/face';
import { referenceSnapshot } from '../../pictures/reference-snapshot';
import { OpenPage } from './open-page';

const junk = fc.oneof(
  fc.constantFrom<unknown>(null, '', 'x', true, -1, 0.5, 1e300, Number.NaN, [], {}),
  fc.constantFrom<unknown>([1, 'x', null], new Uint8Array(), new Uint8Array(200)),
  fc.integer(),
);

/** Its sections with one of any of their values, at any depth, replaced. */
const spoiled = fc.tuple(fc.nat(), junk).map(([at, value]) => {
  const { night, recovery, week, body, circle, devices, ...rest } = structuredClone(referenceSnapshot());
  const sections: object = { night, recovery, week, body, circle, devices };
  const places = placesIn(sections);
  const [holder, name] = places[at % places.length] ?? [sections, 'night'];
  holder[name] = value;
  return { ...rest, ...sections };
});

/** Every value: what it is in, and its name there. */
function placesIn(holder: object): [Record<string, unknown>, string][] {
  return Object.entries(holder).flatMap(([name, value]) => [
    [holder as Record<string, unknown>, name] as [Record<string, unknown>, string],
    ...(typeof value === 'object' && !(value instanceof Uint8Array) ? placesIn(value ?? {}) : []),
  ]);
}

test('whatever one of the values of a snapshot is, the face goes on', () => {
  fc.assert(
    fc.property(spoiled, (snapshot) => {
      const face = new Face({ snapshot });
      let pages = 0;
      face.tour(() => {
        pages++;
      });
      expect(face.complaints().filter((complaint) => complaint.startsWith('error'))).toEqual([]);
      expect(pages).toBe(7);
      expect(new OpenPage(face).text('steps')).toBe('8,412');
    }),
    { numRuns: 150, seed: 4 },
  );
});
