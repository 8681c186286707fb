import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DEFAULT_CLIENT_IDS, FITBIT_ENDPOINTS } from '../../common/services';
import { exchangeRequest } from '../../companion/account/oauth-requests';
import { createCodeChallenge, createCodeVerifier } from '../../companion/account/pkce';
import { readTokens } from '../../companion/account/tokens';
import type { Http } from '../../companion/platform';
import { buildAuthorizeParameters } from '../../settings/authorize';
import { listen } from '../../simulator/cloud/listen';
import { createPretendCloud } from '../../simulator/cloud/pretend-cloud';
import { createPersona } from '../../simulator/persona/create-persona';
import { createRandom } from '../../simulator/realm/random';
import {
  buildAuthorizeUrl,
  CALLBACK_URL,
  followSimpleRedirect,
  readRedirectParameters,
} from '../../simulator/settings-page/oauth';
import { TestPhone } from '../unit/companion/test-phone';

const CLIENT = DEFAULT_CLIENT_IDS.fitbit;

/** A phone whose requests go over real HTTP to a pretend cloud on a loopback port; the cloud goes by its time. */
export class HttpPhone extends TestPhone {
  readonly cloud = createPretendCloud({ persona: createPersona('mara'), random: createRandom(7) });
  /** Requests that are in the air. */
  private readonly flying = new Set<Promise<unknown>>();
  private server: Server | undefined;

  async open(): Promise<this> {
    this.server = await listen({ cloud: this.cloud, port: 0, now: () => this.time });
    this.service.handle = (request) => {
      this.service.requests.push(request);
      return this.http(request);
    };
    return this;
  }

  async close(): Promise<void> {
    this.kill();
    const { server } = this;
    server?.closeAllConnections();
    await new Promise((resolve) => server?.close(resolve));
  }

  /** Node's own fetch as the companion's. */
  readonly http: Http = async ({ url, method, headers, body }) => {
    const flight = fetch(this.local127(url), { method, headers, body, redirect: 'manual' });
    this.flying.add(flight);
    try {
      const response = await flight;
      return {
        status: response.status,
        header: (name) => response.headers.get(name),
        body: await response.text(),
      };
    } finally {
      this.flying.delete(flight);
    }
  };

  /** Waits for what is in the air, and for what follows from it. */
  override async settle(): Promise<void> {
    do {
      await Promise.allSettled(this.flying);
      await super.settle();
    } while (this.flying.size > 0);
  }

  /**
   * Goes where the page's sign-in button leads, with the answer the wearer gives; what comes back is what the
   * component hands to the page, or the status of the page that the wearer is left with.
   */
  async authorize(
    parameters: Record<string, string>,
    scopes: string[],
    clientId = CLIENT,
  ): Promise<Record<string, string> | { page: string; status: number }> {
    const address = buildAuthorizeUrl(
      {
        authorizeUrl: 'https://www.fitbit.com/oauth2/authorize',
        clientId,
        scope: scopes.join(' '),
        oAuthParams: parameters,
      },
      CALLBACK_URL,
    );
    const response = await fetch(this.local127(address), { redirect: 'manual' });
    const location = response.headers.get('location');
    if (!location) return { status: response.status, page: await response.text() };
    return readRedirectParameters(followSimpleRedirect(location) ?? '');
  }

  /** An access token of a wearer who has granted these scopes. */
  async accessToken(scopes: string[]): Promise<string> {
    const verifier = createCodeVerifier((count) => new Uint8Array(count));
    const parameters = buildAuthorizeParameters({
      clientId: CLIENT,
      codeChallenge: createCodeChallenge(verifier),
    });
    const back = await this.authorize({ ...parameters, auto_consent: 'allow' }, scopes);
    if (!('code' in back)) throw new Error(`no code came back: ${JSON.stringify(back)}`);
    const { body } = await this.http(
      exchangeRequest(FITBIT_ENDPOINTS, { id: CLIENT }, String(back.code), verifier),
    );
    return readTokens(JSON.parse(body), this.time, { clientId: CLIENT }).accessToken;
  }

  /** The `location` header in the response to an authorization request. */
  async location(address: string): Promise<string> {
    const response = await fetch(this.local127(address), { redirect: 'manual' });
    return response.headers.get('location') ?? '';
  }

  private local127(url: string): string {
    if (!this.server) throw new Error('open the phone first');
    const { port } = this.server.address() as AddressInfo;
    return url.replace(/^https:\/\/(www|api)\.fitbit\.com/, `http://127.0.0.1:${port}`);
  }
}
