import { invalidParameter } from '../date-parameters';
import type { ResourceCall } from '../route';

/** Minutes per value of intraday activity. */
export const DETAIL_MINUTES = { '1min': 1, '5min': 5, '15min': 15 } as const;

/** Returns the entry for the path's `{detail}`; throws 400 where the endpoint does not have this level. */
export function detailParameter<T>(call: ResourceCall, levels: Readonly<Record<string, T>>): T {
  const name = call.pathParameter('detail');
  const level = Object.hasOwn(levels, name) ? levels[name] : undefined;
  if (level === undefined) throw invalidParameter('detail-level', `Invalid detail level: ${name}`);
  return level;
}
