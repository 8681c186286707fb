import type { Clock } from '../world/clock';
import type { CloudRequest, CloudResponse } from '../world/http';
import type { Network } from '../world/network';
import type { PageEvent, Trace, TraceEntry } from '../world/trace';
import { formEntries, type HtmlForm, readForms } from './html-form';
import { REQUEST_TIMEOUT } from './http-exchange';
import { MAX_REDIRECTS, nextRequest } from './redirects';

/** How long a person looks at a page before pressing a button. */
const READING_TIME = 2_000;

/** What the person does with a form: a button's value, and the checkboxes they take the tick from. */
export interface Choice {
  /** The value of the button pressed. */
  press: string;
  /** Values of the checkboxes that are unticked. */
  untick: readonly string[];
}

/** How a visit ended: at an address that `isGoal` knows, or without one. */
export type VisitEnd = { arrived: string } | { closed: string };

export interface Visit {
  url: string;
  /** An address that is not opened any more: the visit ends there. */
  isGoal(url: string): boolean;
  /** What the person does with the page's form; undefined: closes the page. */
  choice: Choice | undefined;
  done(end: VisitEnd): void;
}

interface BrowserOptions {
  network: Network;
  clock: Clock;
  trace: Trace;
}

/** The phone's browser without a window: follows redirects and fills in forms. No scripts, no cookies. */
export class HeadlessBrowser {
  constructor(private readonly options: BrowserOptions) {}

  /** Opens an address and acts as `visit` says. The answer closes the page: `done` is not called then. */
  visit(visit: Visit): () => void {
    const page = new OpenPage(this.options, visit);
    page.go({ method: 'GET', url: visit.url, headers: { accept: 'text/html' } });
    return () => page.close();
  }
}

class OpenPage {
  private readonly entry: TraceEntry<PageEvent>;
  private steps = 0;
  /** Ends what is under way; undefined when nothing is any more. */
  private stop: (() => void) | undefined;

  constructor(
    private readonly options: BrowserOptions,
    private readonly visit: Visit,
  ) {
    this.entry = options.trace.add({ kind: 'page', url: visit.url, state: 'open' });
  }

  close(): void {
    if (!this.stop) return;
    this.stop();
    this.stop = undefined;
    this.options.trace.update(this.entry, { state: 'closed' });
  }

  go(request: CloudRequest): void {
    if (this.visit.isGoal(request.url)) this.end({ arrived: request.url });
    else if (this.steps++ > MAX_REDIRECTS) this.end({ closed: 'too many redirects' });
    else {
      const { clock, network } = this.options;
      const timeout = clock.after(REQUEST_TIMEOUT, () => {
        this.stop?.();
        this.end({ closed: `no answer in ${REQUEST_TIMEOUT / 1000} s` });
      });
      const giveUp = network.send(withoutFragment(request), (answer) => {
        timeout.cancel();
        if ('failure' in answer) this.end({ closed: answer.failure });
        else this.show(request, answer);
      });
      this.stop = () => {
        timeout.cancel();
        giveUp();
      };
    }
  }

  private show(request: CloudRequest, answer: CloudResponse): void {
    const { clock, trace } = this.options;
    const next = nextRequest(request, answer);
    if (next) {
      this.go(next);
      return;
    }
    trace.update(this.entry, { url: request.url, status: answer.status });
    const timer = clock.after(READING_TIME, () => this.act(request.url, answer.body));
    this.stop = () => timer.cancel();
  }

  private act(url: string, html: string): void {
    const { choice } = this.visit;
    const next = choice ? submit(url, html, choice) : 'the person closed the page';
    if (typeof next === 'string') this.end({ closed: next });
    else this.go(next);
  }

  private end(end: VisitEnd): void {
    this.stop = undefined;
    this.options.trace.update(this.entry, { state: 'arrived' in end ? 'done' : 'closed' });
    this.visit.done(end);
  }
}

/** The request that the choice makes of the page's form, or in one line why there is none. */
function submit(url: string, html: string, choice: Choice): CloudRequest | string {
  for (const form of readForms(html)) {
    const button = form.fields.find(
      (field) => field.type === 'submit' && field.value.toLowerCase() === choice.press,
    );
    if (button) return formRequest(url, form, new URLSearchParams(formEntries(form, button, choice.untick)));
  }
  return `the page at ${new URL(url).hostname} has no form with a button "${choice.press}"`;
}

function formRequest(url: string, form: HtmlForm, entries: URLSearchParams): CloudRequest {
  const target = new URL(form.action, url);
  target.hash = '';
  if (form.method === 'GET') {
    target.search = entries.toString();
    return { method: 'GET', url: target.href, headers: { accept: 'text/html' } };
  }
  const headers = { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' };
  return { method: 'POST', url: target.href, headers, body: entries.toString() };
}

function withoutFragment(request: CloudRequest): CloudRequest {
  const url = new URL(request.url);
  url.hash = '';
  return { ...request, url: url.href };
}
