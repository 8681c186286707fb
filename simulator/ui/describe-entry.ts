import { isRecord } from '../world/guards';
import type { Place, TraceEntry } from '../world/trace';
import { describeLifecycle } from './describe-lifecycle';
import { formatBytes, formatCount } from './format';

/** The filter that shows an entry. */
export const ENTRY_GROUPS = ['requests', 'messages', 'files', 'life'] as const;
export type EntryGroup = (typeof ENTRY_GROUPS)[number];

/** How an entry is drawn: as a ring on one lane, or an arrow between two. */
export type Hop = 'w' | 'p' | 'c' | 'pw' | 'wp' | 'pc';

/** An entry in words, for its row. */
export interface EntrySummary {
  group: EntryGroup;
  hop: Hop;
  kind: string;
  name: string;
  size: string;
  status: string;
  /** `wait`: pending. `lost`: did not arrive. `bad`: threw or was refused. `warn`: a warning. */
  state: '' | 'wait' | 'lost' | 'bad' | 'warn';
  /** The arrow in words, `Phone to cloud`; empty for what stays in one place. */
  hopName: string;
}

const HOPS_BY_PLACE: Record<Place, Hop> = { watch: 'w', phone: 'p', settings: 'p', cloud: 'c' };
const HOP_NAMES: Partial<Record<Hop, string>> = {
  pw: 'Phone to watch',
  wp: 'Watch to phone',
  pc: 'Phone to cloud',
};
const FILE_STATES = {
  pending: 'waits',
  transferring: 'sending',
  transferred: 'sent',
  canceled: 'canceled',
  error: 'failed',
} as const;
/** The beginning that all resource paths of a web API share: version and owner. */
const PATH_PREFIX = /^\/(?:v?\d+(?:\.\d+)?\/)?(?:users?\/(?:-|me)\/)?(?:dataTypes\/)?/;

type SummaryDraft = Omit<EntrySummary, 'hopName' | 'size' | 'status' | 'state'> & Partial<EntrySummary>;

/** `formatTime`: of the last time of what happened more than once. */
export function describeEntry(
  entry: TraceEntry,
  appName: string,
  formatTime: (t: number) => string,
): EntrySummary {
  const summary: EntrySummary = {
    size: '',
    status: '',
    state: '',
    hopName: '',
    ...draftSummary(entry, appName),
    ...summarizeRepetition(entry, formatTime),
  };
  summary.hopName = HOP_NAMES[summary.hop] ?? '';
  return summary;
}

function draftSummary(entry: TraceEntry, appName: string): SummaryDraft {
  switch (entry.kind) {
    case 'start':
    case 'exit':
    case 'wake':
    case 'unload':
    case 'display':
    case 'link':
    case 'network':
    case 'fault':
    case 'tap': {
      const { place, what, name } = describeLifecycle(entry, appName);
      return { group: 'life', hop: HOPS_BY_PLACE[place], kind: what, name };
    }
    case 'console': {
      const state = entry.level === 'warn' ? 'warn' : entry.level === 'error' ? 'bad' : '';
      return { group: 'life', hop: HOPS_BY_PLACE[entry.place], kind: entry.level, name: entry.text, state };
    }
    case 'error':
      return {
        group: 'life',
        hop: HOPS_BY_PLACE[entry.place],
        kind: 'error',
        name: entry.text,
        state: 'bad',
      };
    case 'warning':
      return {
        group: 'life',
        hop: HOPS_BY_PLACE[entry.place],
        kind: 'warning',
        name: entry.text,
        state: 'warn',
      };
    case 'setting': {
      const size = entry.value === null ? '' : formatBytes(byteLength(entry.value));
      const status = entry.value === null ? 'removed' : '';
      return { group: 'life', hop: 'p', kind: 'setting', name: entry.key ?? 'all keys', size, status };
    }
    case 'page': {
      const status = entry.state === 'done' ? `${entry.status ?? ''}` : entry.state;
      const state = entry.state === 'open' ? 'wait' : '';
      return { group: 'requests', hop: 'pc', kind: 'page', name: getPathName(entry.url), status, state };
    }
    case 'request':
      return {
        group: 'requests',
        hop: 'pc',
        kind: entry.method,
        name: getPathName(entry.url),
        ...summarizeResponse(entry),
      };
    case 'message': {
      const hop = entry.direction === 'toWatch' ? 'pw' : 'wp';
      const state = entry.state === 'lost' ? 'lost' : entry.state === 'sent' ? 'wait' : '';
      const status = entry.state === 'lost' ? 'lost' : '';
      return {
        group: 'messages',
        hop,
        kind: 'message',
        name: messageName(entry.data),
        size: formatBytes(entry.bytes),
        status,
        state,
      };
    }
    case 'file': {
      const hop = entry.direction === 'toWatch' ? 'pw' : 'wp';
      const state =
        entry.state === 'error'
          ? 'lost'
          : entry.state === 'pending' || entry.state === 'transferring'
            ? 'wait'
            : '';
      return {
        group: 'files',
        hop,
        kind: 'file',
        name: entry.name,
        size: formatBytes(entry.bytes),
        status: FILE_STATES[entry.state],
        state,
      };
    }
  }
}

/** `× 144,000, last 18:42:10`: an entry that stands for several equal ones. */
function summarizeRepetition(
  entry: TraceEntry,
  formatTime: (t: number) => string,
): Pick<EntrySummary, 'status'> | undefined {
  if (!('count' in entry) || entry.count === undefined) return undefined;
  return { status: `× ${formatCount(entry.count)}, last ${formatTime(entry.last ?? entry.t)}` };
}

function summarizeResponse(
  entry: TraceEntry & { kind: 'request' },
): Pick<EntrySummary, 'size' | 'status' | 'state'> {
  if (entry.failure !== undefined) return { size: '', status: 'failed', state: 'lost' };
  if (entry.status === undefined) return { size: '', status: 'open', state: 'wait' };
  const size = entry.bytes === undefined ? '' : formatBytes(entry.bytes);
  return { size, status: `${entry.status}`, state: entry.status >= 400 ? 'bad' : '' };
}

/** The path without the beginning that all share and without the format at its end. */
export function getPathName(address: string): string {
  if (!URL.canParse(address)) return address;
  const { pathname, hostname } = new URL(address);
  const name = pathname.replace(PATH_PREFIX, '').replace(/\.json$|\/dataPoints/, '');
  return name === '' || name === '/' ? hostname : name.replace(/^\//, '');
}

/** The type, key, command or name of a message; else the beginning of its JSON. */
export function messageName(data: unknown): string {
  if (isRecord(data)) {
    for (const key of ['type', 'key', 'command', 'name'] as const) {
      const value = data[key];
      if (typeof value === 'string' && value !== '') return value;
    }
  }
  return (JSON.stringify(data) ?? String(data)).slice(0, 60);
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
