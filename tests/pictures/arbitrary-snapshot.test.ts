import * as fc from 'fast-check';
import { HOUR_S, MINUTE_S, SECOND_MS } from '../../common/time';
import { FONT_NAMES } from '../../simulator/screen/fonts';
import { arbitraryReadings, arbitrarySnapshot } from './arbitrary-snapshot';
import { findFaultsOnAllPages } from './layout-tour';
import { NOW } from './reference-snapshot';
import { languages, TestFace } from './test-face';

const arbitrarySetup = fc.record({
  now: fc.integer({ min: 0, max: 71 }).map((tick) => NOW + (tick * 20 * MINUTE_S - 14 * HOUR_S) * SECOND_MS),
  readings: arbitraryReadings,
  isLinkOpen: fc.boolean(),
  language: fc.constantFrom(...languages()),
  clockDisplay: fc.constantFrom('24h' as const, '12h' as const),
  font: fc.constantFrom(...FONT_NAMES),
});

/** The stand-in fonts lack characters that those of the watch may have. */
const isNotOfFonts = (fault: string): boolean => !fault.includes('no font here has');

test('whatever the phone sends, every page keeps to the layout', () => {
  fc.assert(
    fc.property(arbitrarySnapshot, arbitrarySetup, (snapshot, setup) => {
      const faults = findFaultsOnAllPages(new TestFace({ ...setup, snapshot }));
      expect(faults.filter(isNotOfFonts)).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test('a page is the same, whatever was on it before', () => {
  fc.assert(
    fc.property(arbitrarySnapshot, arbitrarySnapshot, (before, after) => {
      const [turned, fresh] = [new TestFace({ snapshot: before }), new TestFace()];
      turned.visitPages(() => {});
      for (const face of [turned, fresh]) {
        face.sleepUntil(NOW + HOUR_S * SECOND_MS);
        face.receiveSnapshot(after);
        face.sleepUntil(NOW + 2 * HOUR_S * SECOND_MS);
      }
      const different: string[] = [];
      fresh.visitPages(() => {
        if (!turned.open(fresh.page) || turned.capture().svg !== fresh.capture().svg)
          different.push(fresh.page);
      });
      expect(different).toEqual([]);
    }),
    { numRuns: 30 },
  );
});
