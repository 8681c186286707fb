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
  const { run, lines, warnings } = new TwoSides().start(side);
  run(HELPERS);
  return { run, lines, warnings };
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

test.each([
  // RFC 4231, cases 2 and 6: a short key, and one longer than a block.
  [
    '4a656665',
    '7768617420646f2079612077616e7420666f72206e6f7468696e673f',
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  ],
  [
    'aa'.repeat(131),
    hex(Buffer.from('Test Using Larger Than Block-Size Key - Hash Key First')),
    '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
  ],
])('HMAC-SHA-256 of a known vector', (key, data, signature) => {
  const { run, lines } = open('watch');
  run(`subtle.importKey('raw', bytes('${key}'), 'HMAC', false, ['sign'])
    .then(function (key) { return subtle.sign('HMAC', key, bytes('${data}')); }).then(show);`);
  expect(lines).toEqual([signature]);
});

test.each([
  ['SHA-1', 'sha1'],
  ['SHA-384', 'sha384'],
  ['SHA-512', 'sha512'],
])('HMAC has the hash of its key: %s', (hash, ofNode) => {
  const signature = createHmac(ofNode, Buffer.from('0b0b', 'hex')).update('hi').digest('hex');
  const { run, lines, warnings } = open('watch');
  run(`subtle.importKey('raw', bytes('0b0b'), { name: 'HMAC', hash: '${hash}' }, false, ['sign', 'verify'])
    .then(function (key) {
      console.log(JSON.stringify(key));
      subtle.verify('HMAC', key, bytes('${signature}'), bytes('6869')).then(console.log);
      return subtle.sign('HMAC', key, bytes('6869')).then(show);
    });`);
  expect(lines.sort()).toEqual(
    [
      signature,
      'true',
      `{"type":"secret","algorithm":{"name":"HMAC","hash":{"name":"${hash}"},"length":16},"extractable":false,"usages":["sign","verify"]}`,
    ].sort(),
  );
  expect(warnings).toEqual([`crypto: HMAC with ${hash} works here; whether a watch has it is not published`]);
});

test.each([
  [`{ name: 'HMAC', hash: { name: 'SHA-256' } }`, `['sign']`, 'HMAC with SHA-256'],
  [`'HMAC'`, `['sign']`, 'HMAC with SHA-256'],
  [`{ name: 'HMAC', hash: 'MD5' }`, `['sign']`, 'NotSupportedError: not supported: MD5'],
  [`'HMAC'`, `['bogus']`, 'TypeError: not a usage of keys: bogus'],
  [`'HMAC'`, 'undefined', 'TypeError: expected an array of usages'],
  [`'HMAC'`, `['sign', 'decrypt']`, 'SyntaxError: a key for HMAC cannot be used to decrypt'],
  [`'AES-GCM'`, `['sign']`, 'SyntaxError: a key for AES-GCM cannot be used to sign'],
  [`'AES-GCM'`, `['decrypt']`, 'InvalidAccessError: the key is for AES-GCM, not for HMAC'],
])('a key imported as %s for %s', (algorithm, usages, expected) => {
  const { run, lines, warnings } = open('watch');
  run(`subtle.importKey('raw', new Uint8Array(16), ${algorithm}, false, ${usages}).then(function (key) {
      return subtle.sign('HMAC', key, bytes('6869')).then(function () {
        console.log(key.algorithm.name + ' with ' + key.algorithm.hash.name);
      });
    }).catch(fail);`);
  expect(lines).toEqual([expected]);
  expect(warnings).toEqual([]);
});

/** Decrypts on the watch; returns the line that it logs. */
function decryptOnWatch(key: string, algorithm: string, sealed: string): string[] {
  const { run, lines } = open('watch');
  run(`subtle.importKey('raw', bytes('${key}'), 'AES-GCM', false, ['decrypt'])
    .then(function (key) { return subtle.decrypt({ name: 'AES-GCM', ${algorithm} }, key, bytes('${sealed}')); })
    .then(show, fail);`);
  return lines;
}

// McGrew and Viega, "The Galois/Counter Mode of Operation", test cases 2, 5 (an IV of 8 bytes) and 16.
const GCM_TEXT =
  'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39';
const GCM_HEAD = 'feedfacedeadbeeffeedfacedeadbeefabaddad2';
const GCM_KEY = 'feffe9928665731c6d6a8f9467308308';
test.each([
  [
    '0'.repeat(32),
    '0'.repeat(24),
    '',
    '0388dace60b6a392f328c2b971b2fe78ab6e47d42cec13bdf53a67b21257bddf',
    '0'.repeat(32),
  ],
  [
    GCM_KEY,
    'cafebabefacedbad',
    GCM_HEAD,
    '61353b4c2806934a777ff51fa22a4755699b2a714fcdc6f83766e5f97b6c742373806900e49f24b22b097544d4896b424989b5e1ebac0f07c23f45983612d2e79e3b0785561be14aaca2fccb',
    GCM_TEXT,
  ],
  [
    GCM_KEY + GCM_KEY,
    'cafebabefacedbaddecaf888',
    GCM_HEAD,
    '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b',
    GCM_TEXT,
  ],
])('AES-GCM of a known vector', (...[key, iv, head, sealed, text]) => {
  const algorithm = `iv: bytes('${iv}'), additionalData: bytes('${head}')`;
  expect(decryptOnWatch(key, algorithm, sealed)).toEqual([text]);
});

test.each([32, 64, 96, 104, 112, 120, 128])(
  'AES-GCM with a tag of %i bits, as Node makes it',
  (tagLength) => {
    for (const keyBytes of [16, 24, 32]) {
      const [key, iv] = [Buffer.alloc(keyBytes, 7), Buffer.alloc(12, 1)];
      const cipher = createCipheriv(`aes-${(keyBytes * 8) as 128}-gcm`, key, iv, {
        authTagLength: tagLength / 8,
      });
      const sealed = Buffer.concat([cipher.update('secret'), cipher.final(), cipher.getAuthTag()]);
      const algorithm = `iv: bytes('${hex(iv)}'), tagLength: ${tagLength}`;
      expect(decryptOnWatch(hex(key), algorithm, hex(sealed))).toEqual([hex(Buffer.from('secret'))]);
      sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
      expect(decryptOnWatch(hex(key), algorithm, hex(sealed))).toEqual([
        'Error: the data cannot be authenticated',
      ]);
    }
  },
);

test('AES-GCM refuses other tags and too little data', () => {
  const iv = `iv: bytes('${'01'.repeat(12)}')`;
  expect(decryptOnWatch(GCM_KEY, `${iv}, tagLength: 100`, '00'.repeat(40))).toEqual([
    'Error: not a length of a tag: 100',
  ]);
  expect(decryptOnWatch(GCM_KEY, iv, '00'.repeat(15))).toEqual(['Error: the data is shorter than its tag']);
});
