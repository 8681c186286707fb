import type { CloudRequest } from '../world/http';
import { isForm } from './oauth/form';

/** The fields that carry a code or a token. */
const TOKEN_FIELDS = ['code', 'refresh_token', 'token', 'access_token'];

/** The codes and tokens in a request, wherever one of the services takes them. */
export function readTokens(request: CloudRequest): string[] {
  const bearer = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const fields = [
    new URL(request.url).searchParams,
    new URLSearchParams(isForm(request) ? request.body : ''),
  ];
  const values = fields.flatMap((each) => TOKEN_FIELDS.map((name) => each.get(name)));
  return [bearer, ...values].filter((value): value is string => typeof value === 'string');
}
