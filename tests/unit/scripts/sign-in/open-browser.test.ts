import type { SpawnOptions } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { openBrowser } from '../../../../scripts/sign-in/open-browser';

const ADDRESS = 'https://example.org/?a=1&b=$(x)';

/** Opens the address in a pretend browser. */
function open(platform: NodeJS.Platform) {
  const child = Object.assign(new EventEmitter(), { unref: () => undefined });
  const started: [string[], SpawnOptions][] = [];
  let failures = 0;
  openBrowser(
    (command, words, options) => {
      started.push([[command, ...words], options]);
      return child;
    },
    platform,
    ADDRESS,
    () => failures++,
  );
  return { child, started, failures: () => failures };
}

test.each([
  ['linux' as const, ['xdg-open', ADDRESS]],
  ['freebsd' as const, ['xdg-open', ADDRESS]],
  ['darwin' as const, ['open', ADDRESS]],
  ['win32' as const, ['rundll32', 'url.dll,FileProtocolHandler', ADDRESS]],
])('on %s the address is one word of its own, and no shell reads it', (platform, command) => {
  const [[words, options] = [[], {}]] = open(platform).started;
  expect([words, options.shell]).toEqual([command, undefined]);
});

test('a program that is missing or fails is reported; one that succeeds is not', () => {
  const missing = open('linux');
  missing.child.emit('error', new Error('ENOENT'));
  const failed = open('linux');
  failed.child.emit('exit', 3);
  const good = open('linux');
  good.child.emit('exit', 0);
  expect([missing.failures(), failed.failures(), good.failures()]).toEqual([1, 1, 0]);
});
