import { ABORT_CLASSES } from './abort-classes';
import { HEADERS_CLASS } from './headers-class';

/**
 * fetch and its classes as companions have them. It is text, because it runs inside the companion's realm, so that
 * promises and errors are the app's own kind. `require('native')` is the door to the phone:
 * - `send(request, resolve, reject)`: `resolve({ status, headers, body, binary, url,
 *   isRedirected })` or `reject(message)` later. It returns a function that aborts;
 * - `findAddressProblem(address)`: why there is no request with this address, undefined where there is one;
 * - `readText(body, binary)` and `readBytes(body, binary)`, an ArrayBuffer of the realm: the content of a body;
 * - `warn(text)`: something a real phone would take differently;
 * - `warnOfWeb(name)`: a use of what browsers have and the SDK's types (fitbit-sdk-types, companion/fetch.d.ts) have
 *   not.
 */
export const FETCH_CLASSES_SCRIPT = `
const native = require('native');

/** Before the app's code can replace it. */
const OwnSearchParams = URLSearchParams;

${HEADERS_CLASS}
${ABORT_CLASSES}
/** The text of a body that may have been read already; empty where it is binary. */
let peekBody;
/** The base64 of a binary body, undefined for others. */
let getBinary;
let setBinary;
/** Throws where the body, of a class of this name, has been read. */
let checkUnread;

class Body {
  #content;
  /** Base64. */
  #binary;
  #used = false;

  static {
    peekBody = (body) => body.#content;
    getBinary = (body) => body.#binary;
    setBinary = (body, binary) => {
      body.#binary = binary;
    };
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
    return this.#read(native.readText);
  }

  json() {
    return this.text().then((text) => JSON.parse(text));
  }

  arrayBuffer() {
    return this.#read(native.readBytes);
  }

  #read(reader) {
    if (this.#used) return Promise.reject(new TypeError('body stream already read'));
    this.#used = true;
    return Promise.resolve(reader(this.#content || '', this.#binary));
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

/** Those that the Fetch standard writes in capitals. */
const CAPITAL_METHOD = /^(DELETE|GET|HEAD|OPTIONS|POST|PUT)$/i;
const FORBIDDEN_METHOD = /^(CONNECT|TRACE|TRACK)$/i;

/** The method as it is sent. */
function readMethod(value) {
  const text = String(value);
  if (!TOKEN.test(text)) throw new TypeError('Not a valid HTTP method: ' + text);
  if (FORBIDDEN_METHOD.test(text)) throw new TypeError('The HTTP method is unsupported: ' + text);
  const capitals = text.toUpperCase();
  if (CAPITAL_METHOD.test(text) || text === capitals) return capitals;
  native.warn('fetch: the method ' + text + ' is sent as it is written; servers know ' + capitals);
  return text;
}

/** What an object that describes a request has; its url is no option, and nobody expects an effect. */
const KNOWN_OPTIONS = /^(method|headers|body|signal|url)$/;

/** The options of a request; reports those without effect. */
function readInit(value) {
  const init = value ?? {};
  for (const key of Object.keys(init)) {
    if (init[key] !== undefined && !KNOWN_OPTIONS.test(key))
      native.warn('fetch: the option ' + key + ' is not in the SDK and has no effect here');
  }
  return init;
}

function bodyText(body) {
  if (body === undefined || body === null) return undefined;
  if (typeof body !== 'string' && !(body instanceof OwnSearchParams))
    native.warn('fetch: bodies are strings or URLSearchParams; another kind is sent as String(body)');
  return String(body);
}

/** The signal of a request, undefined where it has none. */
let signalOf;

class Request extends Body {
  #headers;
  #method;
  #signal;
  #url;

  static {
    signalOf = (request) => request.#signal;
  }

  constructor(input, options) {
    const init = readInit(options);
    const from = input instanceof Request ? input : undefined;
    const body = init.body === undefined && from ? peekBody(from) : bodyText(init.body);
    super(body);
    this.#url = from ? from.url : String(input);
    const problem = native.findAddressProblem(this.#url);
    if (problem !== undefined) throw new TypeError(problem);
    this.#method = init.method === undefined ? (from ? from.method : 'GET') : readMethod(init.method);
    this.#headers = new Headers(init.headers || from?.headers);
    this.#signal = init.signal === undefined && from ? from.#signal : (init.signal ?? undefined);
    if (this.#signal !== undefined && !(this.#signal instanceof AbortSignal))
      throw new TypeError('the signal of a request must be an AbortSignal');
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

  get signal() {
    native.warnOfWeb('Request.signal');
    this.#signal ??= createSignal();
    return this.#signal;
  }

  get url() {
    return this.#url;
  }
}

/** Says where a response came from. */
let setOrigin;

class Response extends Body {
  #headers;
  #isRedirected = false;
  #status;
  #statusText;
  #type = 'default';

  static {
    setOrigin = (response, { url, isRedirected }) => {
      response.#isRedirected = isRedirected;
      response.#type = 'basic';
      return Object.defineProperty(response, 'url', { value: url });
    };
  }

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
    setBinary(copy, getBinary(this));
    if (this.#type === 'default') return copy;
    return setOrigin(copy, { url, isRedirected: this.#isRedirected });
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

  get redirected() {
    native.warnOfWeb('Response.redirected');
    return this.#isRedirected;
  }

  get type() {
    native.warnOfWeb('Response.type');
    return this.#type;
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
    const signal = signalOf(request);
    signal?.throwIfAborted();
    const onAbort = () => {
      abort();
      reject(signal.reason);
    };
    const settle = (work, value) => {
      signal?.removeEventListener('abort', onAbort);
      work(value);
    };
    const abort = native.send(
      {
        method: request.method,
        url: request.url,
        headers: listHeaders(request.headers),
        body: peekBody(request),
      },
      (answer) => {
        const response = new Response(answer.body, answer);
        setBinary(response, answer.binary);
        settle(resolve, setOrigin(response, answer));
      },
      (message) => settle(reject, new TypeError(message)),
    );
    signal?.addEventListener('abort', onAbort);
  });
}

exports.globals = { AbortController, AbortSignal, fetch, Headers, Request, Response };
`;
