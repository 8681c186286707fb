import { createHash } from 'node:crypto';
import { MINUTE_MS } from '../../../common/time';
import type { HttpRequest, HttpResponse } from '../../../companion/platform';

/** What goes wrong with a request. `lost`: it is carried out, its response is lost. `unreachable`: it never arrives. */
export type Fault = 'lost' | 'unreachable' | 'silent' | HttpResponse;

interface Grant {
  refresh: string;
  access: string;
  expires: number;
  scopes: string[];
  previous?: { refresh: string; at: number; body: string };
}

export interface Night {
  date: string;
  start: string;
  end: string;
}

/** A small real token server with a few data sets behind it: rotation, the two-minute repeat, PKCE, scopes. */
export class FakeService {
  readonly requests: HttpRequest[] = [];
  /** Decides what goes wrong; called for each request. */
  fault: (request: HttpRequest) => Fault | undefined = () => undefined;
  /** Called when a response is lost: it takes time until the phone notices. */
  onLost: () => void = () => undefined;
  scopes = ['profile', 'activity', 'heartrate', 'sleep'];
  userId = 'USER1';
  steps = 4321;
  /** What the profile says beside name and zone. */
  profile: Record<string, string> = {};
  zoneOffset = 2 * 60 * MINUTE_MS;
  nights: Night[] = [
    { date: '2026-07-14', start: '2026-07-13T23:00:00.000', end: '2026-07-14T06:56:00.000' },
  ];
  /** Client id to secret; an empty one is a public client. */
  readonly clients: Record<string, string> = { '23QXYZ': '', SERVER: 'pst!' };

  private readonly codes = new Map<string, { challenge: string; clientId: string }>();
  private readonly grants = new Map<string, Grant>();
  /** Whose tokens these are or were. */
  private readonly issued = new Map<string, string>();
  private serial = 0;

  constructor(private readonly now: () => number) {}

  /** A service that knows the same, and that nothing goes wrong with. */
  copy(now: () => number): FakeService {
    const { fault: _fault, now: _now, onLost: _onLost, ...known } = this;
    return Object.assign(new FakeService(now), structuredClone(known));
  }

  /** The wearer allows everything in `scopes`. */
  consent(clientId: string, challenge: string): string {
    const code = `code-${++this.serial}`;
    this.codes.set(code, { challenge, clientId });
    return code;
  }

  /** The wearer takes the grant back in their account. */
  revoke(): void {
    this.grants.clear();
  }

  get holders(): string[] {
    return [...this.grants.keys()];
  }

  /** The tokens that are good now. */
  get validTokens(): string[] {
    return [...this.grants.values()].flatMap(({ access, refresh }) => [access, refresh]);
  }

  countRequests(part: string): number {
    return this.requests.filter(({ url, body }) => `${url} ${body ?? ''}`.includes(part)).length;
  }

  async handle(request: HttpRequest): Promise<HttpResponse> {
    this.requests.push(request);
    const fault = this.fault(request);
    if (fault === 'unreachable') throw new TypeError('Failed to fetch');
    if (fault === 'silent') return new Promise(() => undefined);
    if (typeof fault === 'object') return fault;
    const answer = this.answer(request);
    if (fault === 'lost') {
      this.onLost();
      throw new TypeError('Failed to fetch');
    }
    return answer;
  }

  private answer(request: HttpRequest): HttpResponse {
    const path = request.url.replace(/^https:\/\/[^/]*/, '');
    if (path === '/oauth2/token') return this.token(request);
    if (path === '/oauth2/revoke') return this.revokeToken(request);
    const bearer = (request.headers.Authorization ?? '').replace('Bearer ', '');
    const grant = [...this.grants.values()].find(({ access }) => access === bearer);
    if (!grant) return fitbitError(401, 'invalid_token', `Access token invalid: ${bearer}`);
    if (this.now() >= grant.expires)
      return fitbitError(401, 'expired_token', `Access token expired: ${bearer}`);
    grant.previous = undefined;
    return this.resource(path, grant);
  }

  private token(request: HttpRequest): HttpResponse {
    const form = new URLSearchParams(request.body);
    const clientId = this.authenticate(request, form);
    if (clientId === undefined) return fitbitError(401, 'invalid_client', 'Invalid client');
    if (form.get('grant_type') === 'authorization_code') return this.exchange(form, clientId);
    const refresh = form.get('refresh_token') ?? '';
    const grant = this.grants.get(this.userId + clientId);
    if (grant?.previous?.refresh === refresh && this.now() - grant.previous.at < 2 * MINUTE_MS) {
      return json(200, grant.previous.body);
    }
    if (grant?.refresh !== refresh)
      return fitbitError(400, 'invalid_grant', `Refresh token invalid: ${refresh}`);
    const body = this.issue(clientId, grant.scopes);
    const next = this.grants.get(this.userId + clientId);
    if (next) next.previous = { refresh, at: this.now(), body };
    return json(200, body);
  }

  private exchange(form: URLSearchParams, clientId: string): HttpResponse {
    const code = this.codes.get(form.get('code') ?? '');
    this.codes.delete(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (!code || code.challenge !== challenge || code.clientId !== clientId) {
      return fitbitError(400, 'invalid_grant', 'Authorization code invalid');
    }
    return json(200, this.issue(clientId, this.scopes));
  }

  private issue(clientId: string, scopes: string[]): string {
    const access = `secret-access-${++this.serial}`;
    const refresh = `secret-refresh-${this.serial}`;
    this.grants.set(this.userId + clientId, {
      access,
      refresh,
      scopes,
      expires: this.now() + 480 * MINUTE_MS,
    });
    this.issued.set(access, this.userId + clientId).set(refresh, this.userId + clientId);
    return JSON.stringify({
      access_token: access,
      refresh_token: refresh,
      expires_in: 28800,
      scope: scopes.join(' '),
      token_type: 'Bearer',
      user_id: this.userId,
    });
  }

  private revokeToken(request: HttpRequest): HttpResponse {
    const form = new URLSearchParams(request.body);
    if (this.authenticate(request, form) === undefined) return fitbitError(401, 'invalid_client', '');
    // The worst that the documentation allows: any token, old ones too, ends all there is of its wearer.
    const holder = this.issued.get(form.get('token') ?? '');
    if (holder !== undefined && this.grants.delete(holder)) return json(200, '');
    return fitbitError(404, 'not_found', 'Token unknown');
  }

  private authenticate(request: HttpRequest, form: URLSearchParams): string | undefined {
    const basic = /^Basic (.+)$/.exec(request.headers.Authorization ?? '');
    const [id = '', secret = ''] = basic
      ? Buffer.from(basic[1] as string, 'base64')
          .toString()
          .split(':')
          .map(decodeURIComponent)
      : [form.get('client_id') ?? ''];
    return this.clients[id] === secret ? id : undefined;
  }

  private resource(path: string, grant: Grant): HttpResponse {
    const [scope, body] = this.body(path);
    if (scope === undefined)
      return fitbitError(404, 'not_found', 'The API you are requesting could not be found.');
    if (!grant.scopes.includes(scope)) return fitbitError(403, 'insufficient_scope', 'No permission');
    return json(200, JSON.stringify(body), { 'fitbit-rate-limit-remaining': '140' });
  }

  private body(path: string): [string, unknown] | [undefined] {
    if (path === '/1/user/-/profile.json') {
      const user = { displayName: 'Mara Lind', offsetFromUTCMillis: this.zoneOffset, ...this.profile };
      return ['profile', { user }];
    }
    if (/^\/1\/user\/-\/activities\/date\/\d{4}-\d\d-\d\d\.json$/.test(path)) {
      return ['activity', { summary: { steps: this.steps }, goals: { steps: 9000 } }];
    }
    if (/^\/1\/user\/-\/activities\/steps\/date\/\S{10}\/1d\/15min\.json$/.test(path)) {
      const dataset = [{ time: '08:15:00', value: this.steps }];
      return ['activity', { 'activities-steps-intraday': { dataset } }];
    }
    if (/^\/1\/user\/-\/activities\/heart\/date\/\S{10}\/\S{10}\.json$/.test(path)) {
      return [
        'heartrate',
        { 'activities-heart': [{ dateTime: '2026-07-14', value: { restingHeartRate: 58 } }] },
      ];
    }
    if (/^\/1\/user\/-\/foods\/log\/water\/date\/\S{10}\.json$/.test(path)) {
      return ['nutrition', { summary: { water: 1350 } }];
    }
    const range = /^\/1\.2\/user\/-\/sleep\/date\/(\S{10})\/(\S{10})\.json$/.exec(path);
    if (range) {
      const [, from = '', to = ''] = range;
      return ['sleep', { sleep: this.nights.filter(({ date }) => from <= date && date <= to).map(sleepLog) }];
    }
    return [undefined];
  }
}

/** The wall clock `seconds` later. */
function secondsAfter(wallTime: string, seconds: number): string {
  return new Date(Date.parse(`${wallTime}Z`) + seconds * 1000).toISOString().replace('Z', '');
}

function sleepLog({ date, start, end }: Night): unknown {
  return {
    dateOfSleep: date,
    startTime: start,
    endTime: end,
    isMainSleep: true,
    minutesAsleep: 416,
    type: 'stages',
    levels: {
      data: [
        { dateTime: start, level: 'light', seconds: 14280 },
        { dateTime: secondsAfter(start, 14280), level: 'deep', seconds: 14280 },
      ],
      summary: {
        deep: { minutes: 200 },
        light: { minutes: 150 },
        rem: { minutes: 66 },
        wake: { minutes: 60 },
      },
    },
  };
}

export function json(status: number, body: string, headers: Record<string, string> = {}): HttpResponse {
  return { status, body, header: (name) => headers[name.toLowerCase()] ?? null };
}

export function fitbitError(status: number, errorType: string, message: string): HttpResponse {
  return json(status, JSON.stringify({ errors: [{ errorType, message }], success: false }));
}
