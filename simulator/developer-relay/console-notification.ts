import { cleanLines, cleanText } from '../client/clean-text';
import type { AppIdentity, ConsoleLine } from '../simulation/developer-tools';
import type { CodeFrame } from '../simulation/parse-frames';

export interface ConsoleNotification {
  method: 'console.message' | 'console.traceMessage';
  params: Record<string, unknown>;
}

/** More than a terminal has at once. The message still fits into the largest that the tool takes. */
const MAX_MESSAGE_LENGTH = 16_000;

/** The kinds of lines that the protocol sends with a stack instead of a position. */
const TRACE_KINDS: readonly ConsoleLine['kind'][] = ['trace', 'assert', 'exception'];

/** A text of the app as the tool may print it: the tool leaves controls of the terminal in. */
export function cleanMessage(text: string): string {
  return cleanLines(text, MAX_MESSAGE_LENGTH);
}

/** A line as the developer bridge protocol sends it. `timestamp` is in seconds since `initialize`. */
export function describeConsoleLine(
  line: ConsoleLine,
  app: AppIdentity | null,
  timestamp: number,
): ConsoleNotification {
  const [position] = line.frames;
  const isWarning = line.kind === 'warning';
  const text = cleanMessage(line.text);
  const common = {
    emittedBy: { ...(app && describeAppIdentity(app)), component: line.component },
    kind: isWarning ? 'warn' : line.kind,
    message: [isWarning ? `Simulator: ${text}` : text],
    timestamp,
  };
  return TRACE_KINDS.includes(line.kind)
    ? { method: 'console.traceMessage', params: { ...common, stack: line.frames.map(describeFrame) } }
    : {
        method: 'console.message',
        params: { ...common, fromHost: isWarning, ...(position && { position: describeFrame(position) }) },
      };
}

/** An app as the protocol names it: the build without `0x`. */
export function describeAppIdentity({ uuid, buildId }: AppIdentity): { uuid: string; buildID: string } {
  return { uuid: cleanText(uuid), buildID: cleanText(buildId).replace(/^0x/i, '') };
}

/** The protocol counts from 0. A file that the tool has no source map for is shown as it is. */
function describeFrame({ file, line, column, name }: CodeFrame): Record<string, unknown> {
  return {
    source: `app:///${cleanText(file)}`,
    line: Math.max(line - 1, 0),
    column: Math.max(column - 1, 0),
    ...(name !== undefined && { name: cleanText(name) }),
  };
}
