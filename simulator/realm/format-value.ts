/**
 * Formats a console argument: strings as they are, objects as JSON, errors as one line, `TypeError: message`. Never
 * throws, though the app's getters, toJSON and Proxies may.
 */
export function formatValue(value: unknown): string {
  try {
    return format(value);
  } catch {
    return describeKind(value);
  }
}

function format(value: unknown): string {
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

function formatObject(value: object): string {
  if (!isError(value)) return JSON.stringify(value) ?? String(value);
  return value.message ? `${value.name}: ${value.message}` : String(value.name);
}

function describeKind(value: unknown): string {
  try {
    return Object.prototype.toString.call(value);
  } catch {
    // A revoked Proxy, or a toStringTag that throws.
    return typeof value === 'function' ? 'function' : '[object Object]';
  }
}
