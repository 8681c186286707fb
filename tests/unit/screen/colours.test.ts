import { parseColour } from '../../../simulator/screen/colours';

test.each([
  ['#abc', '#aabbcc', 1],
  ['#FFB43D', '#ffb43d', 1],
  ['#80ff0000', '#ff0000', 128 / 255],
  ['rebeccapurple', '#663399', 1],
  [' White ', '#ffffff', 1],
  ['fb-mint', '#5be37d', 1],
  ['fb-red-press', '#7c1e20', 1],
  ['rgb(1,2,3)', '#010203', 1],
  ['RGB( 16, 16 ,300 )', '#1010ff', 1],
  ['rgba(255,0,0,.25)', '#ff0000', 0.25],
  ['none', '#000000', 0],
  ['transparent', '#000000', 0],
])('%s', (text, rgb, alpha) => {
  expect(parseColour(text)).toEqual({ rgb, alpha });
});

test.each([
  '',
  '#12',
  '#12345',
  'fb-',
  'nope',
  'rgb(1,2)',
  'rgb(1,2,3,1)',
  'rgba(1,2,3)',
  'rgb(10%,0%,0%)',
  'rgb(-1,2,3)',
  'hsl(0,100%,50%)',
  '#abcd',
  'fb-nope',
  'constructor',
])('%j is no colour', (text) => {
  expect(parseColour(text)).toBeUndefined();
});
