import type { CompiledScript, ScriptContext } from '../host/host';
import { host } from '../host/node-host';

interface Binding {
  name: string;
  get: () => unknown;
  set: (value: unknown) => void;
}

/** By the names they bind: those of the watch, the phone and the settings page. */
const scripts = new Map<string, CompiledScript>();

/**
 * Gives each global of a realm a variable in its script scope too. Node looks up every use of a property of a
 * context's global object in C++, which takes a hundred times as long as reading a variable. The property remains,
 * and shares its value with the variable.
 */
export function bindGlobals(context: ScriptContext): void {
  const { globals } = context;
  const names = Object.getOwnPropertyNames(globals).filter((name) => canBind(globals, name));
  const key = names.join(' ');
  let script = scripts.get(key);
  if (!script) {
    script = host.compileScript(createSource(names), 'realm:globals');
    scripts.set(key, script);
  }
  // What createSource writes.
  for (const { name, get, set } of context.evaluate(script) as Binding[]) {
    // Not of its descriptor, which says otherwise of a global that was replaced.
    const enumerable = Object.prototype.propertyIsEnumerable.call(globals, name);
    Object.defineProperty(globals, name, { get, set, enumerable, configurable: true });
  }
}

/** A variable called `eval` would be a mere function. */
function canBind(globals: object, name: string): boolean {
  const property = Object.getOwnPropertyDescriptor(globals, name);
  return (
    property?.configurable === true && property.writable === true && name !== 'eval' && /^\w+$/.test(name)
  );
}

function createSource(names: readonly string[]): string {
  const declarations = names.map((name) => `${name} = this.${name}`);
  const bindings = names.map(
    (name) => `{ name: '${name}', get: () => ${name}, set: (value) => { ${name} = value; } }`,
  );
  return `let ${declarations.join(', ')};\n[${bindings.join(',\n')}]`;
}
