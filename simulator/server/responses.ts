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
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > limit) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Sends a body; `policy` is its Content-Security-Policy, `reader` the other origin that may read it. */
export function send(
  response: ServerResponse,
  kind: ContentKind,
  body: Uint8Array | string,
  { policy, reader, status = 200 }: { policy?: string; reader?: string; status?: number } = {},
): void {
  const isText = kind !== 'png';
  response.writeHead(status, {
    'content-type': CONTENT_TYPES[kind] + (isText ? '; charset=utf-8' : ''),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    ...(reader === undefined ? {} : { 'access-control-allow-origin': reader }),
    ...(policy === undefined ? {} : { 'content-security-policy': policy }),
  });
  response.end(body);
}

/** Sends one line. */
export function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  response.end(text);
}
