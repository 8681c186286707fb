import type { ServiceName } from '../../../../../common/services';
import { MINUTE_MS } from '../../../../../common/time';
import { parseResponse } from '../../../../../companion/http/service-error';
import type { Http, HttpRequest, HttpResponse } from '../../../../../companion/platform';
import { fitbit } from '../../../../../companion/sources/fitbit/fitbit';
import { googleErrorMapping } from '../../../../../companion/sources/google/error-mapping';
import { createGoogle } from '../../../../../companion/sources/google/google';
import type { DataSet, HealthService, Records } from '../../../../../companion/sources/health-source';
import type { Persona } from '../../../../../simulator/persona/persona';
import type { CloudRequest, CloudResponse } from '../../../../../simulator/world/http';
import { ALL_SCOPES, FitbitTestClient } from '../../../cloud/fitbit-test-client';
import { GoogleTestClient } from '../../../cloud/google/google-test-client';
import { sharedPersona } from '../../../cloud/shared-persona';
import { readValue } from '../read-value';

const QUARTER_HOUR_MS = 15 * MINUTE_MS;
/** Time for which an access token of either service is good, ms, with some to spare. */
const TOKEN_LIFE_MS = 50 * MINUTE_MS;

/** `after`, where no time passes. */
export function atOnce(_: number, work: () => void): void {
  Promise.resolve().then(work);
}

/** The parsed body of a good answer; throws what a refusal means, in Google's words too. */
export function parseGoogleResponse(response: HttpResponse, now: number): unknown {
  return parseResponse(response, now, googleErrorMapping);
}

/** Somebody who has consented to both services of one pretend cloud, for all there is. Time stands still. */
export class Wearer {
  readonly persona: Persona;
  now = 0;
  /** Observes the requests to the cloud and its responses. */
  onExchange: (request: CloudRequest, response: CloudResponse) => void = () => undefined;
  private readonly clients: { fitbit: FitbitTestClient; google: GoogleTestClient };
  private tokens: Record<ServiceName, string> = { fitbit: '', google: '' };
  private signedInAt = Number.NEGATIVE_INFINITY;

  constructor(name: string) {
    this.persona = sharedPersona(name);
    const client = new FitbitTestClient(name, 'PRS123');
    this.clients = { fitbit: client, google: new GoogleTestClient(name, 'desktopverified', client.cloud) };
  }

  get today(): number {
    return this.persona.calendar.dayOf(this.now);
  }

  readonly zone = (time: number): number => this.persona.calendar.offsetMinutes(time) * MINUTE_MS;

  /** To the moment at which their clock shows `minute` of the `day`. */
  goTo(day: number, minute: number): void {
    this.now = this.persona.calendar.toInstant(day, minute);
  }

  service(name: ServiceName): HealthService {
    return name === 'fitbit' ? fitbit : createGoogle(atOnce, () => this.now, this.zone);
  }

  /** Sends requests in their name. */
  http(name: ServiceName): Http {
    return async (request) => {
      const headers = { ...lowerCase(request.headers), authorization: `Bearer ${this.token(name)}` };
      const sent = { ...request, headers };
      const response = this.clients[name].cloud.handle(sent, this.now);
      this.onExchange(sent, response);
      const { status, body, headers: responseHeaders } = response;
      return { status, body, header: (header) => responseHeaders[header.toLowerCase()] ?? null };
    };
  }

  readonly fetchGoogle = async (request: HttpRequest): Promise<unknown> =>
    parseGoogleResponse(await this.http('google')(request), this.now);

  read<D extends DataSet>(name: ServiceName, dataSet: D): Promise<Records[D]> {
    const askFitbit = async (request: HttpRequest) => parseResponse(await this.http(name)(request), this.now);
    const ask = name === 'fitbit' ? askFitbit : this.fetchGoogle;
    return readValue(this.service(name).open(ask), dataSet, this.today);
  }

  /** Up to when the watch has synced. */
  get syncedUntil(): number {
    return this.now - (this.now % QUARTER_HOUR_MS);
  }

  /** Whether the watch has synced any minute of the day: otherwise Fitbit returns 0 and Google nothing. */
  knows(day: number): boolean {
    const { heartRate, start } = this.persona.minutes(day);
    return heartRate.some((beats, i) => beats > 0 && start + i * MINUTE_MS < this.syncedUntil);
  }

  private token(name: ServiceName): string {
    if (Math.abs(this.now - this.signedInAt) > TOKEN_LIFE_MS) {
      this.signedInAt = this.now;
      const { fitbit: old, google } = this.clients;
      old.now = this.now;
      google.now = this.now;
      this.tokens = {
        fitbit: old.signIn(ALL_SCOPES).access_token,
        google: google.signIn().access_token,
      };
    }
    return this.tokens[name];
  }
}

function lowerCase(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
