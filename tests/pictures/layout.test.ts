import { FONT_NAMES } from '../../simulator/screen/fonts';
import { Face, languages, takePicture } from './face';
import { layoutFaults } from './layout-check';
import { faultsOfAll, faultsOfTour } from './layout-tour';
import { inPounds, longestSnapshot } from './reference-snapshot';
import { scenes } from './scenes';

/** What has room in both fonts has room on the watch: see simulator/screen/fonts.ts. */
describe.each(FONT_NAMES)('in %s', (font) => {
  test.each(scenes)('$name', ({ page, circumstances }) => {
    const picture = takePicture(page, { ...circumstances, font });
    expect(picture && layoutFaults(picture.parts)).toEqual([]);
  });

  test.each(languages())('the longest figures in %s, in all units', (language) => {
    const longest = longestSnapshot();
    const felt = { heartRate: 188, steps: 24_412, zoneMinutes: 168, battery: 100 };
    const all = [longest, inPounds('lb', longest), inPounds('st', longest)];
    const faults = all.flatMap((snapshot) => faultsOfTour(new Face({ font, language, felt, snapshot })));
    expect(faults).toEqual([]);
  });

  test.each(languages())('every page holds what it says in %s', (language) => {
    expect(faultsOfAll({ font, language })).toEqual([]);
  });
});
