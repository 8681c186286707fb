type ErrorConstructorLike = new (message: string) => Error;
type ViewConstructorLike = new (buffer: ArrayBuffer) => ArrayBufferView;

/** A realm's original constructors, read before an app can replace them. */
export interface Intrinsics {
  Object: { new (): Record<string, unknown>; readonly prototype: object };
  Array: new () => unknown[];
  Function: FunctionConstructor;
  ArrayBuffer: new (length: number) => ArrayBuffer;
  Date: new (time: number) => Date;
  errors: Readonly<Record<string, ErrorConstructorLike | undefined>> & { Error: ErrorConstructorLike };
  views: Readonly<Record<string, ViewConstructorLike | undefined>>;
}

const ERRORS = ['EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError'];
export const TYPED_ARRAYS = [
  'Int8Array',
  'Uint8Array',
  'Uint8ClampedArray',
  'Int16Array',
  'Uint16Array',
  'Int32Array',
  'Uint32Array',
  'Float32Array',
  'Float64Array',
];

export function readIntrinsics(globals: Record<string, unknown>): Intrinsics {
  // Without a prototype, because apps choose some of the names that are looked up.
  const pick = (names: readonly string[]): Record<string, unknown> =>
    Object.assign(Object.create(null), Object.fromEntries(names.map((name) => [name, globals[name]])));
  // A context that has run nothing yet has the engine's constructors by these names.
  return {
    ...(pick(['Object', 'Array', 'Function', 'ArrayBuffer', 'Date']) as unknown as Omit<
      Intrinsics,
      'errors' | 'views'
    >),
    errors: pick(['Error', ...ERRORS]) as Intrinsics['errors'],
    views: pick(['DataView', ...TYPED_ARRAYS]) as Intrinsics['views'],
  };
}
