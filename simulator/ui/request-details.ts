import type { RequestEvent, TraceEntry } from '../world/trace';
import { createCodeBlock, createFactList, formatJson, type MaskText } from './details-blocks';
import { createElement, onClick } from './dom';
import { formatCurl } from './format-curl';
import { readToken } from './token';

/** How much of a body is shown before the person requests the whole. */
const PREVIEW_LINES = 8;
const PREVIEW_LENGTH = 500;
const CUT_NOTE = '\n… The rest was dropped to save memory.';

/** Address, figures and response of a request. */
export function createRequestDetails(entry: TraceEntry<RequestEvent>, maskText: MaskText): Node[] {
  const headers = entry.responseHeaders ?? {};
  const left = headers['fitbit-rate-limit-remaining'];
  const limit = headers['fitbit-rate-limit-limit'];
  return [
    createElement('p', { class: 'ev__u' }, maskText(entry.url)),
    createFactList({
      Took: entry.durationMs === undefined ? undefined : `${Math.round(entry.durationMs)} ms`,
      'Left this hour': left === undefined || limit === undefined ? left : `${left} of ${limit}`,
      Failure: entry.failure === undefined ? undefined : maskText(entry.failure),
    }),
    ...(entry.requestBody ? [createCodeBlock(maskText(entry.requestBody))] : []),
    ...createResponseView(entry, maskText),
  ];
}

/** The body's first lines, and the buttons that show more of the response. */
function createResponseView(entry: TraceEntry<RequestEvent>, maskText: MaskText): Node[] {
  const view = createElement('div');
  const actions = createElement('p', { class: 'ev__a' });
  const choose = async (name: 'First lines' | 'Headers' | 'Whole body'): Promise<void> => {
    const full = await fetchFullEntry(entry);
    const body = formatJson(full.responseBody ?? '') + (full.isCut ? CUT_NOTE : '');
    const text =
      name === 'Headers' ? formatHeaders(entry) : name === 'Whole body' ? body : formatPreview(body);
    view.replaceChildren(...(text === '' ? [] : [createCodeBlock(maskText(text))]));
  };
  for (const name of ['Headers', 'Whole body'] as const) {
    if (name === 'Whole body' && !entry.responseBody) continue;
    const button = createElement('button', { type: 'button', class: 'tx', 'aria-pressed': 'false' }, name);
    onClick(button, () => {
      const on = button.getAttribute('aria-pressed') === 'false';
      for (const other of actions.querySelectorAll('[aria-pressed]'))
        other.setAttribute('aria-pressed', 'false');
      button.setAttribute('aria-pressed', String(on));
      void choose(on ? name : 'First lines');
    });
    actions.append(button);
  }
  const curl = formatCurl(entry, maskText);
  if (curl !== undefined) actions.append(createCurlButton(curl));
  void choose('First lines');
  return [view, actions];
}

/** The trace has only the beginning of a long body; the server has the rest. */
async function fetchFullEntry(entry: TraceEntry<RequestEvent>): Promise<TraceEntry<RequestEvent>> {
  if ((entry.bytes ?? 0) < 1_000) return entry;
  try {
    const response = await fetch(`/trace/${entry.id}`, { headers: { 'x-token': readToken() } });
    // The server has checked it.
    const full = response.ok ? ((await response.json()) as TraceEntry<RequestEvent>) : undefined;
    return full && !full.isCut ? full : { ...entry, isCut: true };
  } catch {
    return entry;
  }
}

function createCurlButton(curl: string): HTMLElement {
  const title = 'For bash, zsh and other shells of their kind. Tokens are covered unless they are shown.';
  const button = createElement('button', { type: 'button', class: 'tx', title }, 'Copy as curl');
  onClick(button, () => {
    void navigator.clipboard.writeText(curl).then(() => {
      button.textContent = 'Copied';
    });
  });
  return button;
}

function formatPreview(whole: string): string {
  // Nearly all responses begin with a list in an object: one line for the three brackets.
  const opening = /^\{\n {2}("[^"]+": \[)\n {4}\{\n/;
  const text = opening.test(whole) ? whole.replace(opening, '{ $1 {\n').replaceAll(/^ {6}/gm, '    ') : whole;
  const short = text.split('\n').slice(0, PREVIEW_LINES).join('\n').slice(0, PREVIEW_LENGTH);
  return short.length < text.length ? `${short} …` : short;
}

function formatHeaders(entry: RequestEvent): string {
  const lines = (headers: Record<string, string>): string =>
    Object.entries(headers)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n');
  return `${lines(entry.requestHeaders)}\n\n${entry.status ?? ''}\n${lines(entry.responseHeaders ?? {})}`;
}
