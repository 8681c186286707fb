/** `Headers`, and `listHeaders` with their names and values: text, a part of FETCH_CLASSES_SCRIPT. */
export const HEADERS_CLASS = String.raw`
/** The names of headers and methods. */
const TOKEN = /^[!#$%&'*+\-.^_\x60|~0-9A-Za-z]+$/;

function headerName(name) {
  const text = String(name);
  if (!TOKEN.test(text)) throw new TypeError('Invalid header name: ' + text);
  return text.toLowerCase();
}

/** Texts of bytes, without what would end the header. */
const HEADER_VALUE = /^[^\0\n\r\u0100-\uffff]*$/;

/** The value without the white space around it. The error has no value, which may be secret. */
function headerValue(name, value) {
  const text = String(value).replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, '');
  if (!HEADER_VALUE.test(text)) throw new TypeError('Invalid value of the header ' + name);
  return text;
}

/** The response headers that the Fetch standard keeps from scripts. */
const COOKIE_HEADER = /^set-cookie2?$/;

function warnOfCookies(name) {
  native.warn('fetch: the header ' + name + ' can be read here; browsers hide it, and a phone may');
}

/** Name → value of a Headers object, for the phone. */
let listHeaders;

class Headers {
  #values = new Map();

  static {
    listHeaders = (headers) => {
      const list = {};
      for (const [name, value] of headers.#values) list[name] = value;
      return list;
    };
  }

  constructor(init) {
    if (init instanceof Headers) this.#values = new Map(init.#values);
    else if (init && init[Symbol.iterator]) {
      native.warnOfWeb('a list for new Headers');
      for (const [name, value] of init) this.append(name, value);
    } else for (const name of Object.keys(init || {})) this.append(name, init[name]);
  }

  append(name, value) {
    const before = this.get(name);
    const added = headerValue(name, value);
    this.set(name, before === null ? added : before + ', ' + added);
  }

  delete(name) {
    this.#values.delete(headerName(name));
  }

  get(name) {
    const key = headerName(name);
    const value = this.#values.get(key);
    if (value === undefined) return null;
    if (COOKIE_HEADER.test(key)) warnOfCookies(key);
    return value;
  }

  has(name) {
    const key = headerName(name);
    const isThere = this.#values.has(key);
    if (isThere && COOKIE_HEADER.test(key)) warnOfCookies(key);
    return isThere;
  }

  set(name, value) {
    this.#values.set(headerName(name), headerValue(name, value));
  }

  forEach(callback, thisArg) {
    native.warnOfWeb('Headers.forEach');
    for (const [name, value] of this.#sorted()) callback.call(thisArg, value, name, this);
  }

  entries() {
    native.warnOfWeb('Headers.entries');
    return this.#sorted()[Symbol.iterator]();
  }

  keys() {
    native.warnOfWeb('Headers.keys');
    return this.#sorted().map(([name]) => name)[Symbol.iterator]();
  }

  values() {
    native.warnOfWeb('Headers.values');
    return this.#sorted().map(([, value]) => value)[Symbol.iterator]();
  }

  [Symbol.iterator]() {
    native.warnOfWeb('the iteration of Headers');
    return this.#sorted()[Symbol.iterator]();
  }

  /** By name, as the Fetch standard iterates them. */
  #sorted() {
    return Array.from(this.#values).sort(([one], [other]) => (one < other ? -1 : 1));
  }
}
`;
