import type { TraceEntry } from '../world/trace';
import { messageName } from './describe-entry';

/**
 * What entries have in common that may share a row; undefined for what always has its own: failures, and what was done
 * by hand.
 */
export function foldKey(entry: TraceEntry): string | undefined {
  switch (entry.kind) {
    case 'setting':
      return `setting ${entry.by}`;
    case 'message':
      return entry.state === 'lost' ? undefined : `message ${entry.direction} ${messageName(entry.data)}`;
    case 'file':
      return entry.state === 'error' || entry.state === 'canceled'
        ? undefined
        : `file ${entry.direction} ${entry.name}`;
    case 'request':
      return entry.status !== undefined && entry.status < 400
        ? `${entry.method} ${entry.url.replace(/\?.*$/, '').replace(/\d+/g, '0')}`
        : undefined;
    case 'wake':
      return `wake ${entry.reason}`;
    case 'display':
      return `display ${entry.mode}`;
    case 'unload':
      return `unload ${entry.cause}`;
    default:
      return undefined;
  }
}

/** What a group of entries has in common with another; undefined where one of them has its own row. */
export function groupKey(entries: readonly TraceEntry[]): string | undefined {
  const keys = entries.map(foldKey);
  if (keys.length === 0 || keys.includes(undefined)) return undefined;
  // Responses come in any order, and how many keys were stored says little.
  return [...new Set(keys)].sort().join('\n');
}
