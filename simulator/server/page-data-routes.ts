import type { IncomingMessage, ServerResponse } from 'node:http';
import { createHar } from '../client/har';
import { UsageError } from '../client/usage-error';
import { readScenario } from '../scenario/read-scenario';
import { MAX_MOMENT_LENGTH, writeMoment } from '../scenario/write-moment';
import { messageOf } from '../world/message-of';
import type { LiveWorld } from './live-world';
import { readBody, send, sendText } from './responses';
import { isFromPage } from './same-origin';

interface PageRouteContext {
  server: { world: LiveWorld; token: string; port(): number };
  request: IncomingMessage;
  response: ServerResponse;
}

/** GET: the moment as a scenario. POST: begins at the start of a scenario and does the same again. */
export async function handleMoment({ server, request, response }: PageRouteContext): Promise<void> {
  const { world } = server;
  if (!isFromPage(request, server)) return sendText(response, 403, 'Only this page may have the moment.');
  if (request.method !== 'POST') {
    const recording = await world.connection.call('recording', {});
    try {
      return send(response, 'yaml', writeMoment(recording));
    } catch (error) {
      return sendText(response, 409, messageOf(error));
    }
  }
  const body = await readBody(request, MAX_MOMENT_LENGTH);
  if (!body) return sendText(response, 413, 'This is too large for a moment.');
  try {
    world.beginReplay(readScenario('moment.yaml', new TextDecoder().decode(body)));
  } catch (error) {
    if (error instanceof UsageError) return sendText(response, 400, error.message);
    throw error;
  }
  sendText(response, 200, 'begun');
}

/** One entry of the trace, whole. */
export async function handleEntry({ server, request, response }: PageRouteContext): Promise<void> {
  if (!isFromPage(request, server)) return sendText(response, 403, 'Only this page may have the event log.');
  const [, id] = /^\/trace\/(\d{1,15})$/.exec(request.url ?? '') ?? [];
  const world = await server.world.whenBooted();
  const text = id === undefined ? null : await world.call('entry', { id: Number(id) });
  if (text === null) sendText(response, 404, 'There is no such entry.');
  else send(response, 'json', text);
}

/** The event log as HAR. `?shown=3,7`: the entries whose tokens the page shows. */
export async function handleHar({ server, request, response }: PageRouteContext): Promise<void> {
  if (!isFromPage(request, server)) return sendText(response, 403, 'Only this page may have the line.');
  const [, shown = ''] = /[?&]shown=([\d,]*)/.exec(request.url ?? '') ?? [];
  const shownIds = new Set(shown.split(',').map(Number));
  const entries = await server.world.connection.call('entries', { from: 0 });
  send(
    response,
    'har',
    JSON.stringify(createHar(entries, { isShown: ({ id }) => shownIds.has(id) }), null, 2),
  );
}

/** What the app has stored. `?tokens=shown`: with tokens and secrets. */
export async function handleStorage({ server, request, response }: PageRouteContext): Promise<void> {
  if (!isFromPage(request, server)) return sendText(response, 403, 'Only this page may have the storage.');
  const showTokens = request.url?.endsWith('?tokens=shown') ?? false;
  const storage = await server.world.connection.call('storage', { showTokens });
  send(response, 'json', JSON.stringify(storage));
}
