import type { AppContext } from '../app-context';
import { createConstructor } from '../create-constructor';
import { createFloats, requireFloats, requireFloatsOrNumber, requireNumber } from './float-arrays';

type Call = (...args: unknown[]) => unknown;

/**
 * `scientific`, with the meanings of NumPy: results are new arrays, `std` and `variance` are those of the whole
 * population. Throws a TypeError for other values than Float32Arrays, and a RangeError for arrays of different
 * length and for the extreme of an empty one.
 */
export function createScientificModule(context: AppContext): Record<string, unknown> {
  return context.realm.createModule({
    ...createReductions(),
    ...createElementwise(context),
    ...createArithmetic(context),
    ...createSequences(context),
  });
}

function sum(values: Float32Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i] ?? 0;
  return total;
}

function mean(values: Float32Array): number {
  return sum(values) / values.length;
}

function variance(values: Float32Array): number {
  const middle = mean(values);
  let total = 0;
  for (let i = 0; i < values.length; i++) total += ((values[i] ?? 0) - middle) ** 2;
  return total / values.length;
}

/** The index of the first value that is better than all before it. */
function findExtreme(values: Float32Array, isBetter: (value: number, best: number) => boolean): number {
  if (values.length === 0) throw new RangeError('an empty array has no minimum and no maximum');
  let best = 0;
  for (let i = 1; i < values.length; i++) if (isBetter(values[i] ?? 0, values[best] ?? 0)) best = i;
  return best;
}

const findMin = (values: Float32Array) => findExtreme(values, (value, best) => value < best);
const findMax = (values: Float32Array) => findExtreme(values, (value, best) => value > best);

function createReductions(): Record<string, Call> {
  const reductions: Record<string, (values: Float32Array) => number | undefined> = {
    sum,
    mean,
    variance,
    std: (values) => Math.sqrt(variance(values)),
    argmin: findMin,
    argmax: findMax,
    min: (values) => values[findMin(values)],
    max: (values) => values[findMax(values)],
  };
  return Object.fromEntries(
    Object.entries(reductions).map(([name, reduce]) => [name, (values) => reduce(requireFloats(values))]),
  );
}

function createElementwise(context: AppContext): Record<string, Call> {
  const map = (values: unknown, work: (value: number) => number) => {
    const floats = requireFloats(values);
    return createFloats(context, floats.length, (i) => work(floats[i] ?? 0));
  };
  return {
    abs: (values) => map(values, Math.abs),
    sqrt: (values) => map(values, Math.sqrt),
    square: (values) => map(values, (value) => value * value),
    clip(values, min, max) {
      if (min === undefined && max === undefined) throw new TypeError('clip needs a minimum or a maximum');
      const low = min === undefined ? Number.NEGATIVE_INFINITY : requireNumber(min);
      const high = max === undefined ? Number.POSITIVE_INFINITY : requireNumber(max);
      return map(values, (value) => Math.min(Math.max(value, low), high));
    },
  };
}

function createArithmetic(context: AppContext): Record<string, Call> {
  const combine = (a: unknown, b: unknown, work: (a: number, b: number) => number) => {
    const left = requireFloatsOrNumber(a);
    const right = requireFloatsOrNumber(b);
    if (typeof left === 'number' && typeof right === 'number') throw new TypeError('expected a Float32Array');
    const lengths = [left, right].flatMap((side) => (typeof side === 'number' ? [] : side.length));
    const [length = 0, otherLength = length] = lengths;
    if (length !== otherLength) throw new RangeError(`arrays of ${length} and ${otherLength} numbers`);
    const sideAt = (side: Float32Array | number, i: number) =>
      typeof side === 'number' ? side : (side[i] ?? 0);
    return createFloats(context, length, (i) => work(sideAt(left, i), sideAt(right, i)));
  };
  return {
    add: (a, b) => combine(a, b, (left, right) => left + right),
    sub: (a, b) => combine(a, b, (left, right) => left - right),
    mul: (a, b) => combine(a, b, (left, right) => left * right),
    div: (a, b) => combine(a, b, (left, right) => left / right),
  };
}

function createSequences(context: AppContext): Record<string, Call> {
  return {
    diff(values) {
      const floats = requireFloats(values);
      return createFloats(
        context,
        Math.max(floats.length - 1, 0),
        (i) => (floats[i + 1] ?? 0) - (floats[i] ?? 0),
      );
    },
    cumsum(values) {
      const floats = requireFloats(values);
      let total = 0;
      return createFloats(context, floats.length, (i) => {
        total += floats[i] ?? 0;
        return total;
      });
    },
    range(first, second, third) {
      const [start, stop] = second === undefined ? [0, first] : [requireNumber(first), second];
      const end = requireNumber(stop);
      const step = third === undefined ? 1 : requireNumber(third);
      if (step === 0) throw new RangeError('range needs a step other than 0');
      return createFloats(context, Math.max(Math.ceil((end - start) / step), 0), (i) => start + i * step);
    },
    stride(values, every) {
      const floats = requireFloats(values);
      const step = every === undefined ? 1 : Math.floor(requireNumber(every));
      if (!(step >= 1)) throw new RangeError('stride needs a step of 1 or more');
      return createFloats(context, Math.ceil(floats.length / step), (i) => floats[i * step] ?? 0);
    },
  };
}

/**
 * `scientific/signal`. The numerator comes first, as in Fitbit's guide and sample; the types have the names the other
 * way round. Throws a RangeError for an impossible filter.
 */
export function createSignalModule(context: AppContext): Record<string, unknown> {
  const LinearFilter = createConstructor(context.realm, 'LinearFilter', (b, a, state) =>
    createLinearFilter(context, { b: requireFloats(b), a: requireFloats(a), state }),
  );
  return context.realm.createModule({ LinearFilter }, 'LinearFilter');
}

interface FilterOptions {
  b: Float32Array;
  a: Float32Array;
  state: unknown;
}

/** A digital filter in direct form II, transposed, as SciPy's `lfilter`. */
function createLinearFilter(context: AppContext, { b, a, state }: FilterOptions): unknown {
  const order = Math.max(a.length, b.length) - 1;
  const scale = a[0];
  if (!scale || b.length === 0) throw new RangeError('a filter needs a numerator, and a denominator not 0');
  const initial = state === undefined ? undefined : requireFloats(state);
  if (initial && initial.length !== order)
    throw new RangeError(`a filter of order ${order} needs ${order} initial values, not ${initial.length}`);
  const z = createFloats(context, order, (i) => initial?.[i] ?? 0);
  const numerator = Array.from({ length: order + 1 }, (_, i) => (b[i] ?? 0) / scale);
  const denominator = Array.from({ length: order + 1 }, (_, i) => (a[i] ?? 0) / scale);
  const filter = (x: number): number => {
    const y = (numerator[0] ?? 0) * x + (z[0] ?? 0);
    for (let i = 0; i < order; i++) {
      z[i] = (z[i + 1] ?? 0) + (numerator[i + 1] ?? 0) * x - (denominator[i + 1] ?? 0) * y;
    }
    return y;
  };
  return context.realm.createObject({
    b: createFloats(context, b.length, (i) => b[i] ?? 0),
    a: createFloats(context, a.length, (i) => a[i] ?? 0),
    z,
    update(values: unknown) {
      const x = requireFloats(values);
      return createFloats(context, x.length, (i) => filter(x[i] ?? 0));
    },
  });
}
