import { TwoSides } from './two-sides';

const text = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString();
const bytes = (value: string) => new Uint8Array(Buffer.from(value));

const PHONE = `
  var transfer = require('file-transfer'), outbox = transfer.outbox, inbox = transfer.default.inbox;
  function failed(e) { console.log('failed', e instanceof Error, e.name, e.message); }
  function send(name, data) {
    return outbox.enqueue(name, data).then(function (file) {
      console.log('queued', file.name, file.readyState);
      file.onchange = function () { console.log(file.name, file.readyState); };
      return file;
    }, failed);
  }`;
const WATCH = `
  var transfer = require('file-transfer'), inbox = transfer.inbox, outbox = transfer.outbox;
  function drain() {
    var name;
    try { while ((name = inbox.nextFile())) console.log('got', name); } catch (e) { console.log(e.message); }
  }
  inbox.onnewfile = drain;`;

test('a file goes from the companion to the disk of the watch', () => {
  const sides = new TwoSides();
  const watch = sides.start('watch');
  const phone = sides.start('phone');
  watch.run(WATCH);
  phone.run(
    `${PHONE} var data = new Uint8Array([104, 105, 33]); send('a.txt', data.subarray(0, 2)); data[0] = 0;`,
  );
  sides.advance(1000);
  expect(phone.lines).toEqual(['queued a.txt pending', 'a.txt transferring', 'a.txt transferred']);
  expect(watch.lines).toEqual(['got a.txt']);
  expect(text(sides.disk.get('a.txt'))).toBe('hi');
  expect([...watch.errors, ...phone.errors]).toEqual([]);
});

test('a file reaches a watch whose app is closed, and waits there', () => {
  const sides = new TwoSides();
  const phone = sides.start('phone');
  phone.run(`${PHONE} send('a', new Uint8Array([1])); send('b', new Uint8Array([2]));`);
  sides.advance(50);
  phone.stop();
  sides.advance(5000);
  const watch = sides.start('watch');
  watch.run(
    `${WATCH} console.log(inbox.nextFile('c'), inbox.nextFile('b')); drain(); console.log(inbox.nextFile());`,
  );
  expect(watch.lines).toEqual(['undefined b', 'got a', 'undefined']);
});

test('a file that the disk has no room for stays until there is some', () => {
  const sides = new TwoSides();
  sides.diskFull = true;
  const watch = sides.start('watch');
  watch.run(WATCH);
  sides.link.files.enqueue('phone', 'a', bytes('x'));
  sides.advance(1000);
  expect(watch.lines).toEqual(['no space left']);
  sides.diskFull = false;
  watch.run('drain()');
  expect(watch.lines.at(-1)).toBe('got a');
});

test('a transfer that has not ended can be listed and cancelled', () => {
  const sides = new TwoSides();
  const phone = sides.start('phone');
  sides.link.setConnected(false);
  phone.run(`${PHONE}
    send('a', new ArrayBuffer(1)).then(function (file) {
      return outbox.enumerate().then(function (list) {
        console.log(list instanceof Array, list.length, list[0] === file);
        file.cancel();
        return outbox.enumerate();
      });
    }).then(function (list) { console.log(list.length); });`);
  expect(phone.lines).toEqual(['queued a pending', 'true 1 true', 'a canceled', '0']);
});

test('bad names and bad data are rejected', () => {
  const sides = new TwoSides();
  const phone = sides.start('phone');
  phone.run(`${PHONE} send('a/b', new ArrayBuffer(1)); send('a', 'text'); send('a');`);
  expect(phone.lines).toEqual([
    'failed true TypeError not a file name: "a/b"',
    'failed true TypeError expected an ArrayBuffer or a typed array',
    'failed true TypeError expected an ArrayBuffer or a typed array',
  ]);
});

test('the watch sends files of its disk, the companion reads them in any form', () => {
  const sides = new TwoSides();
  sides.disk.set('/private/data/log.json', bytes('{"a":[1]}'));
  sides.disk.set('plain', bytes('grüß'));
  const watch = sides.start('watch');
  const phone = sides.start('phone');
  watch.run(`${WATCH}
    outbox.enqueueFile('/private/data/log.json').then(function (file) { console.log(file.name, file.readyState); });
    outbox.enqueueFile('plain', 'renamed');
    outbox.enqueue('c', require('cbor').encode({ b: new Uint8Array([1, 2]) }));
    outbox.enqueueFile('nothing').then(null, function (e) { console.log(e.message); });`);
  phone.run(`${PHONE}
    inbox.addEventListener('newfile', function () {
      inbox.pop().then(function (file) {
        console.log(file.name, file.length, file.bodyUsed);
        var read = { 'log.json': 'json', renamed: 'text', c: 'cbor' }[file.name];
        return file[read]().then(function (body) {
          console.log(read === 'cbor' ? new Uint8Array(body.b)[1] + String(body.b) : body, file.bodyUsed);
          return file.arrayBuffer().then(null, failed);
        });
      });
    });
    inbox.pop().then(function (none) { console.log(none); });`);
  sides.advance(2000);
  expect(watch.lines).toEqual(['log.json pending', 'no such file: nothing']);
  expect(phone.lines.filter((line) => !line.startsWith('failed'))).toEqual([
    'undefined',
    'log.json 9 false',
    '{"a":[1]} true',
    'renamed 6 false',
    'grüß true',
    'c 6 false',
    '2[object ArrayBuffer] true',
  ]);
  expect(phone.lines.filter((line) => line.startsWith('failed'))).toEqual(
    new Array(3).fill('failed true TypeError the file has been read already'),
  );
});

test('reading a body in the wrong form is rejected', () => {
  const sides = new TwoSides();
  const phone = sides.start('phone');
  for (const name of ['a', 'b']) sides.link.files.enqueue('watch', name, bytes('{"a'));
  sides.advance(2000);
  phone.run(`${PHONE}
    inbox.pop().then(function (file) { return file.json(); }).then(null, function (e) { console.log(e.name); });
    inbox.pop().then(function (file) { return file.cbor(); }).then(null, function (e) { console.log(e.name); });`);
  expect(phone.lines.sort()).toEqual(['CborError', 'SyntaxError']);
});

test('a file without a listener causes a warning', () => {
  const sides = new TwoSides();
  const watch = sides.start('watch');
  sides.link.files.enqueue('phone', 'a', bytes('x'));
  sides.advance(2000);
  watch.stop();
  sides.link.files.enqueue('phone', 'b', bytes('x'));
  sides.advance(2000);
  expect(sides.trace.entries.filter((entry) => entry.kind === 'warning')).toMatchObject([{ place: 'watch' }]);
});
