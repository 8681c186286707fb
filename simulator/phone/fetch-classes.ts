import { ABORT_CLASSES } from './abort-classes';
import { BODY_CLASS } from './body-class';
import { HEADERS_CLASS } from './headers-class';
import { REQUEST_CLASS } from './request-class';
import { RESPONSE_CLASS } from './response-class';

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
${BODY_CLASS}
${REQUEST_CLASS}
${RESPONSE_CLASS}
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
