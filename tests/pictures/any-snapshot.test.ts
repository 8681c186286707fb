import * as fc from 'fast-check';
import { fontNames } from '../../simulator/screen/fonts';
import { Face, languages } from './face';
import { faultsOfTour } from './layout-tour';
import { anyFelt, anySnapshot } from './random-snapshot';
import { HOUR, MINUTE, NOW } from './reference-snapshot';

const SECOND = 1000;

const anyCircumstances = fc.record({
  now: fc.integer({ min: 0, max: 71 }).map((tick) => NOW + (tick * 20 * MINUTE - 14 * HOUR) * SECOND),
  felt: anyFelt,
  isLinkOpen: fc.boolean(),
  language: fc.constantFrom(...languages()),
  clock: fc.constantFrom('24h' as const, '12h' as const),
  font: fc.constantFrom(...fontNames),
});

/** The stand-in fonts lack what the watch's own may have; nothing else may be complained of. */
const isNotOfFonts = (fault: string): boolean => !fault.includes('the stand-in font has no');

test('whatever the phone sends, every page keeps to the layout', () => {
  fc.assert(
    fc.property(anySnapshot, anyCircumstances, (snapshot, circumstances) => {
      const faults = faultsOfTour(new Face({ ...circumstances, snapshot }));
      expect(faults.filter(isNotOfFonts)).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test('a page is the same, whatever was on it before', () => {
  fc.assert(
    fc.property(anySnapshot, anySnapshot, (before, after) => {
      const [turned, fresh] = [new Face({ snapshot: before }), new Face()];
      turned.tour(() => {});
      for (const face of [turned, fresh]) {
        face.sleepUntil(NOW + HOUR * SECOND);
        face.receive(after);
        face.sleepUntil(NOW + 2 * HOUR * SECOND);
      }
      const different: string[] = [];
      fresh.tour(() => {
        if (!turned.open(fresh.page) || turned.picture().svg !== fresh.picture().svg)
          different.push(fresh.page);
      });
      expect(different).toEqual([]);
    }),
    { numRuns: 30 },
  );
});
