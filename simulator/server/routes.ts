import type { IncomingMessage, ServerResponse } from 'node:http';
import { describeTooLarge, MAX_PACKAGE_BYTES } from '../client/package-size';
import { UsageError } from '../client/usage-error';
import { WorldError, WorldGoneError } from '../client/world-connection';
import { renderScreenshot } from '../picture/render-screenshot';
import { parseBrowsePath } from '../simulation/browse-path';
import { disarmHtml } from './disarm-html';
import type { LiveWorld } from './live-world';
import { handleEntry, handleHar, handleMoment, handleStorage } from './page-data-routes';
import { readBody, type SendOptions, send, sendText } from './responses';
import { hasToken, isForOwnHost, isFromOtherSite, isFromPage, scriptReader } from './same-origin';
import {
  FRAME_SCRIPT,
  FRAME_STYLE,
  readFramePath,
  renderSettingsDocument,
  wrapSettingsScript,
} from './settings-frame';
import type { UiBundle } from './ui-bundle';

/** Far more than any .fba has. */
const MAX_FORM_BYTES = 1024 * 1024;

/** Where `fitbit --attach` finds the developer relay. */
export const TOOLS_PATH = '/developer-relay';

export interface ServerContext {
  world: LiveWorld;
  bundle: Promise<UiBundle>;
  /** Known to the page alone, from the printed address. */
  token: string;
  /** In the address of the settings page's frame: known to the page and to the app. */
  frameKey: string;
  port(): number;
  /** Where developers' tools reach the world; undefined where that is not served. */
  openTools(): Promise<{ url: string; token: string }> | undefined;
}

/** One HTTP request, and what its handler needs. */
export interface RouteContext {
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
  if (!isForOwnHost(request, server.port()))
    return sendText(response, 403, 'This server responds only to its own name.');
  const path = request.url ?? '/';
  if (isFromOtherSite(request) && !isOpenToOtherSites(path, request))
    return sendText(response, 403, 'Only a page of this server may load this.');
  const context: RouteContext = { server, request, response, origin: `http://${request.headers.host}` };
  try {
    if (path.startsWith('/browse/')) return await handleBrowse(context);
    if (request.method === 'POST' && path === '/open') return await handleOpen(context);
    if (path === '/moment.yaml') return await handleMoment(context);
    if (path.startsWith('/line.har')) return await handleHar(context);
    if (path.startsWith('/storage.json')) return await handleStorage(context);
    if (path.startsWith('/trace/')) return await handleEntry(context);
    if (request.method === 'POST' && path === TOOLS_PATH) return await handleTools(context);
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return sendText(response, 405, 'Only GET is supported.');
    await handleGet(context, path);
  } catch (error) {
    if (!(error instanceof WorldGoneError)) throw error;
    sendText(response, 503, error.message);
  }
}

async function handleGet(context: RouteContext, url: string): Promise<void> {
  const { server, request, response, origin } = context;
  const bundle = await server.bundle;
  const [path = '/', query = ''] = url.split('?');
  const file = bundle.get(path === '/' ? 'index.html' : path.slice(1));
  const part = readFramePath(path, server.frameKey);
  if (path === '/' && file) send(response, 'html', file, { policy: pageContentPolicy(origin) });
  else if (path === FRAME_SCRIPT && file) send(response, 'js', file, forFrame(request));
  else if (file) send(response, path.endsWith('.css') ? 'css' : 'js', file);
  else if (part === 'settings') await sendSettingsDocument(context, query);
  else if (part === 'app.js') await sendSettingsScript(context);
  else if (path === '/screenshot.png') await sendScreenshot(context);
  else sendText(response, 404, 'There is no such page.');
}

/**
 * What browsers may load although another site is named: a link to the page, or to a moment, and what a frame with an
 * origin of its own loads, which counts as another site. The secret of those is in their address.
 */
function isOpenToOtherSites(path: string, { method, headers }: IncomingMessage): boolean {
  if (path === '/') return method === 'GET' && headers['sec-fetch-dest'] === 'document';
  return path === FRAME_SCRIPT || /^\/(?:phone|browse)\//.test(path);
}

function forFrame(request: IncomingMessage): SendOptions {
  return { reader: scriptReader(request), isForFrame: true };
}

async function sendSettingsDocument(
  { server, response, origin }: RouteContext,
  version: string,
): Promise<void> {
  const world = await server.world.whenBooted();
  const { name } = await world.call('settingsScript', {});
  const styles = (await server.bundle).get(FRAME_STYLE) ?? new Uint8Array();
  const document = renderSettingsDocument(name, version, new TextDecoder().decode(styles));
  send(response, 'html', document, { policy: frameContentPolicy(origin, server.frameKey) });
}

async function sendSettingsScript({ server, request, response }: RouteContext): Promise<void> {
  const world = await server.world.whenBooted();
  const { script } = await world.call('settingsScript', {});
  send(response, 'js', await wrapSettingsScript(script), forFrame(request));
}

async function sendScreenshot({ server, request, response }: RouteContext): Promise<void> {
  if (!isFromPage(request, server)) return sendText(response, 403, 'Only this page may have a picture.');
  const world = await server.world.whenBooted();
  const picture = await world.call('picture', {});
  send(response, 'png', await renderScreenshot(picture, { scale: 2, hasGlass: true }));
}

async function handleOpen({ server, request, response }: RouteContext): Promise<void> {
  if (!isFromPage(request, server)) return sendText(response, 403, 'Only this page may open apps here.');
  const name = readFileName(request);
  if (name === undefined) return sendText(response, 400, 'x-file-name is not percent-encoded');
  const bytes = await readBody(request, MAX_PACKAGE_BYTES);
  if (!bytes) return sendText(response, 413, describeTooLarge(name));
  try {
    await server.world.openApp(name, bytes);
  } catch (error) {
    if (error instanceof WorldError || error instanceof UsageError)
      return sendText(response, 400, error.message);
    throw error;
  }
  sendText(response, 200, 'running');
}

/** A program with the token of the printed address gets the address for developers' tools. Browsers name an origin. */
async function handleTools({ server, request, response }: RouteContext): Promise<void> {
  const isAllowed =
    request.headers.origin === undefined && hasToken(String(request.headers['x-token']), server.token);
  const access = isAllowed ? await server.openTools() : undefined;
  if (!access) return sendText(response, 403, 'Only a program with the token may connect a tool.');
  send(response, 'json', JSON.stringify({ url: access.url, token: access.token }));
}

function readFileName(request: IncomingMessage): string | undefined {
  try {
    return decodeURIComponent(String(request.headers['x-file-name'] ?? 'the file'));
  } catch {
    return undefined;
  }
}

async function handleBrowse({ server, request, response, origin }: RouteContext): Promise<void> {
  const address = parseBrowsePath(request.url ?? '');
  const body = await readBody(request, MAX_FORM_BYTES);
  if (!address || !body) return sendText(response, 400, 'This is no address the phone can open.');
  const headers: Record<string, string> = { accept: 'text/html' };
  if (body.length > 0)
    headers['content-type'] = request.headers['content-type'] ?? 'application/x-www-form-urlencoded';
  const page = await server.world.visit(
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
    if (!parseBrowsePath(location)) return sendText(response, 502, 'The page leads nowhere.');
    response.writeHead(302, { location }).end();
    return;
  }
  const isStatus = Number.isInteger(status) && status >= 200 && status <= 599;
  send(response, 'html', disarmHtml(html), {
    policy: browseContentPolicy(origin, server.world.pageScripts.sources),
    status: isStatus ? status : 502,
  });
}

/** The page loads from this server only, and as a script its own alone; no other page may frame it. */
function pageContentPolicy(origin: string): string {
  const socket = origin.replace('http:', 'ws:');
  return `default-src 'none'; script-src ${origin}/page.js; style-src ${origin} 'unsafe-inline'; img-src ${origin} data: blob:; connect-src ${origin} ${socket}; frame-src ${origin}/phone/ ${origin}/browse/; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
}

/** The app's settings page: foreign code in an origin of its own, which can only exchange messages with its parent. */
function frameContentPolicy(origin: string, frameKey: string): string {
  const scripts = `${origin}${FRAME_SCRIPT} ${origin}/phone/${frameKey}/app.js`;
  return `sandbox allow-scripts allow-forms; default-src 'none'; script-src ${scripts}; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'; frame-ancestors ${origin}; require-trusted-types-for 'script'; trusted-types 'none'`;
}

/** A page of the simulated web: forms, and the scripts in it that this process knows. */
function browseContentPolicy(origin: string, scripts: string): string {
  return `sandbox allow-forms allow-scripts; default-src 'none'; script-src ${scripts}; style-src 'unsafe-inline'; img-src data:; form-action ${origin}; base-uri 'none'; frame-ancestors ${origin}`;
}
