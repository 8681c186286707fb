import { createContext, runInContext } from 'node:vm';
import { getTypedArrayName, isAnyArrayBuffer, isDate } from '../../../simulator/realm/brand-checks';

const foreign = (code: string): unknown => runInContext(code, createContext({}));

test('dates of any realm, whatever they pretend to be', () => {
  expect(isDate(new Date(0))).toBe(true);
  expect(isDate(foreign('new Date(0)'))).toBe(true);
  expect(isDate(foreign('Object.setPrototypeOf(new Date(), { [Symbol.toStringTag]: "Map" })'))).toBe(true);
  for (const code of ['Object.create(Date.prototype)', '({ [Symbol.toStringTag]: "Date" })', '0', 'null'])
    expect(isDate(foreign(code))).toBe(false);
});

test('buffers of any realm, whatever they pretend to be', () => {
  for (const code of [
    'new ArrayBuffer(1)',
    'new SharedArrayBuffer(1)',
    'Object.setPrototypeOf(new ArrayBuffer(1), null)',
  ])
    expect(isAnyArrayBuffer(foreign(code))).toBe(true);
  for (const code of [
    'new Uint8Array(1)',
    'Object.create(ArrayBuffer.prototype)',
    '({ byteLength: 1, [Symbol.toStringTag]: "ArrayBuffer" })',
    '"ArrayBuffer"',
    'undefined',
  ])
    expect(isAnyArrayBuffer(foreign(code))).toBe(false);
});

test('the kind of a typed array, whatever it pretends to be', () => {
  expect(getTypedArrayName(foreign('new Int16Array(1)'))).toBe('Int16Array');
  expect(getTypedArrayName(Buffer.from('a'))).toBe('Uint8Array');
  const disguised = `Object.defineProperty(new Uint8Array(1), Symbol.toStringTag, { value: 'Float64Array' })`;
  expect(getTypedArrayName(foreign(disguised))).toBe('Uint8Array');
  for (const code of ['new DataView(new ArrayBuffer(1))', '[]', '({})', 'null', '7'])
    expect(getTypedArrayName(foreign(code))).toBeUndefined();
});

test('no check runs code of the value', () => {
  const seen: string[] = [];
  const handler = new Proxy({}, { get: (_, trap) => seen.push(String(trap)) && undefined });
  const noisy = `({ get [Symbol.toStringTag]() { throw 0; }, get byteLength() { throw 0; }, getTime() { throw 0; } })`;
  for (const value of [
    new Proxy({}, handler),
    new Proxy(new Date(), handler),
    new Proxy(new Uint8Array(1), handler),
    foreign(noisy),
  ]) {
    expect([isDate(value), isAnyArrayBuffer(value), getTypedArrayName(value)]).toEqual([
      false,
      false,
      undefined,
    ]);
  }
  expect(seen).toEqual([]);
});
