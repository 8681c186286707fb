import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Model } from '../app-package/models';
import { DAY_MS, SECOND_MS } from '../world/duration';
import { LOOPBACK_HOST } from '../world/own-host';
import { describeHost, HOST_INFO, RELAY_HOSTS, type RelayHost } from './hosts';
import type { Tickets } from './tickets';

/** Larger than any request of the tool. */
const MAX_BODY_BYTES = 10_000;
/** Longer than anybody works with the tool: it never renews the token. */
const TOKEN_LIFETIME_S = (365 * DAY_MS) / SECOND_MS;

const USER = { email: 'developer@127.0.0.1', fullName: 'the developer of this simulator' };

const HOST_PATH = '/1/user/-/developer-relay/hosts/';

export interface ApiContext {
  token: string;
  /** Of the watch at this moment. */
  readModel(): Promise<Model>;
  tickets: Tickets<RelayHost>;
  port: number;
}

/** Responds to the HTTP requests of the tool: Fitbit's login, profile and developer relay. */
export async function handleApiRequest(
  context: ApiContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = `${request.method} ${request.url}`;
  // A page in a browser names its origin, and after DNS rebinding a foreign host.
  if (request.headers.host !== `${LOOPBACK_HOST}:${context.port}` || request.headers.origin !== undefined) {
    return sendError(response, 403, 'this relay serves tools on this computer only');
  }
  if (path === 'POST /oauth2/token') return logIn(context, request, response);
  if (!isEqual(request.headers.authorization ?? '', `Bearer ${context.token}`)) {
    return sendError(
      response,
      401,
      "the token is not valid; start the tool by the simulator's command fitbit",
    );
  }
  if (path === 'GET /1/user/-/profile.json') return sendJson(response, 200, { user: USER });
  if (path === `GET ${HOST_PATH.slice(0, -1)}.json`) {
    const model = await context.readModel();
    return sendJson(response, 200, { hosts: RELAY_HOSTS.map((host) => listHost(host, model)) });
  }
  const host = RELAY_HOSTS.find((each) => path === `POST ${HOST_PATH}${each}`);
  if (!host) return sendError(response, 404, 'the relay has no such address');
  send(
    response,
    200,
    'text/uri-list',
    `ws://${LOOPBACK_HOST}:${context.port}${context.tickets.issue(host)}\r\n`,
  );
}

/** The grant type `password`, which needs no browser. The password is the token. */
async function logIn(
  { token }: ApiContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const form = new URLSearchParams(await readBody(request));
  if (form.get('grant_type') !== 'password' || !isEqual(form.get('password') ?? '', token)) {
    const errors = [
      { errorType: 'invalid_grant', message: "start the tool by the simulator's command fitbit" },
    ];
    return sendJson(response, 400, { errors, success: false });
  }
  sendJson(response, 200, {
    access_token: token,
    refresh_token: 'none',
    expires_in: TOKEN_LIFETIME_S,
    token_type: 'Bearer',
  });
}

function listHost(host: RelayHost, model: Model): Record<string, unknown> {
  const { role } = HOST_INFO[host];
  return { id: host, displayName: describeHost(host, model), roles: [role], state: 'available' };
}

/** What is too long is cut off. */
async function readBody(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) {
    if (body.length < MAX_BODY_BYTES) body += chunk;
  }
  return body.slice(0, MAX_BODY_BYTES);
}

/** Takes the same time wherever the texts differ. */
function isEqual(given: string, expected: string): boolean {
  const [a, b] = [given, expected].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}

/** An error in the form of the Fitbit Web API. */
function sendError(response: ServerResponse, status: number, message: string): void {
  sendJson(response, status, { errors: [{ errorType: 'request', message }], success: false });
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  send(response, status, 'application/json', JSON.stringify(body));
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
