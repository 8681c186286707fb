import { randomBytes } from 'node:crypto';
import {
  followSimpleRedirect,
  isCallbackUrl,
  isSimpleRedirectUrl,
  readRedirectParameters,
} from '../settings-page/oauth';
import type { Clock } from '../world/clock';
import type { CloudRequest, CloudResponse } from '../world/http';
import type { Network, NetworkFailure } from '../world/network';
import type { PageEvent, Trace, TraceEntry } from '../world/trace';
import type { Client } from './broadcast';
import { browsePath, rewriteAddresses } from './browse-path';
import { messagePage, type PageLook, withLook } from './browser-pages';
import type { Pace } from './playback';
import type { ServerMessage } from './protocol';

/** Virtual milliseconds until a page that does not answer is given up. */
const PATIENCE = 60_000;

interface Opening {
  id: number;
  token: string;
  client: Client;
  look: PageLook;
  page: TraceEntry<PageEvent> | undefined;
  cancel: () => void;
}

/** What the phone's browser frame is answered. */
export interface BrowserAnswer {
  status: number;
  location?: string;
  html: string;
}

export interface PhoneBrowserOptions {
  network: Network;
  clock: Clock;
  trace: Trace;
  pace: Pick<Pace, 'until'>;
  send(message: ServerMessage, client: Client): void;
}

/**
 * The browser on the phone, for consent and for links. Each page is asked of the world's network, so it
 * is as slow, broken or offline as the world is; redirects are followed one by one. At the settings
 * page's redirect address the way ends and its parameters go back to the page that opened the browser.
 */
export class PhoneBrowser {
  private readonly openings = new Map<string, Opening>();

  constructor(private readonly options: PhoneBrowserOptions) {}

  /** Opens `url` for a page; the page puts the answered address into its frame. */
  open(client: Client, id: number, url: string, look: PageLook): void {
    if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
      this.options.send({ type: 'problem', text: `the phone cannot open ${url}` }, client);
      return;
    }
    const token = randomBytes(16).toString('hex');
    this.openings.set(token, { id, token, client, look, page: undefined, cancel: () => undefined });
    this.options.send({ type: 'browser', browser: { id, url, frame: browsePath(token, url) } }, client);
  }

  /** The person closed the browser before the end of the way. */
  close(client: Client, id: number): void {
    for (const opening of this.openings.values()) {
      if (opening.client === client && opening.id === id) this.end(opening, 'closed');
    }
  }

  /** A window went away, and its browsers with it. */
  closeAll(client: Client): void {
    for (const opening of this.openings.values()) if (opening.client === client) this.end(opening, 'closed');
  }

  /** Shows one page. Undefined where nobody opened this browser; `onGone` lets go of a page still loading. */
  async visit(
    token: string,
    request: CloudRequest,
    onGone: (letGo: () => void) => void,
  ): Promise<BrowserAnswer | undefined> {
    const opening = this.openings.get(token);
    if (!opening) return undefined;
    if (isEndOfTheWay(request.url)) return this.arrive(opening, request.url);
    const page = this.turnTo(opening, request.url);
    this.options.send({ type: 'browser', browser: { id: opening.id, url: request.url } }, opening.client);
    const answer = await this.ask(opening, request, onGone);
    if (opening.page !== page) return { status: 204, html: '' };
    return this.show(opening, page, request.url, answer);
  }

  private ask(
    opening: Opening,
    request: CloudRequest,
    onGone: (letGo: () => void) => void,
  ): Promise<CloudResponse | NetworkFailure> {
    return new Promise((resolve) => {
      let over = false;
      const finish = (answer: CloudResponse | NetworkFailure): void => {
        over = true;
        resolve(answer);
      };
      const stop = this.options.network.send(request, finish);
      opening.cancel = () => {
        if (over) return;
        stop();
        finish({ failure: 'the page was closed' });
      };
      onGone(opening.cancel);
      void this.options.pace
        .until(() => over, this.options.clock.now() + PATIENCE)
        .then((answered) => {
          if (answered || over) return;
          stop();
          finish({ failure: 'no answer' });
        });
    });
  }

  private show(
    opening: Opening,
    page: TraceEntry<PageEvent>,
    url: string,
    answer: CloudResponse | NetworkFailure,
  ): BrowserAnswer {
    const { trace } = this.options;
    if ('failure' in answer) {
      trace.update(page, { state: 'closed' });
      opening.page = undefined;
      return { status: 502, html: messagePage(opening.look, 'This page did not load', `${answer.failure}.`) };
    }
    trace.update(page, { status: answer.status });
    const location = answer.headers.location;
    if (answer.status >= 300 && answer.status < 400 && location !== undefined) {
      this.leave(opening, 'done');
      const next = new URL(location, url).href;
      if (isEndOfTheWay(next)) return this.arrive(opening, next);
      return { status: answer.status, location: browsePath(opening.token, next), html: '' };
    }
    const html = (answer.headers['content-type'] ?? '').includes('html')
      ? rewriteAddresses(answer.body, url, opening.token)
      : messagePage(opening.look, `${new URL(url).host} answered ${answer.status}`, answer.body);
    return { status: answer.status, html: withLook(html, opening.look) };
  }

  /** The page's entry in the trace. A form that answers to its own address is the same page still. */
  private turnTo(opening: Opening, url: string): TraceEntry<PageEvent> {
    const { page } = opening;
    opening.cancel();
    if (page && samePage(page.url, url)) return page;
    this.leave(opening, 'done');
    opening.page = this.options.trace.add<PageEvent>({ kind: 'page', url, state: 'open' });
    return opening.page;
  }

  /** The redirect page: goes on to the address in `state`, where the settings page waits if it set that. */
  private arrive(opening: Opening, url: string): BrowserAnswer {
    const target = isSimpleRedirectUrl(url) ? followSimpleRedirect(url) : url;
    this.leave(opening, 'done');
    if (target === undefined || !isCallbackUrl(target)) {
      const text =
        'The redirect page finds no way back to the app: “state” is not what the component had set.';
      return { status: 200, html: messagePage(opening.look, 'Nowhere to return to', text) };
    }
    this.openings.delete(opening.token);
    this.options.send(
      { type: 'returned', id: opening.id, params: readRedirectParameters(target) },
      opening.client,
    );
    return { status: 200, html: messagePage(opening.look, 'Back to the app', '') };
  }

  private leave(opening: Opening, state: 'done' | 'closed'): void {
    opening.cancel();
    if (opening.page) this.options.trace.update(opening.page, { state });
    opening.page = undefined;
  }

  private end(opening: Opening, state: 'done' | 'closed'): void {
    this.leave(opening, state);
    this.openings.delete(opening.token);
  }
}

function isEndOfTheWay(url: string): boolean {
  return isSimpleRedirectUrl(url) || isCallbackUrl(url);
}

function samePage(one: string, other: string): boolean {
  const [a, b] = [new URL(one), new URL(other)];
  return a.origin === b.origin && a.pathname === b.pathname;
}
