import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { openScreen } from './open-screen';

const tags =
  'svg section use g text textarea rect circle line arc image gradientRect gradientArc mask symbol defs set var animate animateTransform link constructor nonsense';
const names = `id class x y width height cx cy r x1 y1 x2 y2 fill opacity display visibility layer href transform font-size font-family
  text-anchor text-length text-overflow letter-spacing rows arc-width start-angle sweep-angle gradient-type gradient-color1 mask overflow
  pointer-events attributeName to begin dur __proto__ toString`;
const values = [
  '#a',
  'a',
  '0',
  '-5',
  '50%-10',
  '$+4',
  '',
  'none',
  'red',
  '#zz',
  'rotate(1',
  'translate(50%,50%) rotate(5)',
  '_msg',
  '1e99',
  'NaN',
  '<&">',
  'load',
  'hidden',
  'all',
];

const words = (text: string) => fc.constantFrom(...text.split(/\s+/));
const quoted = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

/** An element with elements in it, `depth` deep at most. */
function element(depth: number): fc.Arbitrary<string> {
  const inside = depth === 0 ? fc.constant<string[]>([]) : fc.array(element(depth - 1), { maxLength: 3 });
  const attribute = fc.tuple(words(names), fc.constantFrom(...values));
  const attributes = fc.uniqueArray(attribute, { selector: ([name]) => name, maxLength: 6 });
  return fc.tuple(words(tags), attributes, inside).map(([tag, pairs, children]) => {
    const text = pairs.map(([name, value]) => ` ${name}="${quoted(value)}"`).join('');
    return `<${tag}${text}>words ${children.join('')}</${tag}>`;
  });
}

test('any view is drawn as well-formed SVG, with warnings, and can be tapped', () => {
  fc.assert(
    fc.property(fc.array(element(3), { maxLength: 4 }), (elements) => {
      const open = openScreen(`<svg>${elements.join('')}</svg>`);
      expect(() => new Resvg(open.screen.svg())).not.toThrow();
      open.screen.texts();
      open.screen.tap(10, 10);
      open.clock.runUntil(open.clock.now() + 100);
      expect(() => new Resvg(open.screen.svg())).not.toThrow();
      expect(open.errors).toEqual([]);
    }),
    // With half as many no quote comes into an attribute that is drawn.
    { numRuns: 200 },
  );
});
