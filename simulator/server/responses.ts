import type { IncomingMessage, ServerResponse } from 'node:http';

const CONTENT_TYPES = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
  png: 'image/png',
  yaml: 'application/yaml',
  har: 'application/json',
};
type ContentKind = keyof typeof CONTENT_TYPES;

/** The body, or undefined where it is longer than `limit`. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Uint8Array | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  // A request without an encoding is read in buffers.
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > limit) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

const COMMON_HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  // Browsers look the hosts of links up before they are pressed.
  'x-dns-prefetch-control': 'off',
  // A page that opened this one gets no window of it.
  'cross-origin-opener-policy': 'same-origin',
};
/** Browsers give a body to no page of another site, not even as a picture or script that it cannot read. */
const OWN_SITE = { 'cross-origin-resource-policy': 'same-origin' };

export interface SendOptions {
  /** The Content-Security-Policy. */
  policy?: string;
  /** The other origin that may read it. */
  reader?: string;
  /** Any page may load it: the settings page's frame has an origin of its own. */
  isForFrame?: boolean;
  status?: number;
}

/** Sends a body. */
export function send(
  response: ServerResponse,
  kind: ContentKind,
  body: Uint8Array | string,
  { policy, reader, isForFrame = false, status = 200 }: SendOptions = {},
): void {
  const isText = kind !== 'png';
  response.writeHead(status, {
    ...COMMON_HEADERS,
    ...(isForFrame ? {} : OWN_SITE),
    'content-type': CONTENT_TYPES[kind] + (isText ? '; charset=utf-8' : ''),
    ...(reader === undefined ? {} : { 'access-control-allow-origin': reader }),
    ...(policy === undefined ? {} : { 'content-security-policy': policy }),
  });
  response.end(body);
}

/** Sends one line. */
export function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    ...COMMON_HEADERS,
    ...OWN_SITE,
    'content-type': 'text/plain; charset=utf-8',
  });
  response.end(text);
}
