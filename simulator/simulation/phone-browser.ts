import {
  followSimpleRedirect,
  isCallbackUrl,
  isSimpleRedirectUrl,
  readRedirectParameters,
} from '../settings-page/oauth';
import { toHex } from '../world/bytes';
import type { Clock, Instant } from '../world/clock';
import { MINUTE_MS } from '../world/duration';
import { type CloudRequest, type CloudResponse, describeBody, readText } from '../world/http';
import type { Network, NetworkFailure } from '../world/network';
import type { PageEvent, Trace, TraceEntry } from '../world/trace';
import { type AllowedSignIn, describeSignIn, type SentForm } from './allowed-sign-in';
import type { PageClient } from './broadcast';
import { rewriteLinks, toBrowsePath } from './browse-path';
import { addAppearance, type PageAppearance, renderMessagePage } from './browser-pages';
import type { Playback } from './playback';
import type { ServerMessage } from './protocol';

/** Virtual milliseconds until a page that does not respond is given up. */
const PAGE_TIMEOUT_MS = MINUTE_MS;

type EndState = Exclude<PageEvent['state'], 'open'>;

interface BrowserSession {
  id: number;
  token: string;
  client: PageClient;
  appearance: PageAppearance;
  page: TraceEntry<PageEvent> | undefined;
  /** The request of the page that did not load and is shown as such. */
  failed: CloudRequest | undefined;
  cancelLoad: () => void;
  openedAt: Instant;
  /** The last form that was sent. */
  submitted: SentForm;
}

/** The response for the phone's browser frame. */
export interface BrowserResponse {
  status: number;
  location?: string;
  html: string;
}

export interface PhoneBrowserOptions {
  network: Network;
  clock: Clock;
  trace: Trace;
  playback: Pick<Playback, 'waitUntil'>;
  send(message: ServerMessage, client: PageClient): void;
  /** The person has allowed a sign-in. */
  onSignIn(signIn: AllowedSignIn): void;
}

/**
 * The browser on the phone, for consent and for links. Each page is requested over the world's network, so it is as
 * slow, broken or offline as that; redirects are followed one by one. At the settings page's redirect address the
 * session ends and its parameters go back to the page that opened the browser.
 */
export class PhoneBrowser {
  private readonly sessions = new Map<string, BrowserSession>();
  /** How often the phone came online again. */
  private reconnections = 0;

  constructor(private readonly options: PhoneBrowserOptions) {}

  /** Opens `url` for a page, which loads the address it receives into its frame. */
  open(client: PageClient, id: number, url: string, appearance: PageAppearance): void {
    if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
      this.options.send({ type: 'problem', text: `the phone cannot open ${url}` }, client);
      return;
    }
    const token = toHex(crypto.getRandomValues(new Uint8Array(16)));
    const openedAt = this.options.clock.now();
    const session: BrowserSession = {
      id,
      token,
      client,
      appearance,
      page: undefined,
      failed: undefined,
      cancelLoad: () => undefined,
      openedAt,
      submitted: { at: openedAt, url, body: '' },
    };
    this.sessions.set(token, session);
    this.showInFrame(session, url);
  }

  /** Loads the pages again that did not load: the phone is online again. */
  reloadFailedPages(): void {
    this.reconnections++;
    for (const session of this.sessions.values())
      if (session.failed) this.showInFrame(session, session.failed.url);
  }

  private showInFrame({ id, token, client }: BrowserSession, url: string): void {
    this.options.send({ type: 'browser', browser: { id, url, frame: toBrowsePath(token, url) } }, client);
  }

  /** The person closed the browser before the redirect. */
  close(client: PageClient, id: number): void {
    for (const session of this.sessions.values()) {
      if (session.client === client && session.id === id) this.closeSession(session, 'closed');
    }
  }

  /** A window went away, and its browsers with it. */
  closeAll(client: PageClient): void {
    for (const session of this.sessions.values())
      if (session.client === client) this.closeSession(session, 'closed');
  }

  /**
   * Loads one page; undefined where the session does not exist. `onAbort` receives the function that cancels the load.
   */
  async visit(
    token: string,
    visited: CloudRequest,
    onAbort: (cancel: () => void) => void,
  ): Promise<BrowserResponse | undefined> {
    const session = this.sessions.get(token);
    if (!session) return undefined;
    // A page that did not load is requested again as before: it may have been a form.
    const request = session.failed?.url === visited.url ? session.failed : visited;
    session.failed = undefined;
    if (isReturnUrl(request.url)) return this.returnToApp(session, request.url);
    const page = this.beginPage(session, request.url);
    const { reconnections } = this;
    if (request.method === 'POST')
      session.submitted = { at: this.options.clock.now(), url: request.url, body: request.body ?? '' };
    this.options.send({ type: 'browser', browser: { id: session.id, url: request.url } }, session.client);
    const response = await this.fetchPage(session, request, onAbort);
    if (session.page !== page) return { status: 204, html: '' };
    const shown = this.toResponse(session, page, request, response);
    // The phone came online again while this page failed.
    if (session.failed && reconnections !== this.reconnections) this.showInFrame(session, request.url);
    return shown;
  }

  private fetchPage(
    session: BrowserSession,
    request: CloudRequest,
    onAbort: (cancel: () => void) => void,
  ): Promise<CloudResponse | NetworkFailure> {
    return new Promise((resolve) => {
      let isDone = false;
      const finish = (response: CloudResponse | NetworkFailure): void => {
        isDone = true;
        resolve(response);
      };
      const stop = this.options.network.send(request, finish);
      session.cancelLoad = () => {
        if (isDone) return;
        stop();
        finish({ failure: 'the page was closed' });
      };
      onAbort(session.cancelLoad);
      void this.options.playback
        .waitUntil(() => isDone, this.options.clock.now() + PAGE_TIMEOUT_MS)
        .then((answered) => {
          if (answered || isDone) return;
          stop();
          finish({ failure: 'no answer' });
        });
    });
  }

  private toResponse(
    session: BrowserSession,
    page: TraceEntry<PageEvent>,
    request: CloudRequest,
    response: CloudResponse | NetworkFailure,
  ): BrowserResponse {
    const { trace } = this.options;
    const { url } = request;
    if ('failure' in response) {
      trace.update(page, { state: 'closed' });
      session.page = undefined;
      session.failed = request;
      const reason = `${response.failure.charAt(0).toUpperCase()}${response.failure.slice(1)}.`;
      const retry = toBrowsePath(session.token, url);
      return {
        status: 502,
        html: renderMessagePage(session.appearance, 'This page did not load', reason, retry),
      };
    }
    trace.update(page, { status: response.status });
    const location = response.headers.location;
    if (response.status >= 300 && response.status < 400 && location !== undefined) {
      this.endPage(session, 'done');
      if (!URL.canParse(location, url)) {
        const html = renderMessagePage(
          session.appearance,
          'This page did not load',
          `It leads to an address that is none: ${location.slice(0, 200)}`,
          toBrowsePath(session.token, url),
        );
        return { status: 502, html };
      }
      const next = new URL(location, url).href;
      if (isReturnUrl(next)) return this.returnToApp(session, next);
      return { status: response.status, location: toBrowsePath(session.token, next), html: '' };
    }
    const html = (response.headers['content-type'] ?? '').includes('html')
      ? rewriteLinks(readText(response), url, session.token)
      : renderMessagePage(
          session.appearance,
          `${new URL(url).host} answered ${response.status}`,
          describeBody(response),
        );
    return { status: response.status, html: addAppearance(html, session.appearance) };
  }

  /** Begins the page's entry in the trace. A form that posts to its own address is still the same page. */
  private beginPage(session: BrowserSession, url: string): TraceEntry<PageEvent> {
    const { page } = session;
    session.cancelLoad();
    if (page && isSamePage(page.url, url)) return page;
    this.endPage(session, 'done');
    session.page = this.options.trace.add<PageEvent>({ kind: 'page', url, state: 'open' });
    return session.page;
  }

  /** The redirect page continues to the address in `state`, where the settings page waits if it set it. */
  private returnToApp(session: BrowserSession, url: string): BrowserResponse {
    const target = isSimpleRedirectUrl(url) ? followSimpleRedirect(url) : url;
    this.endPage(session, 'done');
    if (target === undefined || !isCallbackUrl(target)) {
      const text =
        'The redirect page cannot return to the app: “state” is not the one that the component set.';
      return { status: 200, html: renderMessagePage(session.appearance, 'Nowhere to return to', text) };
    }
    this.sessions.delete(session.token);
    const params = readRedirectParameters(target);
    if (params.code !== undefined || params.access_token !== undefined)
      this.options.onSignIn(describeSignIn(session));
    this.options.send({ type: 'returned', id: session.id, params }, session.client);
    return { status: 200, html: renderMessagePage(session.appearance, 'Back to the app', '') };
  }

  private endPage(session: BrowserSession, state: EndState): void {
    session.cancelLoad();
    if (session.page) this.options.trace.update(session.page, { state });
    session.page = undefined;
  }

  private closeSession(session: BrowserSession, state: EndState): void {
    this.endPage(session, state);
    this.sessions.delete(session.token);
  }
}

function isReturnUrl(url: string): boolean {
  return isSimpleRedirectUrl(url) || isCallbackUrl(url);
}

function isSamePage(one: string, other: string): boolean {
  const [a, b] = [new URL(one), new URL(other)];
  return a.origin === b.origin && a.pathname === b.pathname;
}
