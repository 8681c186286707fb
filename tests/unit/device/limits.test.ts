import { createTinyWatch } from './tiny-watch';

function logOf(script: string): string[] {
  const { watch, log, errors } = createTinyWatch(`var fs = require('fs');
    function attempt(work) { try { work(); console.log('done'); } catch (e) { console.log(e.name + ': ' + e.message); } }
    ${script}`);
  watch.launch();
  expect(errors()).toEqual([]);
  return log();
}

test('the disk keeps 1,000 files and 15 MB, and is usable afterwards', () => {
  expect(
    logOf(`for (var i = 0; i < 1000; i++) fs.writeFileSync('f' + i, 'x', 'ascii');
      attempt(function () { fs.writeFileSync('one more', 'x', 'ascii'); });
      attempt(function () { fs.writeFileSync('one-more', 'x', 'ascii'); });
      attempt(function () { fs.writeFileSync('f0', 'y', 'ascii'); });
      fs.unlinkSync('f1');
      attempt(function () { fs.writeFileSync('one-more', 'x', 'ascii'); });
      attempt(function () { fs.writeFileSync('f0', new ArrayBuffer(16e6)); });`),
  ).toEqual([
    'Error: Invalid file name: one more',
    'Error: No space left on device: one-more',
    'done',
    'done',
    'Error: No space left on device: f0',
  ]);
});

test('a write far behind the end of a file takes no memory', () => {
  expect(
    logOf(`var fd = fs.openSync('a', 'w'); var bytes = new Uint8Array(4);
      attempt(function () { fs.writeSync(fd, bytes, 0, 4, 2e9); });
      attempt(function () { fs.writeSync(fd, bytes, 0, 4, 9e15); });
      attempt(function () { fs.writeSync(fd, bytes); });`),
  ).toEqual(['Error: No space left on device: a', 'Error: No space left on device: a', 'done']);
});

test('256 files are open at a time', () => {
  expect(
    logOf(`fs.writeFileSync('a', 'x', 'ascii'); var last;
      for (var i = 0; i < 256; i++) last = fs.openSync('a', 'r');
      attempt(function () { fs.openSync('a', 'r'); }); fs.closeSync(last);
      attempt(function () { fs.openSync('a', 'r'); });`),
  ).toEqual(['Error: Too many open files', 'done']);
});

test('256 files wait to be sent, and the next is refused', () => {
  const { watch, log, clock } = createTinyWatch(`var outbox = require('file-transfer').outbox;
    for (var i = 0; i < 258; i++) outbox.enqueue('f' + i, new Uint8Array(1)).catch(function (e) { console.log(e.message); });`);
  watch.launch();
  clock.runUntil(clock.now() + 1000);
  expect(log()).toEqual([
    'no room for "f256": 256 files wait already',
    'no room for "f257": 256 files wait already',
  ]);
});
