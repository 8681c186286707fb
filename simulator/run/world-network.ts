import type { Mood } from '../cloud/mood';
import { applyMood } from '../cloud/moods';
import type { Clock } from '../world/clock';
import type { Cloud, CloudRequest, CloudResponse } from '../world/http';
import type { Network, NetworkFailure } from '../world/network';
import type { Trace } from '../world/trace';

/** Milliseconds from a request to its answer where nothing is slow. */
export const LATENCY = 200;

/** Milliseconds of real time until a real server that stands in for a host is given up. */
const REAL_PATIENCE = 10_000;

/** A mood that holds only for addresses containing `match`. */
export interface NarrowMood {
  mood: Mood;
  match: string;
}

interface NetworkOptions {
  clock: Clock;
  trace: Trace;
  /** Answers for `hosts`. */
  cloud: Cloud;
  hosts: readonly string[];
  /** Host → base address of a real server that stands in for it. */
  routes: ReadonlyMap<string, string>;
  /** Milliseconds of real time until such a server is given up. */
  realPatience?: number;
}

type Answer = CloudResponse | NetworkFailure;

/**
 * The phone's way to the outside: half the latency there, half back. Being offline, moods and
 * lost answers happen here. Hosts with a route go to real servers; virtual time stands still
 * meanwhile (`settle`), so virtual time and sockets never meet.
 */
export class WorldNetwork implements Network {
  online = true;
  mood: Mood = 'normal';
  narrow: NarrowMood | undefined;
  /** How many of the next answers are lost on their way back. */
  loseAnswers = 0;
  private readonly real = new Set<Promise<void>>();
  private readonly warned = new Set<string>();

  constructor(private readonly options: NetworkOptions) {}

  setOnline(online: boolean): void {
    if (online === this.online) return;
    this.online = online;
    this.options.trace.add({
      kind: 'lifecycle',
      place: 'phone',
      what: online ? 'network on' : 'network off',
    });
  }

  setMood(mood: Mood, match?: string): void {
    if (match === undefined) this.mood = mood;
    this.narrow = match === undefined || mood === 'normal' ? undefined : { mood, match };
  }

  send(request: CloudRequest, done: (answer: Answer) => void): () => void {
    const { clock } = this.options;
    let waiting = true;
    const finish = (answer: Answer): void => {
      if (!waiting) return;
      waiting = false;
      done(answer);
    };
    if (!this.online) clock.after(30, () => finish({ failure: 'the phone is offline' }));
    else clock.after(LATENCY / 2, () => this.arrive(request, finish));
    return () => {
      waiting = false;
    };
  }

  /** True while a real server is being waited for. */
  get waiting(): boolean {
    return this.real.size > 0;
  }

  /** Resolves when no real server is being waited for. */
  async settle(): Promise<void> {
    while (this.real.size > 0) await Promise.all(this.real);
  }

  private arrive(request: CloudRequest, finish: (answer: Answer) => void): void {
    const host = new URL(request.url).hostname;
    const route = this.options.routes.get(host);
    if (!this.online) finish({ failure: 'the phone went offline' });
    else if (route !== undefined) this.toRealServer(request, route, finish);
    else if (this.options.hosts.includes(host)) this.toCloud(request, finish);
    else finish({ failure: `no host ${host} in this world` });
  }

  private toCloud(request: CloudRequest, finish: (answer: Answer) => void): void {
    const { clock } = this.options;
    const mood = this.moodFor(request);
    const answer = applyMood(
      mood,
      request,
      () => this.options.cloud.handle(request, clock.now()),
      clock.now(),
    );
    const { response, delay } = answer;
    if (response) clock.after(LATENCY / 2 + delay, () => this.back(response, finish));
  }

  private moodFor(request: CloudRequest): Mood {
    return this.narrow && request.url.includes(this.narrow.match) ? this.narrow.mood : this.mood;
  }

  private back(answer: Answer, finish: (answer: Answer) => void): void {
    const lost = this.loseAnswers > 0;
    if (lost) this.loseAnswers--;
    if (lost) finish({ failure: 'the answer was lost' });
    else finish(this.online ? answer : { failure: 'the phone went offline' });
  }

  private toRealServer(request: CloudRequest, route: string, finish: (answer: Answer) => void): void {
    const url = new URL(request.url);
    const target = new URL(url.pathname + url.search, route);
    const patience = this.options.realPatience ?? REAL_PATIENCE;
    const call = fetch(target, {
      method: request.method,
      headers: request.headers,
      body: request.body,
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    })
      .then(async (response) => ({
        status: response.status,
        headers: headersOf(response),
        body: await response.text(),
      }))
      .catch((error: Error): NetworkFailure => {
        const failure = error.name === 'TimeoutError' ? `no answer in ${patience / 1000} s` : reason(error);
        this.warnOnce(`${url.hostname} at ${route}: ${failure}`);
        return { failure };
      })
      .then((answer) => {
        this.real.delete(call);
        this.options.clock.after(LATENCY / 2, () => this.back(answer, finish));
      });
    this.real.add(call);
  }

  private warnOnce(text: string): void {
    if (this.warned.has(text)) return;
    this.warned.add(text);
    this.options.trace.add({ kind: 'warning', place: 'cloud', text });
  }
}

function headersOf(response: Response): Record<string, string> {
  const headers: Record<string, string> = {};
  response.headers.forEach((value, name) => {
    headers[name] = value;
  });
  return headers;
}

/** What went wrong, in one line: `fetch` hides it in the cause, which has only a code where several addresses failed. */
function reason({ message, cause }: Error): string {
  const { message: inner, code } = (cause ?? {}) as NodeJS.ErrnoException;
  return inner || code || message;
}
