import { Resvg } from '@resvg/resvg-js';
import { PAGES } from '../../common/snapshot';
import { MODEL_INFO } from '../../simulator/app-package/models';
import { outlineText } from '../../simulator/screen/fonts';
import { alwaysOnScene, getScene, scenes } from './scenes';
import { takePicture } from './test-face';

/**
 * A row for each state of the data, a column for each page. The last row has the state page and the always-on display.
 */
const ROWS: readonly (readonly string[])[] = [
  ...['', '-stale', '-gaps', '-missing'].map((state) => ['home', ...PAGES].map((page) => page + state)),
  [...scenes.filter(({ page }) => page === 'state'), alwaysOnScene].map(({ name }) => name),
];

const GROUND = '#262521';
const CASE = '#171613';
const LABEL = '#b3ada3';
const SCALE = 0.56;
const { screen, glassRadiusPx: GLASS_RADIUS } = MODEL_INFO.atlas;
const SIZE = screen.width * SCALE;
const MARGIN = 18;
const EDGE = 5;
const LABEL_SIZE = 15;
const CELL = { width: SIZE + 16, height: SIZE + 44 };

/** Draws all pages in all states into one PNG. */
export function drawContactSheet(): Uint8Array {
  const width = 2 * MARGIN + Math.max(...ROWS.map((row) => row.length)) * CELL.width;
  const height = 2 * MARGIN + ROWS.length * CELL.height;
  const cells = ROWS.flatMap((row, y) =>
    row.map((name, x) => cell(name, MARGIN + x * CELL.width + 8, MARGIN + y * CELL.height + 8)),
  );
  const sheet =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
    `<clipPath id="glass"><rect width="${screen.width}" height="${screen.height}" rx="${GLASS_RADIUS}"/></clipPath>` +
    `<rect width="${width}" height="${height}" fill="${GROUND}"/>${cells.join('')}</svg>`;
  return new Resvg(sheet, { font: { loadSystemFonts: false } }).render().asPng();
}

function cell(name: string, x: number, y: number): string {
  const { page, setup } = getScene(name);
  const picture = takePicture(page, setup);
  if (!picture) throw new Error(`${name}: the face has no page ${page}`);
  const around = SIZE + 2 * EDGE;
  const radius = GLASS_RADIUS * SCALE + EDGE;
  return (
    `<g transform="translate(${x} ${y})">` +
    `<rect x="${-EDGE}" y="${-EDGE}" width="${around}" height="${around}" rx="${radius}" fill="${CASE}"/>` +
    `<g transform="scale(${SCALE})" clip-path="url(#glass)">${picture.svg}</g>${label(name)}</g>`
  );
}

function label(name: string): string {
  const lettering = {
    font: 'barlow-semi-condensed',
    weight: 'regular',
    size: LABEL_SIZE,
    letterSpacing: 0,
  } as const;
  const { path, width } = outlineText(lettering, name);
  return `<path transform="translate(${(SIZE - width) / 2} ${SIZE + 24})" d="${path}" fill="${LABEL}"/>`;
}
