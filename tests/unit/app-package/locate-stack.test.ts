import { createStackLocator } from '../../../simulator/app-package/locate-stack';
import { readAppPackage } from '../../../simulator/app-package/read-app-package';
import { packCompiledApp } from '../../journey/compiled-app';
import { packApp } from '../../journey/hand-made-app';

const plain = createStackLocator(readAppPackage(packApp({ settings: '' })), 'atlas');

test("only the app's own frames count, in every form of engine", () => {
  const v8 = `Error: at draw (app/index.js:9:9)
    at draw (app/index.js:174:88)
    at new Thing (app/index.js:3:4)
    at async load (app/index.js:5:6)
    at async app/index.js:7:8
    at Module._compile (node:internal/modules/cjs/loader:1554:14)
    at /home/someone/simulator/realm/create-realm.ts:1:2
    at app/index.js:12`;
  expect(plain('watch', v8)?.frames).toEqual([
    'app/index.js:174:88 draw',
    'app/index.js:3:4 new Thing',
    'app/index.js:5:6 async load',
    'app/index.js:7:8',
    'app/index.js:12',
  ]);
  expect(plain('settings', 'page@settings.js:3:4\n@http://127.0.0.1:80/settings.js:5:6')?.frames).toEqual([
    'settings.js:3:4 page',
  ]);
  expect(plain('phone', v8)).toBeUndefined();
});

test('a stack that an app has made up costs little', () => {
  const at = performance.now();
  for (const text of [`    at ${'('.repeat(1e6)}`, `${' '.repeat(1e6)}:1:1`, '@:1:1\n'.repeat(1e5)])
    plain('watch', text);
  expect(performance.now() - at).toBeLessThan(1_000);
});

test('equal stacks are located once', () => {
  const [stack] = ['    at draw (app/index.js:1:2)'];
  expect(plain('watch', stack)).toBe(plain('watch', stack));
});

test("the place is the first of the author's own frames, not a library's", () => {
  const bytes = packCompiledApp({ face: 'f();\ng();\n' }, (map) =>
    JSON.stringify({
      ...JSON.parse(map),
      sources: ['node_modules/lib/index.js', 'app/index.ts'],
      // Line 1 is the library's line 1, line 2 the author's line 1.
      mappings: 'AAAA;ACAA',
    }),
  );
  const locate = createStackLocator(readAppPackage(bytes), 'atlas');
  expect(locate('watch', '    at a (app/index.js:1:1)\n    at b (app/index.js:2:1)')).toEqual({
    at: 'app/index.ts:1:1',
    frames: ['node_modules/lib/index.js:1:1 a', 'app/index.ts:1:1 b'],
  });
});
