/** One console argument: a text as it is, an object as JSON, an error as one line, `TypeError: x is no function`. */
export function formatValue(value: unknown): string {
  switch (typeof value) {
    case 'object':
      return value === null ? 'null' : formatObject(value);
    case 'function':
      return `function ${value.name}`.trimEnd();
    case 'bigint':
    case 'symbol':
      return value.toString();
    default:
      return Object.is(value, -0) ? '-0' : String(value);
  }
}

/** A console line: the arguments, a space between. */
export function formatArguments(args: readonly unknown[]): string {
  return args.map(formatValue).join(' ');
}

export function isError(value: unknown): value is Error {
  return Object.prototype.toString.call(value) === '[object Error]';
}

/** The app's own getters and toJSON may throw in here; a console never does. */
function formatObject(value: object): string {
  try {
    if (!isError(value)) return JSON.stringify(value) ?? String(value);
    return value.message ? `${value.name}: ${value.message}` : String(value.name);
  } catch {
    return Object.prototype.toString.call(value);
  }
}
