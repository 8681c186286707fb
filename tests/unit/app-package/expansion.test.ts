import { zipSync } from 'fflate';
import { Archive } from '../../../simulator/app-package/archive';

const MB = 1024 * 1024;
/** Zeros, which compress to a thousandth. */
const zeros = (megabytes: number): Uint8Array => new Uint8Array(megabytes * MB);

test('an archive that expands to more than 64 MB is refused before it expands', () => {
  const bomb = zipSync({ 'a.bin': zeros(40), 'b.bin': zeros(40) });
  expect(bomb.length).toBeLessThan(MB);
  expect(() => new Archive(bomb)).toThrow('it expands to more than 64 MB');
});

test('the archives inside count with the one around them', () => {
  const inner = zipSync({ 'a.bin': zeros(40) });
  const archive = new Archive(zipSync({ 'one.zip': inner, 'two.zip': inner }));
  expect(archive.openArchive('one.zip').files.size).toBe(1);
  expect(() => archive.openArchive('two.zip')).toThrow('it expands to more than 64 MB');
});

test('an archive of more than 20,000 files is refused', () => {
  const empty = new Uint8Array();
  const files = Object.fromEntries(Array.from({ length: 20_001 }, (_, i) => [`${i}`, empty]));
  expect(() => new Archive(zipSync(files, { level: 0 }))).toThrow('it has more than 20000 files');
});
