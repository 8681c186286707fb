/** What `Request` and `Response` have in common, as text for fetch-classes.ts. */
export const BODY_CLASS = `/** The text of a body that may have been read already; empty where it is binary. */
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
`;
