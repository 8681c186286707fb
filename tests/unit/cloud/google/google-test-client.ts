import { createPretendCloud, type PretendCloud } from '../../../../simulator/cloud/pretend-cloud';
import { createRandom } from '../../../../simulator/realm/random';
import type { CloudRequest, CloudResponse } from '../../../../simulator/world/http';
import { CHALLENGE, REDIRECT, START, VERIFIER } from '../fitbit-test-client';
import { sharedPersona } from '../shared-persona';
import { toSearchParams } from '../to-search-params';

/** A list of scopes from their short names. */
export function formatScopes(...names: string[]): string {
  return names.map((name) => `https://www.googleapis.com/auth/googlehealth.${name}.readonly`).join(' ');
}

/** Every scope. */
export const ALL_GOOGLE_SCOPES = formatScopes(
  'activity_and_fitness',
  'health_metrics_and_measurements',
  'sleep',
  'nutrition',
  'settings',
  'profile',
  'ecg',
  'irn',
);

export interface GoogleTokens {
  access_token: string;
  refresh_token?: string;
  refresh_token_expires_in?: number;
  expires_in: number;
  scope: string;
  token_type: string;
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const AUTHORIZE = 'https://accounts.google.com/o/oauth2/v2/auth';

type Fields = Record<string, string | undefined>;

/** An app that uses Google's dialect of the pretend cloud. */
export class GoogleTestClient {
  readonly id: string;
  now = START;

  /** The properties of the app follow from `name`: see `findGoogleClient`. */
  constructor(
    persona = 'mara',
    readonly name = 'desktopverified',
    readonly cloud: PretendCloud = createPretendCloud({
      persona: sharedPersona(persona),
      random: createRandom(5),
      appName: 'Test <app>',
    }),
  ) {
    this.id = `123-${name}.apps.googleusercontent.com`;
  }

  send(request: CloudRequest): CloudResponse {
    return this.cloud.handle(request, this.now);
  }

  authorize(parameters: Fields = {}, headers: Record<string, string> = {}): CloudResponse {
    const query = toSearchParams({
      client_id: this.id,
      response_type: 'code',
      scope: ALL_GOOGLE_SCOPES,
      redirect_uri: REDIRECT,
      code_challenge: CHALLENGE,
      code_challenge_method: 'S256',
      access_type: 'offline',
      prompt: 'consent',
      ...parameters,
    });
    return this.send({ method: 'GET', url: `${AUTHORIZE}?${query}`, headers });
  }

  /** Consents at once and returns the code of the redirect. */
  code(parameters: Fields = {}): string {
    return (
      readRedirect(this.authorize({ auto_consent: 'allow', ...parameters })).searchParams.get('code') ?? ''
    );
  }

  post(path: string, form: Fields, headers: Record<string, string> = {}): CloudResponse {
    const url = path.startsWith('https:') ? path : `https://oauth2.googleapis.com${path}`;
    return this.send({
      method: 'POST',
      url,
      headers: { ...FORM, ...headers },
      body: `${toSearchParams(form)}`,
    });
  }

  exchange(code: string, form: Fields = {}): CloudResponse {
    return this.post('/token', {
      client_id: this.id,
      client_secret: `GOCSPX-${this.name}`,
      grant_type: 'authorization_code',
      code,
      code_verifier: VERIFIER,
      redirect_uri: REDIRECT,
      ...form,
    });
  }

  refresh(token: string | undefined, form: Fields = {}): CloudResponse {
    return this.post('/token', {
      client_id: this.id,
      client_secret: `GOCSPX-${this.name}`,
      grant_type: 'refresh_token',
      refresh_token: token,
      ...form,
    });
  }

  signIn(parameters: Fields = {}): GoogleTokens {
    return JSON.parse(this.exchange(this.code(parameters)).body);
  }

  get(path: string, token: string): CloudResponse {
    return this.health('GET', path, token);
  }

  health(method: string, path: string, token: string, body?: unknown): CloudResponse {
    return this.send({
      method,
      url: `https://health.googleapis.com${path}`,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }
}

/** A client with a token. */
export class SignedInGoogleClient {
  private readonly token: string;

  constructor(
    readonly client = new GoogleTestClient(),
    scope = ALL_GOOGLE_SCOPES,
  ) {
    this.token = client.signIn({ scope }).access_token;
  }

  /** The response to a path below `/v4/users/me/`, or to a whole path. */
  get(path: string): CloudResponse {
    return this.client.get(path.startsWith('/') ? path : `/v4/users/me/${path}`, this.token);
  }

  post(path: string, body: unknown): CloudResponse {
    return this.client.health('POST', `/v4/users/me/${path}`, this.token, body);
  }

  /** The list of points of one type. */
  list(type: string, filter?: string, parameters: Fields = {}): CloudResponse {
    return this.get(`dataTypes/${type}/dataPoints?${toSearchParams({ filter, ...parameters })}`);
  }

  /** Daily sums from `start` until before `end`, `2026-07-14`. */
  daily(type: string, start: string, end: string, others: object = {}): CloudResponse {
    const range = { start: { date: dateObject(start) }, end: { date: dateObject(end) } };
    return this.post(`dataTypes/${type}/dataPoints:dailyRollUp`, { range, ...others });
  }

  /** Sums over windows; the body is that of the request. */
  windows(type: string, [startTime, endTime]: [string, string], others: object): CloudResponse {
    const range = { startTime, endTime };
    return this.post(`dataTypes/${type}/dataPoints:rollUp`, { range, ...others });
  }
}

/** The parsed body; throws for another status than 200. */
export function readBody(response: CloudResponse) {
  if (response.status !== 200) throw new Error(`status ${response.status}: ${response.body}`);
  return JSON.parse(response.body);
}

/** Status, canonical code and reason of an error of the health service. */
export function readGoogleError(response: CloudResponse): [number, string, string | undefined] {
  const { error } = JSON.parse(response.body);
  expect(error.code).toBe(response.status);
  return [response.status, error.status, error.details?.[0]?.reason];
}

/** The reasons for which a filter was refused. */
export function readFilterReasons(response: CloudResponse): string[] {
  expect(readGoogleError(response)).toEqual([400, 'INVALID_ARGUMENT', 'INVALID_DATA_POINT_FILTER']);
  return JSON.parse(response.body).error.details[0].metadata.detailedReasons.split(',');
}

/** Status, code and description of an error of the token endpoints. */
export function readOauthError(response: CloudResponse): [number, string, string] {
  const body = JSON.parse(response.body);
  return [response.status, body.error, body.error_description];
}

export function readRedirect(response: CloudResponse): URL {
  if (response.status !== 302) throw new Error(`no redirect but ${response.status}: ${response.body}`);
  return new URL(response.headers.location ?? '');
}

function dateObject(text: string) {
  const [year, month, day] = text.split('-').map(Number);
  return { year, month, day };
}

/** The start times in a list of steps. */
export function startsOf(body: { dataPoints?: { steps: { interval: { startTime: string } } }[] }): string[] {
  return (body.dataPoints ?? []).map((point) => point.steps.interval.startTime);
}

/** The dates in a list of resting heart rates, `7-14`. */
export function datesOf(body: {
  dataPoints?: { dailyRestingHeartRate: { date: Record<string, number> } }[];
}): string[] {
  return (body.dataPoints ?? []).map(({ dailyRestingHeartRate: { date } }) => `${date.month}-${date.day}`);
}
