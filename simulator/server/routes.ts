import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { AppPackageError } from '../app-package/app-package';
import { rasterise } from '../picture/rasterise';
import { parseBrowsePath } from '../simulation/browse-path';
import { serialize } from '../simulation/serialize';
import type { Simulation } from '../simulation/simulation';
import type { UiBundle } from './bundle-ui';
import { isOwnHost, isOwnOrigin } from './same-origin';
import { renderSettingsDocument, wrapSettingsScript } from './settings-frame';

const PAGE_FILE = join(__dirname, '..', 'ui', 'index.html');
/** Far more than any .fba has. */
const MAX_UPLOAD_BYTES = 64 * 1024 * 1024;
const MAX_FORM_BYTES = 1024 * 1024;

const CONTENT_TYPES = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
  png: 'image/png',
};
type ContentKind = keyof typeof CONTENT_TYPES;

export interface ServerContext {
  simulation: Simulation;
  bundle: Promise<UiBundle>;
  port(): number;
}

/** One HTTP request, and what its handler needs. */
interface Exchange {
  server: ServerContext;
  request: IncomingMessage;
  response: ServerResponse;
  /** This server's own origin, as the browser names it. */
  origin: string;
}

/** Responds to every HTTP request for the page, its frames and its files. */
export async function handleRequest(
  server: ServerContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isOwnHost(request, server.port()))
    return sendText(response, 403, 'This server responds only to its own name.');
  const path = request.url ?? '/';
  const exchange: Exchange = { server, request, response, origin: `http://${request.headers.host}` };
  if (path.startsWith('/browse/')) return handleBrowse(exchange);
  if (request.method === 'POST' && path === '/open') return handleOpen(exchange);
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return sendText(response, 405, 'Only GET is supported.');
  const [pathname = '/', query = ''] = path.split('?');
  return handleGet(exchange, pathname, query);
}

async function handleGet({ server, response, origin }: Exchange, path: string, query: string): Promise<void> {
  const { world } = server.simulation;
  if (path === '/')
    return send(response, 'html', await readFile(PAGE_FILE), { policy: pageContentPolicy(origin) });
  const file = (await server.bundle).get(path.slice(1));
  if (file) return send(response, path.endsWith('.css') ? 'css' : 'js', file);
  if (path === '/phone/settings') {
    const document = renderSettingsDocument(world.app.name, query);
    return send(response, 'html', document, { policy: frameContentPolicy(origin) });
  }
  if (path === '/phone/app.js') return send(response, 'js', wrapSettingsScript(world.app));
  if (path === '/screenshot.png') {
    const { watch, model } = world;
    return send(response, 'png', rasterise(watch.svg(), { scale: 2, glassOf: model }));
  }
  const entry = /^\/trace\/(\d+)$/.exec(path);
  const found = entry && world.trace.get(Number(entry[1]));
  if (found) return send(response, 'json', serialize(found));
  sendText(response, 404, 'There is no such page.');
}

async function handleOpen({ server, request, response }: Exchange): Promise<void> {
  if (!isOwnOrigin(request, server.port()))
    return sendText(response, 403, 'Another site may not open apps here.');
  const name = decodeName(String(request.headers['x-file-name'] ?? 'the file'));
  if (name === undefined)
    return sendText(response, 400, 'The header x-file-name is not percent-encoded text.');
  const bytes = await readBody(request, MAX_UPLOAD_BYTES);
  if (!bytes) return sendText(response, 413, `${name} is too large for an .fba`);
  try {
    server.simulation.openApp(name, bytes);
  } catch (error) {
    if (!(error instanceof AppPackageError)) throw error;
    return sendText(response, 400, error.message);
  }
  sendText(response, 200, 'running');
}

function decodeName(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

async function handleBrowse({ server, request, response, origin }: Exchange): Promise<void> {
  const address = parseBrowsePath(request.url ?? '');
  const body = await readBody(request, MAX_FORM_BYTES);
  if (!address || !body) return sendText(response, 400, 'This is no address the phone can open.');
  const headers: Record<string, string> = { accept: 'text/html' };
  if (body.length > 0)
    headers['content-type'] = request.headers['content-type'] ?? 'application/x-www-form-urlencoded';
  const page = await server.simulation.phoneBrowser.visit(
    address.token,
    {
      method: request.method ?? 'GET',
      url: address.url,
      headers,
      body: body.length > 0 ? Buffer.from(body).toString('utf8') : undefined,
    },
    (cancel) => response.on('close', cancel),
  );
  if (!page) return sendText(response, 404, 'This browser was closed.');
  const { status, location, html } = page;
  if (location !== undefined) {
    response.writeHead(status, { location }).end();
    return;
  }
  send(response, 'html', html, { policy: browseContentPolicy(origin), status });
}

/** The body, or undefined where it is longer than `limit`. */
async function readBody(request: IncomingMessage, limit: number): Promise<Uint8Array | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > limit) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Sends a body; `policy` is its Content-Security-Policy. */
function send(
  response: ServerResponse,
  kind: ContentKind,
  body: Uint8Array | string,
  { policy, status = 200 }: { policy?: string; status?: number } = {},
): void {
  const isText = kind !== 'png';
  response.writeHead(status, {
    'content-type': CONTENT_TYPES[kind] + (isText ? '; charset=utf-8' : ''),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    ...(policy === undefined ? {} : { 'content-security-policy': policy }),
  });
  response.end(body);
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  response.end(text);
}

/** The page loads from this server only; no other page may frame it. */
function pageContentPolicy(origin: string): string {
  const socket = origin.replace('http:', 'ws:');
  return `default-src 'none'; script-src ${origin}; style-src ${origin} 'unsafe-inline'; img-src ${origin} data: blob:; connect-src ${origin} ${socket}; frame-src ${origin}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
}

/** The app's settings page: foreign code in an origin of its own, which can only exchange messages with its parent. */
function frameContentPolicy(origin: string): string {
  return `sandbox allow-scripts allow-forms; default-src 'none'; script-src ${origin}; style-src ${origin} 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'; frame-ancestors ${origin}`;
}

/** A page of the simulated web: forms and its own inline scripts only. */
function browseContentPolicy(origin: string): string {
  return `sandbox allow-forms allow-scripts; default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; form-action ${origin}; base-uri 'none'; frame-ancestors ${origin}`;
}
