import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contactSheet } from './contact-sheet';
import { takePicture } from './face';
import { keepGolden } from './golden';
import { goldenScenes } from './golden-scenes';

/** Part of `npm run pictures`: the golden pictures and the contact sheet, taken anew of the face as it is built. */

function takeAll(): void {
  for (const { name, page, circumstances } of goldenScenes) {
    const picture = takePicture(page, circumstances);
    if (!picture) throw new Error(`${name}: the face has no page ${page}`);
    keepGolden(name, picture.svg);
  }
  const sheet = contactSheet();
  writeFileSync(join(__dirname, '../../docs/pictures/contact-sheet.png'), sheet);
  console.log(`tests/pictures/golden: ${goldenScenes.length} pictures`);
  console.log(`docs/pictures/contact-sheet.png  ${Math.round(sheet.length / 1000)} kB`);
}

takeAll();
