import type { RequestEvent, TraceEntry } from '../world/trace';
import { code, facts, pretty, type Show } from './code-block';
import { make, onPress } from './dom';

/** What is shown of a body before it is asked for as a whole. */
const FIRST_LINES = 8;
const FIRST_LETTERS = 500;

/** Address, figures and answer of a request. */
export function requestDetails(entry: TraceEntry<RequestEvent>, show: Show): Node[] {
  const headers = entry.responseHeaders ?? {};
  const left = headers['fitbit-rate-limit-remaining'];
  const limit = headers['fitbit-rate-limit-limit'];
  return [
    make('p', { class: 'ev__u' }, show(entry.url)),
    facts({
      Took: entry.durationMs === undefined ? undefined : `${Math.round(entry.durationMs)} ms`,
      'Left this hour': left === undefined || limit === undefined ? left : `${left} of ${limit}`,
      Failure: entry.failure,
    }),
    ...(entry.requestBody ? [code(show(entry.requestBody))] : []),
    ...answer(entry, show),
  ];
}

/** The body's first lines, and the ways to see more of the answer. */
function answer(entry: TraceEntry<RequestEvent>, show: Show): Node[] {
  const view = make('div');
  const actions = make('p', { class: 'ev__a' });
  const choose = async (name: 'First lines' | 'Headers' | 'Whole body'): Promise<void> => {
    const body = pretty((await whole(entry)).responseBody ?? '');
    const text = name === 'Headers' ? headerText(entry) : name === 'Whole body' ? body : firstLines(body);
    view.replaceChildren(...(text === '' ? [] : [code(show(text))]));
  };
  for (const name of ['Headers', 'Whole body'] as const) {
    if (name === 'Whole body' && !entry.responseBody) continue;
    const button = make('button', { type: 'button', class: 'tx', 'aria-pressed': 'false' }, name);
    onPress(button, () => {
      const on = button.getAttribute('aria-pressed') === 'false';
      for (const other of actions.querySelectorAll('[aria-pressed]'))
        other.setAttribute('aria-pressed', 'false');
      button.setAttribute('aria-pressed', String(on));
      void choose(on ? name : 'First lines');
    });
    actions.append(button);
  }
  actions.append(curlButton(entry));
  void choose('First lines');
  return [view, actions];
}

/** The line has only a body's beginning; the server has the rest. */
async function whole(entry: TraceEntry<RequestEvent>): Promise<RequestEvent> {
  if ((entry.bytes ?? 0) < 1_000) return entry;
  try {
    const reply = await fetch(`/trace/${entry.id}`);
    return reply.ok ? ((await reply.json()) as RequestEvent) : entry;
  } catch {
    return entry;
  }
}

function curlButton(entry: RequestEvent): HTMLElement {
  const button = make('button', { type: 'button', class: 'tx' }, 'Copy as curl');
  onPress(button, () => {
    void navigator.clipboard.writeText(curlText(entry)).then(() => {
      button.textContent = 'Copied';
    });
  });
  return button;
}

function firstLines(whole: string): string {
  // A list in an object is how nearly all answers begin: one line for its three brackets.
  const opening = /^\{\n {2}("[^"]+": \[)\n {4}\{\n/;
  const text = opening.test(whole) ? whole.replace(opening, '{ $1 {\n').replaceAll(/^ {6}/gm, '    ') : whole;
  const short = text.split('\n').slice(0, FIRST_LINES).join('\n').slice(0, FIRST_LETTERS);
  return short.length < text.length ? `${short} …` : short;
}

function headerText(entry: RequestEvent): string {
  const lines = (headers: Record<string, string>): string =>
    Object.entries(headers)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n');
  return `${lines(entry.requestHeaders)}\n\n${entry.status ?? ''}\n${lines(entry.responseHeaders ?? {})}`;
}

function curlText(entry: RequestEvent): string {
  const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
  const headers = Object.entries(entry.requestHeaders).map(
    ([name, value]) => `-H ${quote(`${name}: ${value}`)}`,
  );
  const body = entry.requestBody ? [`--data ${quote(entry.requestBody)}`] : [];
  return [`curl -X ${entry.method} ${quote(entry.url)}`, ...headers, ...body].join(' ');
}
