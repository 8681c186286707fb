import { createRealm } from '../../../simulator/realm/create-realm';
import { createRandom } from '../../../simulator/realm/random';
import type { Realm, RealmOptions } from '../../../simulator/realm/realm';
import { VirtualClock } from '../../../simulator/world/clock';

/** A realm with everything it said. */
export interface OpenRealm {
  realm: Realm;
  clock: VirtualClock;
  /** Console lines, `level: text`. */
  lines: string[];
  errors: { text: string; stack: string | undefined }[];
  /** The value of an expression in the realm; undefined where it throws. */
  evaluate(expression: string): unknown;
}

export const START = Date.UTC(2026, 0, 15, 10, 0, 0);

export function openRealm(overrides: Partial<RealmOptions> = {}): OpenRealm {
  const clock = new VirtualClock(START);
  const lines: string[] = [];
  const errors: OpenRealm['errors'] = [];
  const realm = createRealm({
    profile: 'device',
    clock,
    zone: () => 'Europe/Vienna',
    random: createRandom(1),
    onConsole: (level, text) => lines.push(`${level}: ${text}`),
    onError: (text, stack) => errors.push({ text, stack }),
    ...overrides,
  });
  const evaluate = (expression: string): unknown => {
    const exports = realm.load(`exports.value = (${expression});`, 'test.js', () => undefined);
    return (exports as { value: unknown } | undefined)?.value;
  };
  return { realm, clock, lines, errors, evaluate };
}
