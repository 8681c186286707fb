import type { Clock } from '../world/clock';
import { SECOND_MS } from '../world/duration';
import { type CloudRequest, type CloudResponse, readText } from '../world/http';
import type { Network } from '../world/network';
import type { PageEvent, Trace, TraceEntry } from '../world/trace';
import { PHONE_REQUEST_TIMEOUT_MS } from './fetch-with-redirects';
import { collectFormEntries, type HtmlForm, parseForms } from './html-form';
import { followRedirect, MAX_REDIRECTS } from './redirects';

/** Time that a person looks at a page before pressing a button, ms. */
export const READING_TIME_MS = 2 * SECOND_MS;

/** What the person does with a form. */
export interface FormChoice {
  /** The value of the button. */
  press: string;
  /** The values of the checkboxes to untick. */
  untick: readonly string[];
}

/** A visit ends at an address for which `isGoal` is true, or with a reason in one line. */
type VisitResult = { arrived: string } | { closed: string };

interface Visit {
  url: string;
  /** Whether the visit ends at this address, which is then not requested. */
  isGoal(url: string): boolean;
  /** What the person does with the page's form; undefined: the person closes the page. */
  choice: FormChoice | undefined;
  onEnd(result: VisitResult): void;
}

interface HeadlessBrowserOptions {
  network: Network;
  clock: Clock;
  trace: Trace;
}

/** The phone's browser without a window: follows redirects and fills in forms. No scripts, no cookies. */
export class HeadlessBrowser {
  constructor(private readonly options: HeadlessBrowserOptions) {}

  /** Starts a visit; the returned function closes the page without `onEnd`. */
  visit(visit: Visit): () => void {
    const page = new OpenPage(this.options, visit);
    page.load({ method: 'GET', url: visit.url, headers: { accept: 'text/html' } });
    return () => page.close();
  }
}

class OpenPage {
  private readonly entry: TraceEntry<PageEvent>;
  private redirectCount = 0;
  /** Cancels the open request or timer; undefined if there is none. */
  private cancelPending: (() => void) | undefined;

  constructor(
    private readonly options: HeadlessBrowserOptions,
    private readonly visit: Visit,
  ) {
    this.entry = options.trace.add({ kind: 'page', url: visit.url, state: 'open' });
  }

  close(): void {
    if (!this.cancelPending) return;
    this.cancelPending();
    this.cancelPending = undefined;
    this.options.trace.update(this.entry, { state: 'closed' });
  }

  load(request: CloudRequest): void {
    if (this.visit.isGoal(request.url)) this.finish({ arrived: request.url });
    else if (!URL.canParse(request.url)) this.finish({ closed: 'the address is not valid' });
    else if (this.redirectCount++ > MAX_REDIRECTS) this.finish({ closed: 'too many redirects' });
    else {
      const { clock, network } = this.options;
      const timeout = clock.after(PHONE_REQUEST_TIMEOUT_MS, () => {
        this.cancelPending?.();
        this.finish({ closed: `no response within ${PHONE_REQUEST_TIMEOUT_MS / SECOND_MS} s` });
      });
      const cancelRequest = network.send(withoutFragment(request), (result) => {
        timeout.cancel();
        if ('failure' in result) this.finish({ closed: result.failure });
        else this.handleResponse(request, result);
      });
      this.cancelPending = () => {
        timeout.cancel();
        cancelRequest();
      };
    }
  }

  private handleResponse(request: CloudRequest, response: CloudResponse): void {
    const { clock, trace } = this.options;
    const next = followRedirect(request, response);
    if (next) {
      this.load(next);
      return;
    }
    trace.update(this.entry, { url: request.url, status: response.status });
    const timer = clock.after(READING_TIME_MS, () => this.makeChoice(request.url, readText(response)));
    this.cancelPending = () => timer.cancel();
  }

  private makeChoice(url: string, html: string): void {
    const { choice } = this.visit;
    const next = choice ? createSubmission(url, html, choice) : 'the person closed the page';
    if (typeof next === 'string') this.finish({ closed: next });
    else this.load(next);
  }

  private finish(result: VisitResult): void {
    this.cancelPending = undefined;
    this.options.trace.update(this.entry, { state: 'arrived' in result ? 'done' : 'closed' });
    this.visit.onEnd(result);
  }
}

/** The request that submits the page's form, or the reason in one line why there is none. */
function createSubmission(url: string, html: string, choice: FormChoice): CloudRequest | string {
  for (const form of parseForms(html)) {
    const button = form.fields.find(
      (field) => field.type === 'submit' && field.value.toLowerCase() === choice.press,
    );
    if (button && !URL.canParse(form.action, url)) return `the form's address "${form.action}" is not valid`;
    if (button)
      return formRequest(url, form, new URLSearchParams(collectFormEntries(form, button, choice.untick)));
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
