import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { AppPackageError } from '../app-package/app-package';
import { rasterise } from '../screen/rasterise';
import { readBrowsePath } from './browse-path';
import type { Bundle } from './bundle-ui';
import { isOwnHost, isOwnOrigin } from './same-origin';
import { toJson } from './serialize';
import { settingsDocument, settingsScript } from './settings-frame';
import type { Simulation } from './simulation';

const PAGE = join(__dirname, '..', 'ui', 'index.html');
/** Far more than any .fba may weigh. */
const LARGEST_UPLOAD = 64 * 1024 * 1024;
const LARGEST_FORM = 1024 * 1024;

const TYPES = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
  png: 'image/png',
};
type Kind = keyof typeof TYPES;

export interface Site {
  simulation: Simulation;
  bundle: Promise<Bundle>;
  port(): number;
}

/** Answers every HTTP request of the page, its frames and its files. */
export async function handleRequest(
  site: Site,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isOwnHost(request, site.port()))
    return sendText(response, 403, 'This server answers only to its own name.');
  const path = request.url ?? '/';
  if (path.startsWith('/browse/')) return browse(site, request, response);
  if (request.method === 'POST' && path === '/open') return open(site, request, response);
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return sendText(response, 405, 'Only GET is known here.');
  return show(site, path.split('?')[0] as string, path, request, response);
}

async function show(
  { simulation, bundle }: Site,
  path: string,
  whole: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const origin = `http://${request.headers.host}`;
  if (path === '/') return send(response, 'html', await readFile(PAGE), pagePolicy(origin));
  const file = (await bundle).get(path.slice(1));
  if (file) return send(response, path.endsWith('.css') ? 'css' : 'js', file);
  if (path === '/phone/settings') {
    const document = settingsDocument(simulation.world.app.name, whole.split('?')[1] ?? '');
    return send(response, 'html', document, framePolicy(origin));
  }
  if (path === '/phone/app.js') return send(response, 'js', settingsScript(simulation.world.app));
  if (path === '/screenshot.png') {
    return send(response, 'png', rasterise(simulation.world.watch.svg(), { scale: 2, mask: true }));
  }
  const entry = /^\/trace\/(\d+)$/.exec(path);
  const found = entry && simulation.world.trace.entries[Number(entry[1])];
  if (found) return send(response, 'json', toJson(found));
  sendText(response, 404, 'There is no such page.');
}

async function open(
  { simulation, port }: Site,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isOwnOrigin(request, port())) return sendText(response, 403, 'Another site may not open apps here.');
  const name = decodeURIComponent(String(request.headers['x-file-name'] ?? 'the file'));
  const bytes = await readBody(request, LARGEST_UPLOAD);
  if (!bytes) return sendText(response, 413, `${name} is too large for an .fba`);
  try {
    simulation.open(name, bytes);
  } catch (error) {
    if (!(error instanceof AppPackageError)) throw error;
    return sendText(response, 400, error.message);
  }
  sendText(response, 200, 'running');
}

async function browse(
  { simulation }: Site,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const address = readBrowsePath(request.url ?? '');
  const body = await readBody(request, LARGEST_FORM);
  if (!address || !body) return sendText(response, 400, 'This is no address the phone can open.');
  const headers: Record<string, string> = { accept: 'text/html' };
  if (body.length > 0)
    headers['content-type'] = request.headers['content-type'] ?? 'application/x-www-form-urlencoded';
  const answer = await simulation.browser.visit(
    address.token,
    {
      method: request.method ?? 'GET',
      url: address.url,
      headers,
      body: body.length > 0 ? Buffer.from(body).toString('utf8') : undefined,
    },
    (letGo) => response.on('close', letGo),
  );
  if (!answer) return sendText(response, 404, 'This browser was closed.');
  if (answer.location !== undefined) {
    response.writeHead(answer.status, { location: answer.location }).end();
    return;
  }
  send(response, 'html', answer.html, browsePolicy(`http://${request.headers.host}`), answer.status);
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

function send(
  response: ServerResponse,
  kind: Kind,
  body: Uint8Array | string,
  policy?: string,
  status = 200,
): void {
  const text = kind !== 'png';
  response.writeHead(status, {
    'content-type': TYPES[kind] + (text ? '; charset=utf-8' : ''),
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

/** Nothing but this server is asked for anything; no other page may frame it. */
function pagePolicy(origin: string): string {
  const socket = origin.replace('http:', 'ws:');
  return `default-src 'none'; script-src ${origin}; style-src ${origin} 'unsafe-inline'; img-src ${origin} data: blob:; connect-src ${origin} ${socket}; frame-src ${origin}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
}

/** The app's settings page: foreign code, in an origin of its own, that can reach nothing but its parent's messages. */
function framePolicy(origin: string): string {
  return `sandbox allow-scripts allow-forms; default-src 'none'; script-src ${origin}; style-src ${origin} 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'; frame-ancestors ${origin}`;
}

/** A page of the pretend outside: forms and its own small scripts, nothing else. */
function browsePolicy(origin: string): string {
  return `sandbox allow-forms allow-scripts; default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; form-action ${origin}; base-uri 'none'; frame-ancestors ${origin}`;
}
