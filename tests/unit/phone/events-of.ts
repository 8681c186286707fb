import type { Trace, TraceEntry, TraceEvent } from '../../../simulator/world/trace';

/** The entries of one kind, in order. */
export function eventsOf<K extends TraceEvent['kind']>(
  trace: Trace,
  kind: K,
): Extract<TraceEntry, { kind: K }>[] {
  return trace.entries.filter((entry): entry is Extract<TraceEntry, { kind: K }> => entry.kind === kind);
}
