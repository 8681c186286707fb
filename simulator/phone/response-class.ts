/** `Response`, as text for fetch-classes.ts. It needs Headers and Body before it. */
export const RESPONSE_CLASS = `/** Says where a response came from. */
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
`;
