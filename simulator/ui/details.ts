import type {
  CodeLocation,
  FileEvent,
  LifecycleEvent,
  MessageEvent,
  SettingEvent,
  TraceEntry,
} from '../world/trace';
import { MAX_MESSAGE_BYTES } from '../world/trace-events';
import { describeLifecycle } from './describe-lifecycle';
import {
  createCodeBlock,
  createFactList,
  formatCompactJson,
  formatJson,
  type MaskText,
} from './details-blocks';
import { createElement, onClick } from './dom';
import { formatBytes } from './format';
import { hasSecret, maskSecrets, maskSetting } from './mask-secrets';
import { createRequestDetails } from './request-details';

/** The content below an opened row. */
export function createDetails(entry: TraceEntry): HTMLElement {
  const box = createElement('div', { class: 'ev__d' });
  const render = (isUnmasked: boolean): void => {
    const maskText = isUnmasked ? (text: string) => text : maskSecrets;
    box.replaceChildren(...createContent(entry, maskText));
    if (!hasSecret(entry)) return;
    if (isUnmasked) box.dataset.showsTokens = String(entry.id);
    else delete box.dataset.showsTokens;
    const toggle = createElement(
      'button',
      { type: 'button', class: 'tx' },
      isUnmasked ? 'Hide tokens' : 'Show tokens',
    );
    onClick(toggle, () => render(!isUnmasked));
    (box.querySelector('.ev__a') ?? box.appendChild(createElement('p', { class: 'ev__a' }))).append(toggle);
  };
  render(false);
  return box;
}

function createContent(entry: TraceEntry, maskText: MaskText): Node[] {
  switch (entry.kind) {
    case 'request':
      return createRequestDetails(entry, maskText);
    case 'page':
      return [createElement('p', { class: 'ev__u' }, maskText(entry.url))];
    case 'message':
      return createMessageDetails(entry, maskText);
    case 'file':
      return createFileDetails(entry, maskText);
    case 'setting':
      return [
        createCodeBlock(entry.value === null ? 'removed' : formatSetting(entry.key, entry.value, maskText)),
        createFactList({ 'Written by': writerName(entry.by) }),
      ];
    case 'error':
      return [
        createElement('p', { class: 'ev__t bad' }, maskText(entry.text)),
        ...createFrames(entry, maskText),
      ];
    case 'console':
    case 'warning':
      return [createElement('p', { class: 'ev__t' }, maskText(entry.text)), ...createFrames(entry, maskText)];
    case 'start':
    case 'exit':
    case 'wake':
    case 'unload':
    case 'display':
    case 'link':
    case 'network':
    case 'fault':
    case 'tap':
      return createLifecycleDetails(entry);
  }
}

function createLifecycleDetails(entry: TraceEntry<LifecycleEvent>): Node[] {
  const { place, what, detail } = describeLifecycle(entry, '');
  return [createFactList({ Place: place, What: what, Detail: detail })];
}

function formatSetting(key: string | null, value: string, maskText: MaskText): string {
  const text = formatJson(value);
  return maskText === maskSecrets ? maskSetting(key, text) : text;
}

/** The app's frames, a line each. */
function createFrames({ frames = [] }: Partial<CodeLocation>, maskText: MaskText): Node[] {
  return frames.length === 0 ? [] : [createElement('pre', { tabindex: '0' }, maskText(frames.join('\n')))];
}

function createMessageDetails(entry: TraceEntry<MessageEvent>, maskText: MaskText): Node[] {
  return [
    createCodeBlock(maskText(JSON.stringify(entry.data, null, 2) ?? 'undefined')),
    createFactList({
      Bytes: `${entry.bytes} of ${MAX_MESSAGE_BYTES.toLocaleString('en-US')}`,
      State: entry.state,
    }),
  ];
}

function createFileDetails(entry: TraceEntry<FileEvent>, maskText: MaskText): Node[] {
  const data = entry.data === undefined ? [] : [createCodeBlock(maskText(formatCompactJson(entry.data)))];
  return [createFactList({ Bytes: formatBytes(entry.bytes), State: entry.state }), ...data];
}

function writerName(by: SettingEvent['by']): string {
  return by === 'settings' ? 'settings page' : 'companion';
}
