import { formatValue } from '../../realm/format-value';
import { toPackagedLines } from './app-stack';
import { postToPage } from './bridge';

/** Reports what the app's page has thrown, with its stack where it has one. */
export function reportThrown(thrown: unknown): void {
  const stack = thrown instanceof Error && thrown.stack ? toPackagedLines(thrown.stack) : undefined;
  postToPage({ type: 'error', text: formatValue(toPlainValue(thrown)), stack });
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

/** A DOMException as the text of an error, which `formatValue` does not make of it; other values as they are. */
export function toPlainValue(value: unknown): unknown {
  return value instanceof DOMException ? `${value.name}: ${value.message}` : value;
}
