import childProcess from 'node:child_process';
import { MAX_SETTINGS_SCRIPT_LENGTH } from '../../../simulator/app-package/app-package';
import { wrapSettingsScript } from '../../../simulator/server/settings-frame';

const start = jest.spyOn(childProcess, 'spawn');
const compilers = (): number => start.mock.calls.filter(([file]) => file === process.execPath).length;
beforeEach(() => start.mockClear());

test('a script is the body of a function, and compiled once for many loads', async () => {
  const loads = [1, 2, 3].map(() => wrapSettingsScript('hello();'));
  for (const wrapped of await Promise.all(loads)) expect(wrapped).toContain('hello();');
  expect(compilers()).toBe(1);
  await wrapSettingsScript('other();');
  expect(await wrapSettingsScript('hello();')).toContain('hello();');
});

test('one that is no body of a function throws what is wrong with it', async () => {
  const wrapped = await wrapSettingsScript('}); leak(); (function () {');
  expect(wrapped).not.toContain('leak');
  expect(wrapped).toContain(`throw new SyntaxError("Unexpected token '}'");`);
});

test('one that is too long is not compiled, and says so', async () => {
  const wrapped = await wrapSettingsScript('a;'.repeat(MAX_SETTINGS_SCRIPT_LENGTH));
  expect(wrapped).toContain('throw new RangeError("settings.js is not loaded');
  expect(wrapped.length).toBeLessThan(500);
  expect(compilers()).toBe(0);
});

test('one that takes the compiler long is not loaded, and nothing waits for it', async () => {
  const script = `/[${'\\p{RGI_Emoji}'.repeat(4_000)}]/v;`;
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    [longest, last] = [Math.max(longest, now - last), now];
  }, 20);
  const wrapped = await wrapSettingsScript(script);
  clearInterval(timer);
  expect(wrapped).toContain(
    'throw new RangeError("settings.js is not loaded: it was not compiled within 2 s");',
  );
  expect(wrapped).not.toContain('Emoji');
  expect(longest).toBeLessThan(1_000);
});

test('one that is nested deeper than the compiler goes is an error', async () => {
  const wrapped = await wrapSettingsScript(`(${'['.repeat(2_000_000)}`);
  expect(wrapped).toMatch(/throw new (?:Range|Syntax)Error\("/);
  expect(wrapped.length).toBeLessThan(1_000);
});
