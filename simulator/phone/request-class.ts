/** `Request`, as text for fetch-classes.ts. It needs Headers, Body and AbortSignal before it. */
export const REQUEST_CLASS = `/** Those that the Fetch standard writes in capitals. */
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
`;
