import { TwoSides } from './two-sides';

describe.each(['watch', 'phone'] as const)('the cbor module of the %s', (side) => {
  const run = (code: string) => {
    const app = new TwoSides().start(side);
    app.run(`var cbor = require('cbor'); ${code}`);
    expect(app.errors).toEqual([]);
    return app.lines;
  };

  test.each([
    ['cbor.encode(new cbor.Float(3)).byteLength', '9'],
    ['cbor.decode(cbor.encode({ a: new cbor.Float(3) })).a', '3'],
    ['new cbor.Float(1.5).value', '1.5'],
    ['new cbor.Float(1) instanceof cbor.Float', 'true'],
    ['(function (f) { f.value = 2; return cbor.decode(cbor.encode(f)); })(new cbor.Float(1))', '2'],
    ['cbor.encode(3).byteLength', '1'],
    ['cbor.encode({ date: new Date() }).byteLength', '7'],
    ['JSON.stringify(cbor.decode(cbor.encode({ error: new Error("x") })))', '{"error":{}}'],
    ['cbor.decode(new Uint8Array([0xfa, 0x3f, 0xc0, 0, 0]))', '1.5'],
    ['cbor.decode(new Uint8Array([0xf9, 0x3e, 0]))', '1.5'],
    ['cbor.decode(new Uint8Array([0x18, 5]))', '5'],
    ['JSON.stringify(cbor.decode(new Uint8Array([0xbf, 0x61, 0x61, 1, 0xff])))', '{"a":1}'],
    ['cbor.encode(new Number(5)).byteLength + typeof cbor.decode(cbor.encode(new String("a")))', '1string'],
    ['cbor.default === cbor', 'true'],
  ])('%s is %s', (expression, value) => {
    expect(run(`console.log(${expression});`)).toEqual([value]);
  });

  test('Float needs new', () => {
    expect(run('try { cbor.Float(1); } catch (e) { console.log(e instanceof TypeError); }')).toEqual([
      'true',
    ]);
  });
});

test('a message may have a Date, an Error and a Float; a warning comes once for each', () => {
  const sides = new TwoSides();
  const watch = sides.start('watch');
  const phone = sides.start('phone');
  watch.run(
    `require('messaging').peerSocket.onmessage = function (e) { console.log(JSON.stringify(e.data)); };`,
  );
  sides.advance(1000);
  phone.run(`var socket = require('messaging').peerSocket, Float = require('cbor').Float;
    for (var i = 0; i < 2; i++) socket.send({ at: new Date(), error: new Error('no'), n: new Float(i) });`);
  sides.advance(1000);
  expect(phone.errors).toEqual([]);
  expect(watch.lines).toEqual(['{"at":{},"error":{},"n":0}', '{"at":{},"error":{},"n":1}']);
  expect(sides.trace.entries.flatMap((entry) => (entry.kind === 'warning' ? entry.text : []))).toEqual([
    expect.stringContaining('a Date'),
    expect.stringContaining('an Error'),
  ]);
});
