import vm from 'node:vm';
import { wrapSettingsScript } from '../../../simulator/server/settings-frame';
import { MAX_SETTINGS_SCRIPT_LENGTH } from '../../../simulator/simulation/settings-script-limit';

const compile = jest.spyOn(vm, 'compileFunction');
beforeEach(() => compile.mockClear());

test('a script is the body of a function, and compiled once for many loads', () => {
  for (let i = 0; i < 3; i++) expect(wrapSettingsScript('hello();')).toContain('hello();');
  expect(compile).toHaveBeenCalledTimes(1);
  wrapSettingsScript('other();');
  expect(wrapSettingsScript('hello();')).toContain('hello();');
});

test('one that is no body of a function throws what is wrong with it', () => {
  const wrapped = wrapSettingsScript('}); leak(); (function () {');
  expect(wrapped).not.toContain('leak');
  expect(wrapped).toContain('throw new SyntaxError("');
});

test('one that is too long is not compiled, and says so', () => {
  const wrapped = wrapSettingsScript('a;'.repeat(MAX_SETTINGS_SCRIPT_LENGTH));
  expect(wrapped).toContain('throw new RangeError("settings.js is not loaded');
  expect(wrapped.length).toBeLessThan(500);
  expect(compile).not.toHaveBeenCalled();
});
