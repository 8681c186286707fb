/** Formats a console argument: strings as they are, objects as JSON, errors as one line, `TypeError: message`. */
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

/** A console line: the arguments with spaces between them. */
export function formatArguments(args: readonly unknown[]): string {
  return args.map(formatValue).join(' ');
}

export function isError(value: unknown): value is Error {
  return Object.prototype.toString.call(value) === '[object Error]';
}

/** Never throws, though the app's getters and toJSON may. */
function formatObject(value: object): string {
  try {
    if (!isError(value)) return JSON.stringify(value) ?? String(value);
    return value.message ? `${value.name}: ${value.message}` : String(value.name);
  } catch {
    return Object.prototype.toString.call(value);
  }
}
