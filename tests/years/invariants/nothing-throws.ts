import type { TraceEntry } from '../../../simulator/world/trace';
import type { Invariant } from '../invariant';

/** Warnings that the faults lead to: full storages, damaged files, and a sign-in page that has no network. */
const EXPECTED_WARNINGS = /is full: writes throw|^cbor: |^<Oauth>: /;
/** The lines in which our own code reports an exception that it caught at its last border. */
const CAUGHT = /^internal error: |^(home|state|list|sleep|recovery|week|body|friends|status|rim|touch): /;

/**
 * Looks for uncaught exceptions, for those that the product's last borders caught, and for what a real device would not
 * do.
 */
export const nothingThrows: Invariant = {
  name: 'nothing-throws',
  rule: 'No exception leaves an entry point of watch, companion or settings page, and none is one of our own code.',
  except: 'Lines about a full storage or a damaged file, and the sign-in page without a network.',
  watch({ world }, report) {
    world.trace.listen((entry, isNew) => {
      const text = isNew ? findFault(entry) : undefined;
      if (text !== undefined) report(text);
    });
    return {};
  },
};

function findFault(entry: TraceEntry): string | undefined {
  if (entry.kind === 'error') return `${entry.place} threw ${entry.text} at ${entry.at ?? 'unknown'}`;
  if (entry.kind === 'console' && CAUGHT.test(entry.text)) return `${entry.place} wrote "${entry.text}"`;
  if (entry.kind === 'warning' && !EXPECTED_WARNINGS.test(entry.text))
    return `${entry.place} does what a real one would not do: ${entry.text}`;
  return undefined;
}
