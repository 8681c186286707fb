import { createHash } from 'node:crypto';
import { createPretendCloud, type PretendCloud } from '../../../simulator/cloud/pretend-cloud';
import type { CloudRequest, CloudResponse } from '../../../simulator/world/http';
import { sharedPersona } from './shared-persona';
import { toSearchParams } from './to-search-params';

/** Tue 2026-07-14 14:42 in Vienna. */
export const START = Date.UTC(2026, 6, 14, 12, 42);
export const VERIFIER = 'verifier-0123456789-0123456789-0123456789-abc';
export const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');
export const REDIRECT = 'http://127.0.0.1:9/back';

/** All scopes but the location of workouts. */
export const ALL_SCOPES =
  'activity heartrate sleep profile settings nutrition weight oxygen_saturation respiratory_rate ' +
  'temperature cardio_fitness electrocardiogram irregular_rhythm_notifications social';

const AUTHORIZE = 'https://www.fitbit.com/oauth2/authorize';
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

export interface Tokens {
  access_token: string;
  refresh_token: string;
  expires_in: number;
  scope: string;
  user_id: string;
  token_type: string;
}

/** An app that uses the Fitbit Web API of a pretend cloud. */
export class FitbitTestClient {
  readonly cloud: PretendCloud;
  now = START;

  constructor(
    persona = 'mara',
    readonly id = 'ABC123',
  ) {
    let state = 1;
    const random = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state;
    };
    this.cloud = createPretendCloud({ persona: sharedPersona(persona), random, appName: 'Test <app>' });
  }

  send(request: CloudRequest): CloudResponse {
    return this.cloud.handle(request, this.now);
  }

  authorize(parameters: Record<string, string | undefined> = {}): CloudResponse {
    const query = toSearchParams({
      client_id: this.id,
      response_type: 'code',
      scope: 'activity heartrate sleep profile',
      redirect_uri: REDIRECT,
      code_challenge: CHALLENGE,
      code_challenge_method: 'S256',
      ...parameters,
    });
    return this.send({ method: 'GET', url: `${AUTHORIZE}?${query}`, headers: {} });
  }

  /** Consents at once and returns the code from the redirect. */
  code(parameters: Record<string, string | undefined> = {}): string {
    return (
      readRedirect(this.authorize({ auto_consent: 'allow', ...parameters })).searchParams.get('code') ?? ''
    );
  }

  post(
    path: string,
    form: Record<string, string | undefined>,
    headers: Record<string, string> = {},
  ): CloudResponse {
    const host = path === '/oauth2/authorize' ? 'www.fitbit.com' : 'api.fitbit.com';
    return this.send({
      method: 'POST',
      url: `https://${host}${path}`,
      headers: { ...FORM, ...headers },
      body: toSearchParams(form).toString(),
    });
  }

  exchange(code: string, form: Record<string, string | undefined> = {}): CloudResponse {
    return this.post('/oauth2/token', {
      client_id: this.id,
      grant_type: 'authorization_code',
      code,
      code_verifier: VERIFIER,
      ...form,
    });
  }

  refresh(token: string): CloudResponse {
    return this.post('/oauth2/token', {
      client_id: this.id,
      grant_type: 'refresh_token',
      refresh_token: token,
    });
  }

  signIn(scope?: string): Tokens {
    return JSON.parse(this.exchange(this.code(scope === undefined ? {} : { scope })).body);
  }

  get(path: string, token: string, headers: Record<string, string> = {}): CloudResponse {
    return this.send({
      method: 'GET',
      url: `https://api.fitbit.com${path}`,
      headers: { authorization: `Bearer ${token}`, ...headers },
    });
  }
}

/** Signs a client in; the functions send requests with its token. */
export function createSignedInClient(client = new FitbitTestClient(), scope = ALL_SCOPES) {
  const { access_token } = client.signIn(scope);
  const send = (method: string, path: string, headers: Record<string, string> = {}) =>
    client.send({
      method,
      url: `https://api.fitbit.com${path}`,
      headers: { authorization: `Bearer ${access_token}`, ...headers },
    });
  return {
    client,
    send,
    get: (path: string, headers?: Record<string, string>) => send('GET', path, headers),
    /** The body of a 200, untyped: each test knows its own. Throws on any other status. */
    body: (path: string, headers?: Record<string, string>) => {
      const response = send('GET', path, headers);
      if (response.status !== 200) throw new Error(`${path}: ${response.status}: ${response.body}`);
      return JSON.parse(response.body);
    },
  };
}

export function readRedirect(response: CloudResponse): URL {
  if (response.status !== 302)
    throw new Error(`expected a redirect, got ${response.status}: ${response.body}`);
  return new URL(response.headers.location ?? '');
}

/** Returns status and type of an error in Fitbit's format. */
export function readFitbitError(response: CloudResponse): [number, string] {
  const body = JSON.parse(response.body);
  expect(body.success).toBe(false);
  return [response.status, body.errors[0].errorType];
}

/** The header by which a client with a secret says who it is (RFC 6749 §2.3.1). */
export function basic(id: string, secret = `secret-${id}`): { authorization: string } {
  return { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` };
}
