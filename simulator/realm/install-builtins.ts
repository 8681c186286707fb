import type { ScriptContext } from '../host/host';
import { once } from '../world/once';
import { restrictBuiltins } from './builtins';
import { installCodeFromStrings } from './code-from-strings';
import { createDateParser } from './date-parser';
import type { FunctionWrapper } from './function-wrapper';
import { watchHeap } from './heap-watch';
import { installLocale } from './locale';
import { watchNewerBuiltins } from './newer-builtins';
import { watchNewerRegExps } from './newer-regexps';
import type { RealmOptions } from './realm';
import { installDate } from './realm-date';
import { installProxy } from './realm-proxy';
import { restrictRegExp } from './realm-regexp';
import { closeStackTraceHook } from './stack-trace-hook';
import { createWatchDateParser } from './watch-date-parser';
import { installWatchSort } from './watch-sort';
import { watchToFixed } from './watch-to-fixed';
import { zoneOffsets } from './zone-offsets';

interface BuiltinsOptions extends Pick<RealmOptions, 'profile' | 'zone' | 'language' | 'heapBytes'> {
  /** The current time of `Date`. */
  now(): number;
  /** Called with each text that the app compiles. */
  onCode(source: string): void;
  warn(text: string): void;
}

/** Makes a fresh context's builtins those of the realm's engine, before any code of the app runs. */
export function installBuiltins(
  context: ScriptContext,
  wrapper: FunctionWrapper,
  { profile, zone, language, heapBytes, now, onCode, warn }: BuiltinsOptions,
): void {
  const { globals } = context;
  const isWatch = profile === 'device';
  const offsets = () => zoneOffsets(zone());
  const heap = heapBytes === undefined ? undefined : watchHeap(context, heapBytes, warn);
  if (isWatch) installWatchSort(context, wrapper, once(warn));
  restrictBuiltins(globals, wrapper, profile);
  heap?.watchBuffers();
  if (isWatch) {
    restrictRegExp(globals, wrapper);
    watchToFixed(globals, wrapper, once(warn));
  }
  installDate(globals, wrapper, {
    now,
    zone: offsets,
    parser: isWatch ? createWatchDateParser(offsets, warn) : createDateParser(offsets, warn),
    showsZoneName: !isWatch,
  });
  installLocale(globals, wrapper, { profile, language, zone, now, warn });
  installCodeFromStrings(globals, wrapper, context, {
    onCode,
    onEval: () =>
      warn('eval sees global variables only in this simulator, also where it is called by its name'),
  });
  if (!isWatch) {
    watchNewerBuiltins(globals, context, wrapper, warn);
    watchNewerRegExps(globals, context, wrapper, warn);
    installProxy(globals, context);
  }
  closeStackTraceHook(globals);
}
