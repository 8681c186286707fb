import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawContactSheet } from './contact-sheet';
import { saveGolden } from './golden';
import { goldenScenes } from './golden-scenes';
import { takePicture } from './test-face';

/** Part of `npm run pictures`: takes the golden pictures and the contact sheet of the built face. */

function takeAll(): void {
  for (const { name, page, setup } of goldenScenes) {
    const picture = takePicture(page, setup);
    if (!picture) throw new Error(`${name}: the face has no page ${page}`);
    saveGolden(name, picture.svg);
  }
  const sheet = drawContactSheet();
  writeFileSync(join(__dirname, '../../docs/pictures/contact-sheet.png'), sheet);
  console.log(`tests/pictures/golden: ${goldenScenes.length} pictures`);
  console.log(`docs/pictures/contact-sheet.png  ${Math.round(sheet.length / 1000)} kB`);
}

takeAll();
