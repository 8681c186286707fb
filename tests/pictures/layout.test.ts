import { SERVICES } from '../../common/services';
import { HOUR_S, MINUTE_S, SECOND_MS } from '../../common/time';
import { FONT_NAMES } from '../../simulator/screen/fonts';
import { findLayoutFaults } from './layout-check';
import { findFaultsInAllScenes, findFaultsOnAllPages } from './layout-tour';
import { inPounds, longestSnapshot, NOW, referenceSnapshot } from './reference-snapshot';
import { scenes } from './scenes';
import { languages, TestFace, takePicture } from './test-face';

/** What fits in both fonts fits on the watch: see simulator/screen/fonts.ts. */
describe.each(FONT_NAMES)('in %s', (font) => {
  test.each(scenes)('$name', ({ page, setup }) => {
    const picture = takePicture(page, { ...setup, font });
    expect(picture && findLayoutFaults(picture.parts)).toEqual([]);
  });

  test.each(languages())('the longest figures in %s, in all units', (language) => {
    const longest = longestSnapshot();
    const readings = { heartRate: 188, steps: 24_412, zoneMinutes: 168, battery: 100 };
    const all = [longest, inPounds('lb', longest), inPounds('st', longest)];
    const faults = all.flatMap((snapshot) =>
      findFaultsOnAllPages(new TestFace({ font, language, readings, snapshot })),
    );
    expect(faults).toEqual([]);
  });

  test.each(languages())('a 12-hour clock at its widest in %s, and how long a service waits', (language) => {
    const now = NOW - 2 * HOUR_S * SECOND_MS;
    // 12:44 AM.
    const until = now / SECOND_MS + 12 * HOUR_S + 2 * MINUTE_S;
    const faults = SERVICES.flatMap((service) => {
      const snapshot = { ...referenceSnapshot(), account: { service, state: 'limited', until } as const };
      return findFaultsOnAllPages(new TestFace({ font, language, now, clockDisplay: '12h', snapshot }));
    });
    expect(faults).toEqual([]);
  });

  test.each(languages())('every page holds what it says in %s', (language) => {
    expect(findFaultsInAllScenes({ font, language })).toEqual([]);
  });
});
