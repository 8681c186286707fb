import { decodeCbor, encodeCbor } from '../../../simulator/peer/cbor';
import { createTinyWatch } from './tiny-watch';

describe('messages', () => {
  it('go both ways while the face runs', () => {
    const tiny = createTinyWatch(`
      var socket = require('messaging').peerSocket;
      socket.onopen = function () { socket.send({ hello: 'phone' }); };
      socket.onmessage = function (e) { console.log(e.data.hello); };
    `);
    tiny.link.attach('phone', tiny.phone);
    tiny.watch.launch();
    tiny.advance(1000);
    tiny.link.send('phone', encodeCbor({ hello: 'watch' }));
    tiny.advance(1000);
    expect(tiny.received.map((bytes) => decodeCbor(bytes))).toEqual([{ hello: 'phone' }]);
    expect(tiny.log()).toEqual(['watch']);
    tiny.watch.exit();
    expect(tiny.link.isSessionOpen).toBe(false);
  });

  it('of the wrong shape are one error, which ends the face', () => {
    const tiny = createTinyWatch(`
      require('messaging').peerSocket.onmessage = function (e) { console.log(e.data.sleep.asleep); };
    `);
    tiny.link.attach('phone', tiny.phone);
    tiny.watch.launch();
    tiny.advance(1000);
    for (const message of [{ sleep: { asleep: 412 } }, null, 7]) tiny.link.send('phone', encodeCbor(message));
    tiny.advance(1000);
    expect(tiny.log()).toEqual(['412']);
    expect(tiny.errors()).toHaveLength(1);
    expect(tiny.watch.isRunning).toBe(false);
  });

  it('find an open session although the app did not require the module', () => {
    const tiny = createTinyWatch('');
    tiny.link.attach('phone', tiny.phone);
    tiny.watch.launch();
    tiny.advance(1000);
    expect(tiny.link.isSessionOpen).toBe(true);
  });
});

describe('files', () => {
  const drain = `
    var inbox = require('file-transfer').inbox;
    var fs = require('fs');
    function drain() {
      var name;
      try {
        while ((name = inbox.nextFile())) console.log(name, fs.readFileSync('/private/data/' + name, 'json').n);
      } catch (e) { console.log('threw', e instanceof Error, e.message); }
    }
    inbox.onnewfile = drain;
    drain();
  `;
  const file = new TextEncoder().encode('{"n":1}');

  it('wait for a closed face', () => {
    const tiny = createTinyWatch(drain);
    tiny.link.files.enqueue('phone', 'a.json', file);
    tiny.advance(10_000);
    tiny.watch.launch();
    expect(tiny.log()).toEqual(['a.json 1']);
    tiny.link.files.enqueue('phone', 'b.json', file);
    tiny.advance(10_000);
    expect(tiny.log()).toEqual(['a.json 1', 'b.json 1']);
    expect(tiny.disk.list()).toEqual(['a.json', 'b.json']);
  });

  it('stay where they are while the disk is full', () => {
    const tiny = createTinyWatch(drain);
    tiny.watch.launch();
    tiny.disk.isFull = true;
    tiny.link.files.enqueue('phone', 'a.json', file);
    tiny.advance(10_000);
    expect(tiny.log()).toEqual(['threw true No space left on device: a.json']);
    expect(tiny.link.files.staged('watch')).toHaveLength(1);
    tiny.disk.isFull = false;
    tiny.watch.exit();
    tiny.watch.launch();
    expect(tiny.log().slice(1)).toEqual(['a.json 1']);
  });

  it('are sent from the disk', () => {
    const tiny = createTinyWatch(`
      require('fs').writeFileSync('out.json', { n: 2 }, 'json');
      require('file-transfer').outbox.enqueueFile('/private/data/out.json');
      require('file-transfer').outbox.enqueueFile('gone.json').catch(function (e) { console.log(e.message); });
    `);
    tiny.watch.launch();
    tiny.advance(10_000);
    expect(tiny.link.files.staged('phone').map(({ name }) => name)).toEqual(['out.json']);
    expect(tiny.log()).toHaveLength(1);
  });
});
