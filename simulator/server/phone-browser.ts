import { randomBytes } from 'node:crypto';
import {
  followSimpleRedirect,
  isCallbackUrl,
  isSimpleRedirectUrl,
  readRedirectParameters,
} from '../settings-page/oauth';
import type { Clock } from '../world/clock';
import { MINUTE_MS } from '../world/duration';
import type { CloudRequest, CloudResponse } from '../world/http';
import type { Network, NetworkFailure } from '../world/network';
import type { PageEvent, Trace, TraceEntry } from '../world/trace';
import type { Client } from './broadcast';
import { rewriteLinks, toBrowsePath } from './browse-path';
import { addAppearance, renderMessagePage } from './browser-pages';
import type { PageAppearance } from './page-appearance';
import type { Playback } from './playback';
import type { ServerMessage } from './protocol';

/** Virtual milliseconds until a page that does not answer is given up. */
const PAGE_TIMEOUT_MS = MINUTE_MS;

interface BrowserSession {
  id: number;
  token: string;
  client: Client;
  appearance: PageAppearance;
  page: TraceEntry<PageEvent> | undefined;
  cancelLoad: () => void;
}

/** What the phone's browser frame is answered. */
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
  send(message: ServerMessage, client: Client): void;
}

/**
 * The browser on the phone, for consent and for links. Each page is asked of the world's network, so it
 * is as slow, broken or offline as the world is; redirects are followed one by one. At the settings
 * page's redirect address the way ends and its parameters go back to the page that opened the browser.
 */
export class PhoneBrowser {
  private readonly sessions = new Map<string, BrowserSession>();

  constructor(private readonly options: PhoneBrowserOptions) {}

  /** Opens `url` for a page; the page puts the answered address into its frame. */
  open(client: Client, id: number, url: string, appearance: PageAppearance): void {
    if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
      this.options.send({ type: 'problem', text: `the phone cannot open ${url}` }, client);
      return;
    }
    const token = randomBytes(16).toString('hex');
    this.sessions.set(token, { id, token, client, appearance, page: undefined, cancelLoad: () => undefined });
    this.options.send({ type: 'browser', browser: { id, url, frame: toBrowsePath(token, url) } }, client);
  }

  /** The person closed the browser before the end of the way. */
  close(client: Client, id: number): void {
    for (const opening of this.sessions.values()) {
      if (opening.client === client && opening.id === id) this.closeSession(opening, 'closed');
    }
  }

  /** A window went away, and its browsers with it. */
  closeAll(client: Client): void {
    for (const opening of this.sessions.values())
      if (opening.client === client) this.closeSession(opening, 'closed');
  }

  /** Shows one page. Undefined where nobody opened this browser; `onAbort` lets go of a page still loading. */
  async visit(
    token: string,
    request: CloudRequest,
    onAbort: (letGo: () => void) => void,
  ): Promise<BrowserResponse | undefined> {
    const opening = this.sessions.get(token);
    if (!opening) return undefined;
    if (isReturnUrl(request.url)) return this.returnToApp(opening, request.url);
    const page = this.beginPage(opening, request.url);
    this.options.send({ type: 'browser', browser: { id: opening.id, url: request.url } }, opening.client);
    const response = await this.fetchPage(opening, request, onAbort);
    if (opening.page !== page) return { status: 204, html: '' };
    return this.toResponse(opening, page, request.url, response);
  }

  private fetchPage(
    opening: BrowserSession,
    request: CloudRequest,
    onAbort: (letGo: () => void) => void,
  ): Promise<CloudResponse | NetworkFailure> {
    return new Promise((resolve) => {
      let isDone = false;
      const finish = (response: CloudResponse | NetworkFailure): void => {
        isDone = true;
        resolve(response);
      };
      const stop = this.options.network.send(request, finish);
      opening.cancelLoad = () => {
        if (isDone) return;
        stop();
        finish({ failure: 'the page was closed' });
      };
      onAbort(opening.cancelLoad);
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
    opening: BrowserSession,
    page: TraceEntry<PageEvent>,
    url: string,
    response: CloudResponse | NetworkFailure,
  ): BrowserResponse {
    const { trace } = this.options;
    if ('failure' in response) {
      trace.update(page, { state: 'closed' });
      opening.page = undefined;
      return {
        status: 502,
        html: renderMessagePage(opening.appearance, 'This page did not load', `${response.failure}.`),
      };
    }
    trace.update(page, { status: response.status });
    const location = response.headers.location;
    if (response.status >= 300 && response.status < 400 && location !== undefined) {
      this.endPage(opening, 'done');
      const next = new URL(location, url).href;
      if (isReturnUrl(next)) return this.returnToApp(opening, next);
      return { status: response.status, location: toBrowsePath(opening.token, next), html: '' };
    }
    const html = (response.headers['content-type'] ?? '').includes('html')
      ? rewriteLinks(response.body, url, opening.token)
      : renderMessagePage(
          opening.appearance,
          `${new URL(url).host} answered ${response.status}`,
          response.body,
        );
    return { status: response.status, html: addAppearance(html, opening.appearance) };
  }

  /** The page's entry in the trace. A form that answers to its own address is the same page still. */
  private beginPage(opening: BrowserSession, url: string): TraceEntry<PageEvent> {
    const { page } = opening;
    opening.cancelLoad();
    if (page && isSamePage(page.url, url)) return page;
    this.endPage(opening, 'done');
    opening.page = this.options.trace.add<PageEvent>({ kind: 'page', url, state: 'open' });
    return opening.page;
  }

  /** The redirect page: goes on to the address in `state`, where the settings page waits if it set that. */
  private returnToApp(opening: BrowserSession, url: string): BrowserResponse {
    const target = isSimpleRedirectUrl(url) ? followSimpleRedirect(url) : url;
    this.endPage(opening, 'done');
    if (target === undefined || !isCallbackUrl(target)) {
      const text =
        'The redirect page cannot return to the app: “state” is not the one that the component set.';
      return { status: 200, html: renderMessagePage(opening.appearance, 'Nowhere to return to', text) };
    }
    this.sessions.delete(opening.token);
    this.options.send(
      { type: 'returned', id: opening.id, params: readRedirectParameters(target) },
      opening.client,
    );
    return { status: 200, html: renderMessagePage(opening.appearance, 'Back to the app', '') };
  }

  private endPage(opening: BrowserSession, state: 'done' | 'closed'): void {
    opening.cancelLoad();
    if (opening.page) this.options.trace.update(opening.page, { state });
    opening.page = undefined;
  }

  private closeSession(opening: BrowserSession, state: 'done' | 'closed'): void {
    this.endPage(opening, state);
    this.sessions.delete(opening.token);
  }
}

function isReturnUrl(url: string): boolean {
  return isSimpleRedirectUrl(url) || isCallbackUrl(url);
}

function isSamePage(one: string, other: string): boolean {
  const [a, b] = [new URL(one), new URL(other)];
  return a.origin === b.origin && a.pathname === b.pathname;
}
