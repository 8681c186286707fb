import { createTinyWatch } from './tiny-watch';

/** Each expression's value, or what it threw. */
function evaluate(lines: string[], options: Parameters<typeof createTinyWatch>[1] = {}) {
  const tiny = createTinyWatch(
    `
    var fs = require('fs');
    function show(work) {
      try { console.log(work()); } catch (e) { console.log('threw', e instanceof Error, e.name + ': ' + e.message); }
    }
    ${lines.map((line) => `show(function () { return ${line}; });`).join('\n')}
    `,
    options,
  );
  tiny.watch.launch();
  expect(tiny.errors()).toEqual([]);
  return { ...tiny, shown: tiny.log() };
}

describe('fs', () => {
  it('keeps text, JSON, CBOR and bytes', () => {
    const { shown } = evaluate([
      `fs.writeFileSync('a', 'Grüße ☕', 'utf-8') || fs.readFileSync('a', 'utf-8')`,
      `fs.writeFileSync('b', 'plain', 'ascii') || fs.readFileSync('b', 'ascii')`,
      `fs.writeFileSync('c', { n: [1, null, 'x'] }, 'json') || JSON.stringify(fs.readFileSync('c', 'json'))`,
      `fs.readFileSync('c', 'json').n instanceof Array`,
      `fs.writeFileSync('d', { n: 1.5, s: 'x', a: [true, null] }, 'cbor') || JSON.stringify(fs.readFileSync('d', 'cbor'))`,
      `fs.writeFileSync('e', new Uint8Array([1, 2, 3])) || fs.readFileSync('e').byteLength`,
      `fs.readFileSync('e') instanceof ArrayBuffer && new Uint8Array(fs.readFileSync('e'))[2]`,
      `fs.existsSync('e') + ' ' + fs.existsSync('f')`,
      `fs.statSync('a').size + ' ' + fs.statSync('a').mtime.getHours()`,
    ]);
    expect(shown).toEqual([
      'Grüße ☕',
      'plain',
      '{"n":[1,null,"x"]}',
      'true',
      '{"n":1.5,"s":"x","a":[true,null]}',
      '3',
      '3',
      'true false',
      '11 6',
    ]);
  });

  it('lists, renames and deletes', () => {
    const { shown } = evaluate([
      `fs.writeFileSync('a', '1', 'ascii') || fs.writeFileSync('b', '2', 'ascii') || fs.renameSync('a', 'c') || 'ok'`,
      `(function () { var d = fs.listDirSync('/private/data'), n, s = ''; while ((n = d.next()) && !n.done) s += n.value; return s + n.value; })()`,
      `fs.unlinkSync('b') || fs.existsSync('b')`,
    ]);
    expect(shown).toEqual(['ok', 'bcundefined', 'false']);
  });

  it('reads and writes parts of open files', () => {
    const { shown } = evaluate([
      `(function () {
        var out = fs.openSync('a', 'w');
        fs.writeSync(out, new Uint8Array([1, 2, 3, 4, 5]).buffer);
        fs.writeSync(out, new Uint8Array([8, 9]).buffer, 1, 1, 0);
        fs.closeSync(out);
        var buffer = new ArrayBuffer(4);
        var n = fs.readSync(fs.openSync('a', 'r'), buffer, 1, 3, 0);
        return n + ': ' + Array.prototype.join.call(new Uint8Array(buffer), ' ');
      })()`,
      `fs.readSync(fs.openSync('a', 'r'), new ArrayBuffer(2), 1, 3)`,
      `fs.readSync(99, new ArrayBuffer(2))`,
    ]);
    expect(shown).toEqual([
      '3: 0 9 2 3',
      'threw true RangeError: No 3 bytes at 1 in a buffer of 2',
      'threw true Error: Bad file descriptor: 99',
    ]);
  });

  it('throws errors that the app can catch', () => {
    const { shown } = evaluate(
      [
        `fs.readFileSync('missing', 'json')`,
        `fs.unlinkSync('missing')`,
        `fs.statSync('missing')`,
        `fs.readFileSync('/mnt/assets/resources//data.txt', 'utf-8')`,
        `fs.writeFileSync('/mnt/assets/resources/data.txt', '', 'utf-8')`,
        `fs.writeFileSync('a/b', '', 'utf-8')`,
        `fs.writeFileSync('a', 'text')`,
        `fs.writeFileSync('a', 'ü', 'ascii')`,
        `fs.writeFileSync('a', undefined, 'json')`,
        `fs.writeFileSync('a', 'x', 'utf8')`,
        `fs.existsSync('a')`,
      ],
      { files: { 'resources/data.txt': 'from the package' } },
    );
    expect(shown).toEqual([
      'threw true Error: No such file or directory: missing',
      'threw true Error: No such file or directory: missing',
      'threw true Error: No such file or directory: missing',
      'from the package',
      'threw true Error: Read-only file system: /mnt/assets/resources/data.txt',
      'threw true Error: Invalid file name: a/b',
      'threw true TypeError: expected an ArrayBuffer or a typed array',
      'threw true TypeError: "ü" is not ASCII',
      'threw true TypeError: JSON cannot hold a value of type undefined',
      'threw true TypeError: Unknown encoding: utf8',
      'false',
    ]);
  });

  it('throws on corrupt files and keeps them', () => {
    const tiny = createTinyWatch(`
      var fs = require('fs');
      ['json', 'cbor'].forEach(function (encoding) {
        try { console.log(fs.readFileSync('broken', encoding)); } catch (e) { console.log('threw', e instanceof Error); }
      });
    `);
    tiny.disk.write('broken', new Uint8Array([0xa3, 0x61, 0x76]), 0);
    tiny.watch.launch();
    expect(tiny.log()).toEqual(['threw true', 'threw true']);
    expect(tiny.disk.stat('broken')?.size).toBe(3);
    expect(tiny.watch.isRunning).toBe(true);
  });

  it('throws on a full disk and keeps the old file', () => {
    const tiny = createTinyWatch(`
      var fs = require('fs');
      fs.writeFileSync('a', 'old', 'ascii');
      setTimeout(function () {
        try { fs.writeFileSync('a', 'new', 'ascii'); } catch (e) { console.log(e instanceof Error, e.message); }
        console.log(fs.readFileSync('a', 'ascii'));
      }, 10);
    `);
    tiny.watch.launch();
    tiny.disk.isFull = true;
    tiny.advance(10);
    expect(tiny.log()).toEqual(['true No space left on device: a', 'old']);
  });
});

test('a file larger than the memory of a watch is reported when it is read', () => {
  const { watch, warnings, log } = createTinyWatch(`
    var fs = require('fs');
    fs.writeFileSync('small', new ArrayBuffer(60000));
    fs.writeFileSync('large', new ArrayBuffer(65000));
    var file = fs.openSync('large', 'a'); fs.writeSync(file, new ArrayBuffer(1000)); fs.closeSync(file);
    fs.readFileSync('small');
    console.log(fs.readFileSync('large').byteLength);`);
  watch.launch();
  expect(log()).toEqual(['66000']);
  expect(warnings()).toEqual([expect.stringMatching(/^readFileSync: a file of 66000 bytes/)]);
});
