import type { FileEvent, MessageEvent, TraceEntry } from '../world/trace';
import { code, compact, facts, pretty, type Show } from './code-block';
import { make, onPress } from './dom';
import { bytesText } from './format';
import { hasSecret, mask } from './mask';
import { requestDetails } from './request-details';

/** What a message of the platform may weigh at most. */
const MAX_MESSAGE_SIZE = 1_027;

/** What stands below an opened row. */
export function drawDetails(entry: TraceEntry): HTMLElement {
  const box = make('div', { class: 'ev__d' });
  const draw = (open: boolean): void => {
    const show = open ? (text: string) => text : mask;
    box.replaceChildren(...content(entry, show));
    if (!hasSecret(JSON.stringify(entry))) return;
    const toggle = make('button', { type: 'button', class: 'tx' }, open ? 'Hide tokens' : 'Show tokens');
    onPress(toggle, () => draw(!open));
    (box.querySelector('.ev__a') ?? box.appendChild(make('p', { class: 'ev__a' }))).append(toggle);
  };
  draw(false);
  return box;
}

function content(entry: TraceEntry, show: Show): Node[] {
  switch (entry.kind) {
    case 'request':
      return requestDetails(entry, show);
    case 'page':
      return [make('p', { class: 'ev__u' }, show(entry.url))];
    case 'message':
      return message(entry, show);
    case 'file':
      return file(entry, show);
    case 'setting':
      return [
        code(show(entry.value === null ? 'removed' : pretty(entry.value))),
        facts({ 'Written by': writer(entry.by) }),
      ];
    case 'error':
      return [
        make('p', { class: 'ev__t bad' }, show(entry.text)),
        ...(entry.stack ? [code(show(entry.stack))] : []),
      ];
    case 'console':
    case 'warning':
      return [make('p', { class: 'ev__t' }, show(entry.text))];
    case 'lifecycle':
      return [facts({ Place: entry.place, What: entry.what, Detail: entry.detail })];
  }
}

function message(entry: TraceEntry<MessageEvent>, show: Show): Node[] {
  return [
    code(show(JSON.stringify(entry.data, null, 2) ?? 'undefined')),
    facts({ Bytes: `${entry.bytes} of ${MAX_MESSAGE_SIZE.toLocaleString('en-US')}`, State: entry.state }),
  ];
}

function file(entry: TraceEntry<FileEvent>, show: Show): Node[] {
  const data = entry.data === undefined ? [] : [code(show(compact(entry.data)))];
  return [facts({ Bytes: bytesText(entry.bytes), State: entry.state }), ...data];
}

function writer(by: 'settings' | 'companion'): string {
  return by === 'settings' ? 'settings page' : 'companion';
}
