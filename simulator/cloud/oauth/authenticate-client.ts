import type { CloudRequest } from '../../world/http';
import { type Client, findClient } from '../clients';
import { FitbitError } from '../fitbit-error';
import { readBasicCredentials } from './basic-credentials';

/**
 * Returns the requesting app, by a Basic header with id and secret or by `client_id` in the form, with or without
 * `client_secret`. A server app without its secret gets 401 `invalid_client`. The secrets of other apps are not
 * checked, because the pretend service does not know them.
 */
export function authenticateClient(request: CloudRequest, form: URLSearchParams): Client {
  const basic = readBasicCredentials(request.headers.authorization);
  const id = basic?.id ?? form.get('client_id') ?? '';
  const secret = basic?.secret ?? form.get('client_secret') ?? '';
  const client = findClient(id);
  if (!client) throw invalidClient(`Invalid client_id: ${id}.`);
  if (client.type === 'server' && secret !== client.secret)
    throw invalidClient('Invalid authorization header: the client secret is missing or wrong.');
  return client;
}

function invalidClient(message: string): FitbitError {
  return FitbitError.authorization(401, 'invalid_client', message);
}
