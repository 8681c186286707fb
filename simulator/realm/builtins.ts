import type { Globals } from '../host/host';
import type { FunctionWrapper, RealmFunction } from './function-wrapper';
import { NEWER_BUILTINS } from './newer-builtins';
import type { RealmProfile } from './realm';

/**
 * The names that a global keeps: its own (`statics`) and those of its prototype (`members`). All other names are
 * deleted. Symbol-keyed members stay: the engine needs them, and without `Symbol` no app can reach them.
 */
interface Builtin {
  statics?: string;
  members?: string;
}
type Builtins = Record<string, Builtin>;

/** Kept on every function object and prototype. */
const ALWAYS_KEPT = splitWords('length name prototype constructor arguments caller');

const TYPED_ARRAY: Builtin = { statics: 'BYTES_PER_ELEMENT', members: 'BYTES_PER_ELEMENT' };
const ERROR: Builtin = { members: 'message toString' };

/**
 * ECMA-262 5.1 with Annex B, and of ES2015 what is known of a watch: Promise, typed arrays, and
 * `Object.setPrototypeOf`, which a published widget (gondwanasoft/fitbit-polyline) calls at its start.
 */
const DEVICE_BUILTINS: Builtins = {
  Object: {
    statics:
      'create defineProperty defineProperties freeze getOwnPropertyDescriptor getOwnPropertyNames getPrototypeOf ' +
      'isExtensible isFrozen isSealed keys preventExtensions seal setPrototypeOf',
    members: 'hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf __proto__',
  },
  Function: { members: 'apply bind call toString' },
  Array: {
    statics: 'isArray',
    members:
      'concat every filter forEach indexOf join lastIndexOf map pop push reduce reduceRight reverse shift slice some ' +
      'sort splice toLocaleString toString unshift',
  },
  String: {
    statics: 'fromCharCode',
    members:
      'charAt charCodeAt concat indexOf lastIndexOf localeCompare match replace search slice split substr substring ' +
      'toLocaleLowerCase toLocaleUpperCase toLowerCase toString toUpperCase trim valueOf',
  },
  Boolean: { members: 'toString valueOf' },
  Number: {
    statics: 'MAX_VALUE MIN_VALUE NEGATIVE_INFINITY NaN POSITIVE_INFINITY',
    members: 'toExponential toFixed toLocaleString toPrecision toString valueOf',
  },
  Math: {
    statics:
      'E LN10 LN2 LOG10E LOG2E PI SQRT1_2 SQRT2 abs acos asin atan atan2 ceil cos exp floor log max min pow random ' +
      'round sin sqrt tan',
  },
  Date: {
    statics: 'UTC now parse',
    members:
      'getDate getDay getFullYear getHours getMilliseconds getMinutes getMonth getSeconds getTime ' +
      'getTimezoneOffset getUTCDate getUTCDay getUTCFullYear getUTCHours getUTCMilliseconds getUTCMinutes ' +
      'getUTCMonth getUTCSeconds getYear setDate setFullYear setHours setMilliseconds setMinutes setMonth ' +
      'setSeconds setTime setUTCDate setUTCFullYear setUTCHours setUTCMilliseconds setUTCMinutes setUTCMonth ' +
      'setUTCSeconds setYear toDateString toGMTString toISOString toJSON toLocaleDateString toLocaleString ' +
      'toLocaleTimeString toString toTimeString toUTCString valueOf',
  },
  // `flags` is from ES2015, but the engine's own replace and split read it.
  RegExp: { members: 'compile exec flags global ignoreCase lastIndex multiline source test toString' },
  // Without `stackTraceLimit` the engine records no stack.
  Error: { statics: 'stackTraceLimit', members: 'message toString' },
  EvalError: ERROR,
  RangeError: ERROR,
  ReferenceError: ERROR,
  SyntaxError: ERROR,
  TypeError: ERROR,
  URIError: ERROR,
  JSON: { statics: 'parse stringify' },
  Promise: { statics: 'all race reject resolve', members: 'catch then' },
  ArrayBuffer: { statics: 'isView', members: 'byteLength slice' },
  DataView: {
    members:
      'buffer byteLength byteOffset getFloat32 getFloat64 getInt16 getInt32 getInt8 getUint16 getUint32 getUint8 ' +
      'setFloat32 setFloat64 setInt16 setInt32 setInt8 setUint16 setUint32 setUint8',
  },
  Int8Array: TYPED_ARRAY,
  Uint8Array: TYPED_ARRAY,
  Uint8ClampedArray: TYPED_ARRAY,
  Int16Array: TYPED_ARRAY,
  Uint16Array: TYPED_ARRAY,
  Int32Array: TYPED_ARRAY,
  Uint32Array: TYPED_ARRAY,
  Float32Array: TYPED_ARRAY,
  Float64Array: TYPED_ARRAY,
};

/** The prototype chain that all typed arrays share. */
const TYPED_ARRAY_BASE: Builtin = {
  statics: 'from of',
  members:
    'buffer byteLength byteOffset copyWithin every fill filter find findIndex forEach indexOf join lastIndexOf map ' +
    'reduce reduceRight reverse set slice some sort subarray toLocaleString toString',
};

/**
 * The additions of ES2015 and ES2016, and what newer-builtins.ts and locale.ts warn about. The oldest phone that Fitbit's app
 * supported had the engine of Safari 10.
 */
const COMPANION_ADDITIONS: Builtins = {
  Object: {
    statics: `assign getOwnPropertySymbols is ${NEWER_BUILTINS.statics.Object}`,
    members: '__defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__',
  },
  Array: {
    statics: 'from of',
    members: `copyWithin entries fill find findIndex includes keys values ${NEWER_BUILTINS.members.Array}`,
  },
  Promise: { statics: NEWER_BUILTINS.statics.Promise, members: NEWER_BUILTINS.members.Promise },
  String: {
    statics: 'fromCodePoint raw',
    members:
      'anchor big blink bold codePointAt endsWith fixed fontcolor fontsize includes italics link normalize repeat ' +
      `small startsWith strike sub sup trimLeft trimRight ${NEWER_BUILTINS.members.String}`,
  },
  Number: {
    statics:
      'EPSILON MAX_SAFE_INTEGER MIN_SAFE_INTEGER isFinite isInteger isNaN isSafeInteger parseFloat parseInt',
  },
  Math: {
    statics:
      'acosh asinh atanh cbrt clz32 cosh expm1 fround hypot imul log10 log1p log2 sign sinh tanh trunc',
  },
  RegExp: {
    // What the last match found: no standard had it then, and every browser has it.
    statics: `$1 $2 $3 $4 $5 $6 $7 $8 $9 $_ $& $+ $\` $' input lastMatch lastParen leftContext rightContext`,
    // Without `dotAll` the engine's own matchAll and split would lose the flag s.
    members: 'dotAll sticky unicode',
  },
  AggregateError: ERROR,
  Map: { members: 'clear delete entries forEach get has keys set size values' },
  Set: { members: 'add clear delete entries forEach has keys size values' },
  WeakMap: { members: 'delete get has set' },
  WeakSet: { members: 'add delete has' },
  Symbol: {
    statics:
      'for hasInstance isConcatSpreadable iterator keyFor match replace search species split toPrimitive ' +
      'toStringTag unscopables',
    members: `toString valueOf ${NEWER_BUILTINS.members.Symbol}`,
  },
  Proxy: { statics: 'revocable' },
  Reflect: {
    statics:
      'apply construct defineProperty deleteProperty get getOwnPropertyDescriptor getPrototypeOf has isExtensible ' +
      'ownKeys preventExtensions set setPrototypeOf',
  },
  Intl: { statics: 'Collator DateTimeFormat ListFormat NumberFormat PluralRules RelativeTimeFormat' },
  BigInt: { statics: 'asIntN asUintN', members: 'toLocaleString toString valueOf' },
};
const COMPANION_TYPED_ARRAY_BASE: Builtin = {
  members: `entries includes keys values ${NEWER_BUILTINS.members.TypedArray}`,
};

const PLAIN_GLOBALS = splitWords(
  'NaN Infinity undefined eval parseInt parseFloat isNaN isFinite decodeURI decodeURIComponent encodeURI ' +
    'encodeURIComponent escape unescape',
);

/** As Builtin, with the names as sets. */
interface KeptNames {
  statics: ReadonlySet<string>;
  members: ReadonlySet<string>;
}

/** The builtins of one profile. */
interface AllowedBuiltins {
  globals: ReadonlyMap<string, KeptNames>;
  typedArrayBase: KeptNames;
}

const ALLOWED_BUILTINS: Readonly<Record<RealmProfile, AllowedBuiltins>> = {
  device: createAllowedBuiltins({}),
  companion: createAllowedBuiltins(COMPANION_ADDITIONS, COMPANION_TYPED_ARRAY_BASE),
  settings: createAllowedBuiltins(COMPANION_ADDITIONS, COMPANION_TYPED_ARRAY_BASE),
};

function createAllowedBuiltins(additions: Builtins, typedArrayBase: Builtin = {}): AllowedBuiltins {
  const globals = Object.keys({ ...DEVICE_BUILTINS, ...additions });
  return {
    globals: new Map(globals.map((name) => [name, mergeNames(DEVICE_BUILTINS[name], additions[name])])),
    typedArrayBase: mergeNames(TYPED_ARRAY_BASE, typedArrayBase),
  };
}

function mergeNames(base: Builtin = {}, added: Builtin = {}): KeptNames {
  return {
    statics: splitWords(`${base.statics ?? ''} ${added.statics ?? ''}`),
    members: splitWords(`${base.members ?? ''} ${added.members ?? ''}`),
  };
}

/** Deletes everything from a fresh realm that the engine of `profile` lacks. */
export function restrictBuiltins(globals: Globals, wrapper: FunctionWrapper, profile: RealmProfile): void {
  const allowed = ALLOWED_BUILTINS[profile];
  restrictMembers(Object.getPrototypeOf(globals.Uint8Array), allowed.typedArrayBase);
  for (const name of Object.getOwnPropertyNames(globals)) {
    if (PLAIN_GLOBALS.has(name)) continue;
    const names = allowed.globals.get(name);
    if (!names) {
      delete globals[name];
      continue;
    }
    // All that ALLOWED_BUILTINS names are objects or constructors.
    const builtin = globals[name] as object;
    const statics = restrictMembers(builtin, names);
    // Only constructors have statics that stay.
    if (statics.length > 0)
      globals[name] = replaceConstructor(builtin as RealmFunction, name, statics, wrapper);
  }
}

/** Deletes all other names. Returns the statics that cannot be deleted, such as Number.EPSILON. */
function restrictMembers(builtin: object, { statics, members }: KeptNames): string[] {
  const prototype: unknown = Reflect.get(builtin, 'prototype');
  if (prototype !== null && (typeof prototype === 'object' || typeof prototype === 'function')) {
    deleteOthers(prototype, members);
  }
  return deleteOthers(builtin, statics);
}

/** What is deleted, by the names that are kept: all fresh realms have the same. */
const othersByNames = new WeakMap<ReadonlySet<string>, readonly string[]>();

function deleteOthers(object: object, names: ReadonlySet<string>): string[] {
  let others = othersByNames.get(names);
  if (!others) {
    others = Object.getOwnPropertyNames(object).filter((name) => !names.has(name) && !ALWAYS_KEPT.has(name));
    othersByNames.set(names, others);
  }
  return others.filter((name) => !Reflect.deleteProperty(object, name));
}

/** A constructor that does the same as `builtin` and has its statics without `omitted`. */
function replaceConstructor(
  builtin: RealmFunction,
  name: string,
  omitted: readonly string[],
  wrapper: FunctionWrapper,
): RealmFunction {
  const replacement = wrapper.wrapNativeConstructor(builtin, name, builtin.length);
  const { length: _length, name: _name, ...statics } = Object.getOwnPropertyDescriptors(builtin);
  for (const key of omitted) Reflect.deleteProperty(statics, key);
  Object.defineProperties(replacement, statics);
  Object.defineProperty(builtin.prototype, 'constructor', {
    value: replacement,
    writable: true,
    configurable: true,
  });
  return replacement;
}

function splitWords(text: string): Set<string> {
  return new Set(text.split(' ').filter(Boolean));
}
