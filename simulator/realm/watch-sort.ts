import type { ScriptContext } from '../host/host';
import { host } from '../host/node-host';
import type { FunctionWrapper } from './function-wrapper';
import { evaluateFunction } from './untyped-values';

/**
 * JerryScript's merge sort takes `true` of a comparator as "comes after", and all else of a boolean as "does not"
 * (ecma-builtin-helpers-sort.c), so `a > b` sorts there. This engine needs a negative number, which is found out by
 * comparing the other way round.
 */
const SOURCE = `(function (warn) {
'use strict';
const { apply } = Reflect;
for (const holder of [Array.prototype, Object.getPrototypeOf(Uint8Array.prototype)]) {
  const native = holder.sort;
  const { sort } = {
    sort(compare) {
      if (typeof compare !== 'function') return apply(native, this, arguments);
      return apply(native, this, [(a, b) => {
        const order = compare(a, b);
        if (typeof order !== 'boolean') return order;
        warn();
        if (order) return 1;
        return compare(b, a) === true ? -1 : 0;
      }]);
    },
  };
  Object.defineProperty(holder, 'sort', { value: sort });
}
})`;

const SCRIPT = host.compileScript(SOURCE, 'realm:watch-sort');

/** Makes `sort` of arrays and typed arrays take booleans as the watch does. Call before the builtins are restricted. */
export function installWatchSort(
  context: ScriptContext,
  wrapper: FunctionWrapper,
  warn: (text: string) => void,
): void {
  const onBoolean = wrapper.wrapFunction(
    () =>
      warn(
        'the comparator of a sort returns a boolean: this sorts on a watch, and not in other engines; return a number',
      ),
    'warn',
    0,
  );
  Reflect.apply(evaluateFunction(context, SCRIPT), undefined, [onBoolean]);
}
