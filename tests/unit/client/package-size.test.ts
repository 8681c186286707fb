import { encodePackage } from '../../../simulator/client/boot-world';
import { MAX_PACKAGE_BYTES } from '../../../simulator/client/package-size';

test('an .fba that is too large is refused by its name before it is encoded', () => {
  expect(encodePackage('a.fba', Uint8Array.of(1, 2))).toBe('AQI=');
  const large = new Uint8Array(MAX_PACKAGE_BYTES + 1);
  expect(() => encodePackage('a\u001b.fba', large)).toThrow('a .fba is too large for an .fba');
});
