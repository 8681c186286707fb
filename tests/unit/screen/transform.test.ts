import fc from 'fast-check';
import { Transform } from '../../../simulator/screen/transform';

const whole = { width: 336, height: 200 };
const parse = (text: string): Transform =>
  Transform.parse(text, whole, (warning) => {
    throw new Error(warning);
  });

test('steps are divided by white space or a comma, percentages are of the parent', () => {
  for (const text of ['translate(50%+2,50%) rotate(45)', 'translate(50%+2,50%),rotate(45)']) {
    expect(parse(text).toSvg()).toBe('translate(170 100) rotate(45)');
  }
});

test('a step that the attribute lacks is put where it belongs: moved, then turned, then scaled', () => {
  const transform = parse('rotate(10)');
  transform.set('scale', 'x', 2);
  transform.set('translate', 'y', 5);
  expect(transform.toSvg()).toBe('translate(0 5) rotate(10) scale(2 1)');
  expect(transform.get('scale', 'y')).toBe(1);
});

test('a group turned by nothing has no transform', () => {
  expect(parse('rotate(0)').toSvg()).toBe('');
});

test('a step that cannot be parsed is reported', () => {
  const warnings: string[] = [];
  Transform.parse('skewX(3) rotate(45,10,10) rotate(1', whole, (text) => warnings.push(text));
  expect(warnings).toHaveLength(2);
});

test('inverse undoes apply', () => {
  const small = fc.integer({ min: -200, max: 200 });
  const translation = fc.record({ tx: small, ty: small });
  const point = fc.record({ x: small, y: small });
  fc.assert(
    fc.property(translation, small, fc.integer({ min: 1, max: 5 }), point, ({ tx, ty }, a, s, { x, y }) => {
      const transform = parse(`translate(${tx},${ty}) rotate(${a}) scale(${s})`);
      const [backX, backY] = transform.applyInverse(...transform.apply(x, y));
      expect(backX).toBeCloseTo(x, 6);
      expect(backY).toBeCloseTo(y, 6);
    }),
  );
});
