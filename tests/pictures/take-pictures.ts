import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rasterise } from '../../simulator/picture/rasterise';
import { drawContactSheet } from './contact-sheet';
import { DIAL_THEMES, drawDial } from './dial';
import { saveGolden } from './golden';
import { goldenScenes } from './golden-scenes';
import { takePicture } from './test-face';

/** Part of `npm run pictures`: takes the golden pictures, the contact sheet and the labelled dial of the built face. */

function takeAll(): void {
  for (const { name, page, setup } of goldenScenes) {
    const picture = takePicture(page, setup);
    if (!picture) throw new Error(`${name}: the face has no page ${page}`);
    saveGolden(name, picture.svg);
  }
  console.log(`tests/pictures/golden: ${goldenScenes.length} pictures`);
  save('contact-sheet.png', drawContactSheet());
  for (const theme of DIAL_THEMES) save(`dial-${theme}.png`, rasterise(drawDial(theme)));
}

function save(name: string, png: Uint8Array): void {
  writeFileSync(join(__dirname, '../../docs/pictures', name), png);
  console.log(`docs/pictures/${name}  ${Math.round(png.length / 1000)} kB`);
}

takeAll();
