import { encode, TXIOutputFormat } from '@fitbit/image-codec-txi';
import { openScreen, readPixels } from './open-screen';

/** A texture as the compiler makes it: one colour. */
function texture(
  outputFormat: TXIOutputFormat,
  [r, g, b, a]: [number, number, number, number],
  size = 10,
): Uint8Array {
  const data = new Uint8ClampedArray(size * size * 4);
  for (let i = 0; i < data.length; i += 4) data.set([r, g, b, a], i);
  const image = { width: size, height: size, data } as unknown as Parameters<typeof encode>[0];
  return new Uint8Array(encode(image, { outputFormat, rle: 'auto' }));
}

const files = {
  'resources/mark.png.txi': texture(TXIOutputFormat.A8, [255, 255, 255, 255]),
  'resources/icons/red.png.txi': texture(TXIOutputFormat.RGBA6666, [255, 0, 0, 255]),
  'resources/broken.png.txi': new Uint8Array(50),
  'resources/broken.jpg': Uint8Array.of(0xff, 0xd8, 0xff, 0, 0, 4, 1, 1, 0xff, 0xd9),
};
const open = (inside: string, privateFiles?: Map<string, Uint8Array>) =>
  openScreen(`<svg>${inside}</svg>`, { files, ...(privateFiles && { privateFiles }) });

test('an alpha picture is tinted by fill, its own or that of what it is in; others keep their colours', () => {
  const { screen } =
    open(`<image href="mark.png" fill="#00ff00"/><g fill="#0000ff"><image x="20" href="mark.png"/></g>
    <image x="40" href="mark.png"/><image x="60" href="icons/red.png" fill="#00ff00"/>
    <image x="80" href="/mnt/assets/resources/icons/red.png"/><image x="100" href="./resources/icons/red.png"/>`);
  const at = readPixels(screen.svg());
  expect([5, 25, 45, 65, 85, 105].map((x) => at(x, 5))).toEqual([
    '#00ff00',
    '#0000ff',
    '#ffffff',
    '#ff0000',
    '#ff0000',
    '#ff0000',
  ]);
  expect(at(12, 5)).toBe('#000000');
});

test('fill-opacity and the alpha of a fill fade an alpha picture, its own opacity too; others stay as they are', () => {
  const { screen, runScript, warnings } =
    open(`<image href="mark.png" fill="#ffffff" fill-opacity="0.5"/><image x="20" href="mark.png" fill="#80ffffff"/>
    <g fill="#80ffffff" fill-opacity="0.5"><image x="40" href="mark.png" opacity="0.5"/></g>
    <image x="60" id="i" href="mark.png" fill-opacity="0"/><image x="80" href="icons/red.png" fill="#80ffffff" fill-opacity="0.5"/>`);
  const seen = () =>
    [5, 25, 45, 65, 85].map((x) => Number.parseInt(readPixels(screen.svg())(x, 5).slice(1, 3), 16));
  expect(seen()).toEqual([128, 128, 32, 0, 255]);
  expect(screen.parts().map(({ alpha }) => Math.round(alpha * 255))).toEqual([128, 128, 32, 0, 255]);
  runScript("document.getElementById('i').style.fillOpacity = 1;");
  expect(seen()[3]).toBe(255);
  expect(warnings).toEqual([
    'image (resources/index.view:3): fill-opacity leaves an image with colours of its own as it is; opacity fades it',
  ]);
});

test('an app can tint, change and clear an image', () => {
  const { screen, runScript } = open('<image id="i" href="mark.png" fill="#00ff00"/>');
  const seen = (code: string): string => {
    runScript(`var i = document.getElementById('i'); ${code}`);
    return readPixels(screen.svg())(5, 5);
  };
  expect(seen("i.style.fill = '#ff00ff';")).toBe('#ff00ff');
  expect(seen("i.href = 'icons/red.png';")).toBe('#ff0000');
  expect(seen("i.href = '';")).toBe('#000000');
  expect(seen("i.image = 'mark.png';")).toBe('#ff00ff');
});

test('`.` and `..` in a path are followed, but not out of the package', () => {
  const { runScript, warnings } = open('<image id="i"/>');
  const widthOf = (href: string): unknown =>
    runScript(`var i = document.getElementById('i'); i.href = '${href}'; return i.getBBox().width;`);
  expect(
    ['../resources/mark.png', 'icons/.././icons/red.png', '/mnt/assets/resources/../resources/mark.png'].map(
      widthOf,
    ),
  ).toEqual([10, 10, 10]);
  expect(['../mark.png', '../../resources/mark.png'].map(widthOf)).toEqual([0, 0]);
  expect(warnings.map((text) => /no image "(.*)"/.exec(text)?.[1])).toEqual([
    '../mark.png',
    '../../resources/mark.png',
  ]);
});

test('a file the app made is shown, and shown anew when it is written anew', () => {
  const disk = new Map([['/private/data/a.txi', texture(TXIOutputFormat.RGB565, [0, 0, 255, 255])]]);
  const { screen, runScript } = open('<image id="i" href="/private/data/a.txi"/>', disk);
  expect(readPixels(screen.svg())(5, 5)).toBe('#0000ff');
  disk.set('/private/data/a.txi', texture(TXIOutputFormat.RGB565, [255, 0, 0, 255]));
  runScript("document.getElementById('i').href = '/private/data/a.txi';");
  expect(readPixels(screen.svg())(5, 5)).toBe('#ff0000');
});

test('a JPEG goes into the picture as it is, in its own size', () => {
  // The smallest baseline JPEG: one grey block of 8 × 8.
  const jpeg = Buffer.from(
    '/9j/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==',
    'base64',
  );
  const { runScript, screen, warnings } = openScreen('<svg><image id="i" href="photo.jpg"/></svg>', {
    files: { 'resources/photo.jpg': new Uint8Array(jpeg) },
  });
  expect(runScript("var i = document.getElementById('i'); return [i.width, i.height];")).toEqual([8, 8]);
  expect(screen.svg()).toContain(`data:image/jpeg;base64,${jpeg.toString('base64')}`);
  expect(warnings).toEqual([]);
});

test('missing and broken images are reported with their element; others are scaled', () => {
  const { screen, warnings } = open(`
<g display="none"><image id="a" href="none.png"/></g>
<image href="broken.png"/><image href="broken.jpg"/>
<image id="big" href="mark.png" width="20" height="20" fill="#ff0000"/>`);
  expect(readPixels(screen.svg())(15, 15)).toBe('#ff0000');
  expect(warnings).toEqual([
    'image #a (resources/index.view:2): no image "none.png"',
    'image (resources/index.view:3): image "broken.png": not a TXI file',
    'image (resources/index.view:3): image "broken.jpg": a broken JPEG file',
    expect.stringContaining('image #big (resources/index.view:4): image "mark.png" of 10 × 10 px is scaled'),
  ]);
});

test('an image that is scaled is reported once, one of its own size is not', () => {
  const { screen, runScript, warnings } = open(
    `<image id="i" href="mark.png" width="50" height="5"/><image href="mark.png"/>
    <image href="mark.png" width="10" height="10"/><image href="mark.png" width="0"/><image href="icons/red.png" height="20"/>`,
  );
  screen.svg();
  runScript("document.getElementById('i').width = 60;");
  screen.svg();
  expect(warnings).toEqual([
    'image #i (resources/index.view:1): image "mark.png" of 10 × 10 px is scaled to 50 × 5 here; what a watch does is not known',
    'image (resources/index.view:2): image "icons/red.png" of 10 × 10 px is scaled to 10 × 20 here; what a watch does is not known',
  ]);
});
