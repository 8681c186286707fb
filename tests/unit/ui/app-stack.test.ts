import { toPackagedLines } from '../../../simulator/ui/settings-frame/app-stack';

test("lines of the app's script are those of the package; other files keep theirs", () => {
  expect(
    toPackagedLines(
      [
        'Error: settings.js:2:1',
        '    at Page (settings.js:3:4)',
        '    at Page (http://127.0.0.1:80/phone/settings.js:3:4)',
        '    at render (http://127.0.0.1:80/settings.js:3:4)',
        'page@settings.js:2:1',
      ].join('\n'),
    ).split('\n'),
  ).toEqual([
    'Error: settings.js:1:1',
    '    at Page (settings.js:2:4)',
    '    at Page (settings.js:2:4)',
    '    at render (http://127.0.0.1:80/settings.js:3:4)',
    'page@settings.js:1:1',
  ]);
});
