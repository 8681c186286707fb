import { describeExcesses, MAX_BUNDLE_BYTES, measureBundles } from '../../../scripts/measure-bundles';
import { builtApp } from '../../journey/built-app';

test('the built package keeps to its limits', () => {
  const bytes = measureBundles(builtApp());
  expect(describeExcesses(bytes)).toEqual([]);
  expect(MAX_BUNDLE_BYTES).toEqual({ device: 19_000, companion: 46_700, settings: 50_000 });
  for (const part of [bytes.device, bytes.companion, bytes.settings]) expect(part).toBeGreaterThan(10_000);
});

test('a bundle over its limit is reported by name, with both sizes', () => {
  const most = { device: 10, companion: 20, settings: 30 };
  expect(describeExcesses({ device: 11, companion: 20, settings: 31 }, most)).toEqual([
    'The scripts of the device have 11 bytes; 10 are allowed.',
    'The scripts of the settings have 31 bytes; 30 are allowed.',
  ]);
});

test('of two watches the one with more counts', () => {
  const { devices, ...app } = builtApp();
  const { atlas } = devices;
  if (!atlas) throw new Error('it is built for the Versa 3');
  const larger = { ...atlas, files: new Map(atlas.files).set('app/more.js', new Uint8Array(500)) };
  const before = measureBundles({ ...app, devices: { atlas } }).device;
  expect(measureBundles({ ...app, devices: { atlas, vulcan: larger } }).device).toBe(before + 500);
});
