/**
 * fetch and its classes as companions have them. It is text, because it runs inside the companion's realm, so that
 * promises and errors are the app's own kind. `require('native')` is the door to the phone:
 * - `send(request, resolve, reject)`: `resolve({ status, headers, body, url })` or `reject(message)` later;
 * - `encode(text)`: its UTF-8 bytes, an ArrayBuffer of the realm;
 * - `warn(text)`: something a real phone would take differently;
 * - `warnOfWeb(name)`: a use of what browsers have and the SDK's types (fitbit-sdk-types, companion/fetch.d.ts) have not.
 */
export const FETCH_CLASSES_SCRIPT = String.raw`
const native = require('native');

/** Before the app's code can replace it. */
const OwnSearchParams = URLSearchParams;

const HEADER_NAME = /^[!#$%&'*+\-.^_\x60|~0-9A-Za-z]+$/;

function headerName(name) {
  const text = String(name);
  if (!HEADER_NAME.test(text)) throw new TypeError('Invalid header name: ' + text);
  return text.toLowerCase();
}

/** Name → value of a Headers object, for the phone. */
let listHeaders;
/** The text of a body that may have been read already. */
let peekBody;
/** Throws where the body, of a class of this name, has been read. */
let checkUnread;

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
    this.set(name, before === null ? value : before + ', ' + value);
  }

  delete(name) {
    this.#values.delete(headerName(name));
  }

  get(name) {
    const value = this.#values.get(headerName(name));
    return value === undefined ? null : value;
  }

  has(name) {
    return this.#values.has(headerName(name));
  }

  set(name, value) {
    this.#values.set(headerName(name), String(value).trim());
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

class Body {
  #content;
  #used = false;

  static {
    peekBody = (body) => body.#content;
    checkUnread = (body, name) => {
      if (body.#used) throw new TypeError(name + ': body stream already read');
    };
  }

  constructor(content) {
    this.#content = content;
  }

  get bodyUsed() {
    return this.#used;
  }

  text() {
    if (this.#used) return Promise.reject(new TypeError('body stream already read'));
    this.#used = true;
    return Promise.resolve(this.#content || '');
  }

  json() {
    return this.text().then((text) => JSON.parse(text));
  }

  arrayBuffer() {
    return this.text().then((text) => native.encode(text));
  }

  blob() {
    return refuse('blob');
  }

  formData() {
    return refuse('formData');
  }
}

/** There is no Blob and no FormData here to give. */
function refuse(name) {
  native.warn('Response.' + name + ' is not in the SDK and not simulated; it rejects. text, json and arrayBuffer work');
  return Promise.reject(new TypeError(name + ' is not supported'));
}

function bodyText(body) {
  if (body === undefined || body === null) return undefined;
  if (typeof body !== 'string' && !(body instanceof OwnSearchParams))
    native.warn('fetch: bodies are strings or URLSearchParams; another kind is sent as String(body)');
  return String(body);
}

class Request extends Body {
  #headers;
  #method;
  #url;

  constructor(input, init = {}) {
    const from = input instanceof Request ? input : undefined;
    const body = init.body === undefined && from ? peekBody(from) : bodyText(init.body);
    super(body);
    this.#url = from ? from.url : String(input);
    this.#method = String(init.method || (from ? from.method : 'GET')).toUpperCase();
    this.#headers = new Headers(init.headers || from?.headers);
    if (body === undefined) return;
    if (this.#method === 'GET' || this.#method === 'HEAD') {
      throw new TypeError('Request with GET/HEAD method cannot have body.');
    }
    if (this.#headers.has('content-type')) return;
    const isForm = init.body instanceof OwnSearchParams;
    this.#headers.set('content-type', (isForm ? 'application/x-www-form-urlencoded' : 'text/plain') + ';charset=UTF-8');
  }

  clone() {
    native.warnOfWeb('Request.clone');
    checkUnread(this, 'Request.clone');
    return new Request(this);
  }

  get headers() {
    return this.#headers;
  }

  get method() {
    return this.#method;
  }

  get url() {
    return this.#url;
  }
}

class Response extends Body {
  #headers;
  #status;
  #statusText;

  constructor(body, init = {}) {
    super(bodyText(body));
    this.#status = init.status === undefined ? 200 : Number(init.status);
    this.#statusText = init.statusText === undefined ? '' : String(init.statusText);
    this.#headers = new Headers(init.headers);
  }

  clone() {
    native.warnOfWeb('Response.clone');
    checkUnread(this, 'Response.clone');
    const { status, statusText, headers, url } = this;
    const copy = new Response(peekBody(this), { status, statusText, headers });
    return Object.defineProperty(copy, 'url', { value: url });
  }

  get body() {
    return null;
  }

  get headers() {
    return this.#headers;
  }

  get ok() {
    return this.#status >= 200 && this.#status < 300;
  }

  get status() {
    return this.#status;
  }

  /** Empty, as HTTP/2 has none. */
  get statusText() {
    return this.#statusText;
  }

  get url() {
    return '';
  }
}

function fetch(input, init) {
  return new Promise((resolve, reject) => {
    const request = new Request(input, init);
    native.send(
      {
        method: request.method,
        url: request.url,
        headers: listHeaders(request.headers),
        body: peekBody(request),
      },
      (answer) => {
        const response = new Response(answer.body, answer);
        Object.defineProperty(response, 'url', { value: answer.url });
        resolve(response);
      },
      (message) => reject(new TypeError(message)),
    );
  });
}

exports.globals = { fetch, Headers, Request, Response };
`;
