import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rasterise } from '../../simulator/picture/rasterise';
import { drawContactSheet } from './contact-sheet';
import { DIAL_THEMES, drawDial } from './dial';
import { saveGolden } from './golden';
import { goldenScenes } from './golden-scenes';
import { GUIDE, writeGuide } from './state-guide';
import { takePicture } from './test-face';

/** Part of `npm run pictures`: takes the golden pictures, the contact sheet and the labelled dial of the built face. */

const DOCS = join(__dirname, '../../docs');

function takeAll(): void {
  for (const { name, page, setup } of goldenScenes) {
    const picture = takePicture(page, setup);
    if (!picture) throw new Error(`${name}: the face has no page ${page}`);
    saveGolden(name, picture.svg);
  }
  console.log(`tests/pictures/golden: ${goldenScenes.length} pictures`);
  save('contact-sheet.png', drawContactSheet());
  for (const theme of DIAL_THEMES) save(`dial-${theme}.png`, rasterise(drawDial(theme)));
  takeGuide();
}

/** The guide to the states of the watch: pictures and text. */
function takeGuide(): void {
  mkdirSync(join(DOCS, 'pictures/states'), { recursive: true });
  for (const { name, page, setup } of GUIDE) {
    const picture = takePicture(page, setup);
    if (!picture) throw new Error(`${name}: the face has no page ${page}`);
    save(`states/${name}.png`, rasterise(picture.svg, { glassOf: 'vulcan' }));
  }
  writeFileSync(join(DOCS, 'states.md'), writeGuide());
}

function save(name: string, png: Uint8Array): void {
  writeFileSync(join(DOCS, 'pictures', name), png);
  console.log(`docs/pictures/${name}  ${Math.round(png.length / 1000)} kB`);
}

takeAll();
