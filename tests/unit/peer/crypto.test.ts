import { createCipheriv, createHmac } from 'node:crypto';
import { TwoSides } from './two-sides';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const HELPERS = `
  var crypto = require('crypto'), subtle = crypto.subtle;
  function bytes(hex) {
    return new Uint8Array((hex.match(/../g) || []).map(function (pair) { return parseInt(pair, 16); }));
  }
  function show(buffer) {
    console.log([].map.call(new Uint8Array(buffer), function (b) { return (256 + b).toString(16).slice(1); }).join(''));
  }
  function fail(e) { console.log(e.name + ': ' + e.message); }`;

function open(side: 'watch' | 'phone') {
  const { run, lines } = new TwoSides().start(side);
  run(HELPERS);
  return { run, lines };
}

test('random values fill integer arrays, and repeat with the seed', () => {
  const code = `var a = new Uint8Array(8), b = new Uint16Array(64);
    console.log(crypto.getRandomValues(a)); crypto.getRandomValues(b); show(a); show(b.buffer);`;
  const { run, lines } = open('phone');
  const again = open('phone');
  run(code);
  again.run(code);
  expect(lines).toEqual(again.lines);
  expect(lines[0]).toBe('undefined');
  expect(lines[1]).toMatch(/^[0-9a-f]{16}$/);
  expect(new Set(lines[2]?.match(/../g)).size).toBeGreaterThan(80);
});

test('other values cannot be filled', () => {
  const { run, lines } = open('phone');
  run(
    `[new Float32Array(1), [0], 7].forEach(function (v) { try { crypto.getRandomValues(v); } catch (e) { fail(e); } });`,
  );
  expect(lines).toEqual(new Array(3).fill('TypeError: expected an array of integers'));
});

test('only the watch has subtle', () => {
  const { run, lines } = open('phone');
  run('console.log("subtle" in crypto, "subtle" in crypto.default)');
  expect(lines).toEqual(['false false']);
});

test('SHA-256', () => {
  const { run, lines } = open('watch');
  run(
    `subtle.digest('SHA-256', bytes('616263')).then(show); subtle.digest({ name: 'SHA-1' }, bytes('')).then(show, fail);`,
  );
  expect(lines).toEqual(
    [
      'NotSupportedError: not supported: SHA-1',
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    ].reverse(),
  );
});

test('HMAC signs and verifies with a key of that usage', () => {
  const key = Buffer.from('0b0b0b0b', 'hex');
  const signature = createHmac('sha256', key).update('hi').digest();
  const { run, lines } = open('watch');
  run(`function import_(usages, extractable) {
      return subtle.importKey('raw', bytes('0b0b0b0b'), { name: 'HMAC', hash: 'SHA-256' }, extractable, usages);
    }
    import_(['sign', 'verify'], true).then(function (key) {
      return subtle.sign('HMAC', key, bytes('6869')).then(show)
        .then(function () { return subtle.verify('HMAC', key, bytes('${hex(signature)}'), bytes('6869')); })
        .then(console.log)
        .then(function () { return subtle.verify('HMAC', key, bytes('00'), bytes('6869')); })
        .then(console.log)
        .then(function () { return subtle.exportKey('raw', key); }).then(show);
    });`);
  expect(lines).toEqual([hex(signature), 'true', 'false', '0b0b0b0b']);
  lines.length = 0;
  run(`import_(['verify'], false).then(function (key) {
      subtle.sign('HMAC', key, bytes('')).then(show, fail);
      subtle.exportKey('raw', key).then(show, fail);
      subtle.sign('HMAC', {}, bytes('')).then(show, fail);
    });`);
  expect(lines.sort()).toEqual([
    'InvalidAccessError: the key cannot be exported',
    "InvalidAccessError: the key's usages do not include sign",
    'TypeError: expected a CryptoKey',
  ]);
});

test('AES-GCM decrypts undamaged data', () => {
  const key = Buffer.alloc(16, 7);
  const iv = Buffer.alloc(12, 1);
  const cipher = createCipheriv('aes-128-gcm', key, iv);
  cipher.setAAD(Buffer.from('head'));
  const sealed = Buffer.concat([cipher.update('secret'), cipher.final(), cipher.getAuthTag()]);
  const { run, lines } = open('watch');
  run(`subtle.importKey('raw', bytes('${hex(key)}'), 'AES-GCM', false, ['decrypt']).then(function (key) {
      var how = { name: 'AES-GCM', iv: bytes('${hex(iv)}'), additionalData: bytes('${hex(Buffer.from('head'))}') };
      var sealed = bytes('${hex(sealed)}');
      subtle.decrypt(how, key, sealed).then(show);
      sealed[0] ^= 1;
      return subtle.decrypt(how, key, sealed).then(show, function (e) { console.log(e instanceof Error); });
    });`);
  expect(lines.sort()).toEqual([hex(Buffer.from('secret')), 'true'].sort());
});
