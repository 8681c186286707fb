import { CONSENT_PAGES, type ServiceName } from '../../../common/services';
import { SettingsKey } from '../../../common/settings-keys';
import type { HttpRequest, HttpResponse } from '../../../companion/platform';
import { buildAuthorizeParameters } from '../../../settings/authorize';
import { createPretendCloud } from '../../../simulator/cloud/pretend-cloud';
import { createRandom } from '../../../simulator/realm/random';
import { sharedPersona } from '../cloud/shared-persona';
import { json } from './fake-service';
import { TestPhone } from './test-phone';

const persona = sharedPersona('mara');

/** What happens to the next requests. `lost`: carried out, the response is lost. `portal`: a hotel's page responds. */
export type NetworkState = 'good' | 'lost' | 'unreachable' | 'silent' | 'portal';

/** A phone in front of the simulator's pretend cloud, which knows the truth about every token. */
export class CloudPhone extends TestPhone {
  network: NetworkState = 'good';
  /** The refresh token that the cloud would take now, when and how it was made; undefined where there is none. */
  grant: { refresh: string; at: number; how: 'rotated' | 'signed in' } | undefined;
  readonly cloud = createPretendCloud({ persona, random: createRandom(3) });

  constructor(private readonly name: ServiceName = 'fitbit') {
    super();
    this.settings.map.set(SettingsKey.service, name);
    this.service.handle = (request) => this.send(request);
  }

  /** Consents at the service, where `wearer` allows everything, and comes back with the code. */
  async consent(): Promise<void> {
    await this.command('pageOpened');
    if (!this.challenge) return;
    const { authorizeUrl, extraParameters } = CONSENT_PAGES[this.name];
    const query = new URLSearchParams({
      ...buildAuthorizeParameters(this.challenge),
      ...extraParameters,
      response_type: 'code',
      client_id: this.challenge.clientId,
      scope: this.neededScopes.join(' '),
      auto_consent: 'allow',
    });
    const { headers } = this.cloud.handle(
      { method: 'GET', url: `${authorizeUrl}?${query}`, headers: {} },
      this.time,
    );
    const code = /[?&]code=([^&#]*)/.exec(headers.location ?? '')?.[1];
    await this.writeSetting(SettingsKey.authRedirect, { code: code && decodeURIComponent(code) });
  }

  /** The wearer takes every grant back in their account. */
  withdraw(): void {
    this.cloud.revokeGrants();
    this.grant = undefined;
  }

  private async send(request: HttpRequest): Promise<HttpResponse> {
    this.service.requests.push(request);
    const { network } = this;
    if (network === 'unreachable') throw new TypeError('Failed to fetch');
    if (network === 'silent') return new Promise(() => undefined);
    if (network === 'portal') return json(200, '<html>Free WiFi</html>');
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]),
    );
    const { status, headers: responseHeaders, body } = this.cloud.handle({ ...request, headers }, this.time);
    this.trackGrant(request, status, body);
    if (network === 'lost') throw new TypeError('Failed to fetch');
    return { status, body, header: (name) => responseHeaders[name.toLowerCase()] ?? null };
  }

  private trackGrant({ url, body: requestBody }: HttpRequest, status: number, body: string): void {
    if (url.endsWith('/revoke') && status === 200) this.grant = undefined;
    if (!url.endsWith('/token') || status !== 200) return;
    const { refresh_token: refresh } = JSON.parse(body) as { refresh_token?: string };
    // At Google the old one stays valid.
    if (!refresh) return;
    // The same response to the same request makes nothing new.
    if (refresh === this.grant?.refresh) return;
    const how = requestBody?.includes('grant_type=refresh_token') ? 'rotated' : 'signed in';
    this.grant = { refresh, at: this.time, how };
  }
}
