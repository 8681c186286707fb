import { toFileName } from '../../../simulator/ui/save-buttons';

test.each([
  ['Almanac', 'almanac'],
  ['My Face 2!', 'my-face-2'],
  ['時計', '時計'],
  ['Über / Uhr', 'über-uhr'],
  ['♥', 'watch'],
])('the picture of "%s" is %s.png', (name, file) => {
  expect(toFileName(name)).toBe(file);
});
