import { formatValue } from '../../realm/format-value';
import { toPackagedLines } from './app-stack';
import { postToPage } from './bridge';

/** Reports what the app's page has thrown, with its stack where it has one. */
export function reportThrown(thrown: unknown): void {
  const stack = thrown instanceof Error && thrown.stack ? toPackagedLines(thrown.stack) : undefined;
  postToPage({ type: 'error', text: toText(thrown), stack });
}

/** Calls a function of the app; what it throws is reported, and the result is undefined. */
export function callApp<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    reportThrown(error);
    return undefined;
  }
}

/** A value as the event log shows it. */
export function toText(value: unknown): string {
  // No [object Error] to `formatValue`.
  return value instanceof DOMException ? `${value.name}: ${value.message}` : formatValue(value);
}
